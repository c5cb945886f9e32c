"""Runs the executable on one task's frames."""

import os
import stat
import subprocess
import tempfile
import threading
from typing import Iterable, List, NamedTuple, Optional, Sequence

from squelch_spark.frames import Frame, split

# Read in part: some of the input was damaged, and the warnings in the result say what.
_PARTLY = 3
_TOLD = 2000


class WorkerError(Exception):
    """The executable did not do its work."""


class Executable(NamedTuple):
    """The program, and the options that are the same for all stages."""

    path: str
    options: Sequence[str]
    # Files that the options name, sent to every machine by Spark: pairs of an option and the file's name.
    files: Sequence[Sequence[str]]
    # Seconds after which a stage is given up.
    limit: float

    def run(
        self, stage: str, arguments: Sequence[str] = (), frames: Iterable[bytes] = (), lines: Optional[Iterable[str]] = None
    ) -> List[Frame]:
        """The frames that a stage makes of frames, of lines of text, or of files that its arguments name."""
        return list(split(self.output(stage, arguments, frames, lines)))

    def output(
        self, stage: str, arguments: Sequence[str] = (), frames: Iterable[bytes] = (), lines: Optional[Iterable[str]] = None
    ) -> bytes:
        """Everything that a stage writes."""
        given = list(frames)
        words = [self._resolved(), "shard", stage, *arguments, *self.options, "--workers", "1"]
        for option, name in self.files:
            words += [option, _sent(name)]
        if stage != "features":
            words += ["--frames", str(len(given))]
        pieces = (line.encode("utf-8", "surrogatepass") + b"\n" for line in lines) if lines is not None else given
        with tempfile.TemporaryFile() as errors:
            try:
                child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
            except OSError as error:
                raise WorkerError(f"{words[0]} cannot be started: {error.strerror}") from error
            output = _converse(child, pieces, self.limit)
            errors.seek(0, os.SEEK_END)
            errors.seek(max(0, errors.tell() - _TOLD))
            said = errors.read().decode("utf-8", "replace").strip()
        if child.returncode != 0 and not (stage == "features" and child.returncode == _PARTLY):
            raise WorkerError(f"squelch shard {stage} ended with status {child.returncode}: {said}")
        return output

    def _resolved(self) -> str:
        """The program's path; a name without a folder is a file that Spark has sent."""
        if os.sep in self.path:
            return self.path
        path = _sent(self.path)
        os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
        return path


def _sent(name: str) -> str:
    from pyspark import SparkFiles

    return SparkFiles.get(name)


def _converse(child: subprocess.Popen, pieces: Iterable[bytes], limit: float) -> bytes:
    """What a child says to what it is told; one that says nothing for too long is ended."""
    failure: List[BaseException] = []

    def tell() -> None:
        try:
            for piece in pieces:
                child.stdin.write(piece)
        except BrokenPipeError:
            pass  # It has ended, and its status says why.
        except BaseException as error:  # What makes the pieces may fail: the task must know.
            failure.append(error)
            child.kill()
        finally:
            try:
                child.stdin.close()
            except OSError:
                pass

    teller = threading.Thread(target=tell, daemon=True)
    watch = threading.Timer(limit, child.kill)
    watch.start()
    teller.start()
    try:
        output = child.stdout.read()
        child.wait()
        teller.join()
    finally:
        watch.cancel()
        if child.poll() is None:
            child.kill()
            child.wait()
        child.stdout.close()
    if failure:
        raise failure[0]
    return output
