"""The row of stages, and which frames go where between them."""

import atexit
import json
import os
import shutil
import tempfile
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

from pyspark import RDD, SparkContext
from pyspark.sql import SparkSession

from squelch_spark.frames import ROUTED, Frame
from squelch_spark.worker import Executable

# By the part that it is for: kind and bytes of a frame.
_Pair = Tuple[int, Tuple[str, bytes]]


class Job:
    """One analysis. `accounts` and `stories` are into how many parts each is divided; `texts` of possible examples go along
    of each account, on either side in each piece of a file."""

    def __init__(self, spark: SparkSession, executable: Executable, accounts: int, stories: int, texts: int) -> None:
        self._context: SparkContext = spark.sparkContext
        self._executable = executable
        self._accounts = accounts
        self._stories = stories
        self._texts = texts

    def of_files(self, paths: Sequence[str]) -> Dict[str, Any]:
        """Each task gets a path and the executable reads the file: the cheapest way, where all machines see the files."""
        executable, layout = self._executable, self._layout()

        def read(numbered: Tuple[int, str]) -> List[Frame]:
            part, path = numbered
            return executable.run("features", [path, "--part", str(part), *layout])

        # By name: of posts that two files have, the first file's count, as when one process reads them.
        numbered = list(enumerate(sorted(paths)))
        return self._run(self._context.parallelize(numbered, max(1, len(numbered))).flatMap(read))

    def of_lines(self, lines: RDD) -> Dict[str, Any]:
        """Each task gets a partition of JSON Lines, wherever Spark has them from."""
        executable, layout = self._executable, self._layout()

        def read(part: int, lines: Iterator[str]) -> Iterator[Frame]:
            first = next(lines, None)
            if first is None:
                return iter(())

            def all_lines() -> Iterator[str]:
                yield first
                yield from lines

            return iter(executable.run("features", ["--part", str(part), *layout], lines=all_lines()))

        return self._run(lines.mapPartitionsWithIndex(read))

    def _layout(self) -> List[str]:
        return ["--accounts", str(self._accounts), "--stories", str(self._stories), "--texts", str(self._texts)]

    def _run(self, features: RDD) -> Dict[str, Any]:
        posts = self._shuffled(features, self._accounts)
        read = self._merged(self._sums(posts, self._accounts), "S")
        self._say("survey: who there is")
        surveyed = self._shuffled(self._stage(posts, "survey", "P", read), self._stories)
        survey = self._merged(self._sums(surveyed, self._stories), "S", read)
        self._say("stories: who repeats whom")
        met = self._shuffled(self._stage(surveyed, "meet", "K"), self._accounts)
        told = self._shuffled(
            self._stage(self._together(posts, met), "tell", "PM", survey), self._stories)
        found = self._shuffled(self._stage(told, "stories", "Q"), self._accounts)
        labels = self._shuffled(self._labels(found), self._accounts)
        self._say("contexts: what each is about")
        known = self._together(posts, found)
        contexts = self._merged(self._whole(self._stage(known, "contexts", "PR", survey)), "X")
        voices = self._merged(self._whole(self._stage(known, "voices", "PR", survey + contexts)), "Y")
        self._say("weigh: what posts are worth")
        weighed = self._shuffled(
            self._stage(self._together(known, labels), "weigh", "PRL", survey + contexts + voices), self._stories)
        self._say("finish: accounts compared")
        covered = self._whole(self._stage(weighed, "cover", "V"))
        # What accounts add up to has travelled once: one task takes it from where it lies.
        accounts = weighed.filter(lambda pair: pair[1][0] not in ROUTED)
        return self._finished(accounts.union(covered).coalesce(1), survey)

    def _say(self, words: str) -> None:
        """What Spark's own page shows of the jobs that follow."""
        self._context.setJobDescription(f"squelch: {words}")

    def _stage(self, frames: RDD, name: str, kinds: str, sums: Sequence[bytes] = ()) -> RDD:
        """A stage on each part that has any frame of the first of `kinds`."""
        executable = self._executable
        shared = self._context.broadcast(list(sums))

        def work(frames: Iterator[_Pair]) -> List[Frame]:
            own = [(kind, data) for _, (kind, data) in frames if kind in kinds]
            if not any(kind == kinds[0] for kind, _ in own):
                return []
            return executable.run(name, frames=[data for _, data in own] + shared.value)

        return frames.mapPartitions(work)

    @staticmethod
    def _shuffled(frames: RDD, parts: int) -> RDD:
        """Frames where they go: each part is a partition, and one more holds the sums."""

        def route(frame: Frame) -> _Pair:
            return (frame.destination if frame.kind in ROUTED else parts, (frame.kind, frame.data))

        return frames.map(route).partitionBy(parts + 1)

    @staticmethod
    def _whole(frames: RDD) -> RDD:
        """All frames in one partition."""
        return frames.map(lambda frame: (0, (frame.kind, frame.data))).partitionBy(1)

    def _sums(self, frames: RDD, parts: int) -> RDD:
        """The partition that holds the sums, as the only one that has anything."""
        return frames.filter(lambda pair: pair[0] == parts).map(lambda pair: (0, pair[1])).partitionBy(1)

    def _together(self, *frames: RDD) -> RDD:
        """Frames of the same parts, part by part: nothing moves where they are divided alike already."""
        whole = frames[0]
        for more in frames[1:]:
            whole = whole.union(more)
        parts = frames[0].getNumPartitions()
        return whole if whole.getNumPartitions() == parts else whole.partitionBy(parts)

    def _merged(self, frames: RDD, kind: str, known: Sequence[bytes] = ()) -> List[bytes]:
        """The sums of a kind in one frame, with those that are known already."""
        executable = self._executable
        shared = self._context.broadcast(list(known))

        def work(frames: Iterator[_Pair]) -> List[bytes]:
            own = [data for _, (sort, data) in frames if sort == kind]
            return [frame.data for frame in executable.run("merge", frames=own + shared.value)] if own else []

        return frames.mapPartitions(work).collect()

    def _labels(self, found: RDD) -> RDD:
        executable = self._executable

        def work(frames: Iterator[_Pair]) -> List[Frame]:
            ties = [data for _, (kind, data) in frames if kind == "E"]
            if not ties:
                return []
            merged = executable.run("merge", frames=ties)
            return executable.run("label", frames=[frame.data for frame in merged])

        return found.mapPartitions(work)

    def _finished(self, frames: RDD, survey: Sequence[bytes]) -> Dict[str, Any]:
        executable = self._executable

        def work(frames: Iterator[_Pair]) -> List[bytes]:
            given = [data for _, (kind, data) in frames if kind in "WOS"]
            return [executable.output("finish", frames=given + list(survey))]

        documents = frames.mapPartitions(work).collect()
        return json.loads(documents[0])


def _ship(context: SparkContext) -> None:
    """Sends this package along: machines need nothing but Python and the executable."""
    package = os.path.dirname(os.path.abspath(__file__))
    folder = tempfile.mkdtemp(prefix="squelch-spark-")
    try:
        name = os.path.join(folder, "squelch_spark")
        context.addPyFile(shutil.make_archive(name, "zip", os.path.dirname(package), os.path.basename(package)))
    finally:
        # Spark serves a copy of its own where it has one; a driver on this machine reads the file until it ends.
        atexit.register(shutil.rmtree, folder, ignore_errors=True)


def analyze(
    spark: SparkSession,
    executable: str,
    *,
    files: Optional[Sequence[str]] = None,
    text: Optional[Sequence[str]] = None,
    parquet: Optional[Sequence[str]] = None,
    accounts: int = 64,
    stories: int = 64,
    texts: int = 2,
    options: Sequence[str] = (),
    sent: Sequence[Sequence[str]] = (),
    limit: float = 24 * 3600,
) -> Dict[str, Any]:
    """The document `squelch.analysis/1` of posts in files, text or Parquet.

    `options` go to every stage; `sent` are pairs of an option and a file, which Spark sends to every machine.
    """
    context = spark.sparkContext
    _ship(context)
    for _, path in sent:
        context.addFile(path)
    names = [(option, path.rstrip("/").rsplit("/", 1)[-1]) for option, path in sent]
    job = Job(spark, Executable(executable, tuple(options), tuple(names), limit), accounts, stories, texts)
    context.setJobDescription("squelch: features")
    if files:
        return job.of_files(files)
    if text:
        return job.of_lines(context.union([context.textFile(path) for path in text]))
    if parquet:
        return job.of_lines(spark.read.parquet(*parquet).toJSON())
    raise ValueError("name files, text or parquet")
