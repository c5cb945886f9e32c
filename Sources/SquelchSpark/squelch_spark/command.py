"""`squelch-spark`: the command line. Everything about the cluster is Spark's own settings."""

import argparse
import glob
import json
import os
import sys
import time
from typing import Any, Dict, List, Optional, Sequence

from pyspark import SparkConf
from pyspark.sql import SparkSession

from squelch_spark.job import analyze

_SENT = ("following", "config", "model", "previous")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="squelch-spark",
        description="Scores every account as squelch analyze does, on Apache Spark. Masters, memory, cores and the like are "
        "Spark's own settings (spark-submit, spark-defaults.conf).",
        epilog="Settings of its own: spark.squelch.executable, spark.squelch.accounts, spark.squelch.stories, "
        "spark.squelch.texts, spark.squelch.limit (seconds a stage may take in one task).",
    )
    parser.add_argument("inputs", nargs="+", metavar="path", help="files with posts, or what Spark reads")
    parser.add_argument(
        "--input", choices=("files", "text", "parquet"), default="files",
        help="files: the executable reads them, where all machines see them (default); text: JSON Lines that Spark reads; "
        "parquet: rows with the names of a timeline line")
    parser.add_argument("--output", default="-", help="the analysis as JSON; - is standard output (default)")
    parser.add_argument("--parquet", help="also write the accounts there as Parquet")
    for name in _SENT:
        parser.add_argument(f"--{name}", action="append", default=[], help=f"as squelch shard has it; sent to every machine")
    parser.add_argument("--since")
    parser.add_argument("--until")
    parser.add_argument("--threshold")
    return parser


def main(words: Optional[Sequence[str]] = None) -> int:
    given = _parser().parse_args(words)
    # Frames are made for what packs bytes by how often they occur, too.
    settings = SparkConf().setIfMissing("spark.io.compression.codec", "zstd")
    spark = SparkSession.builder.appName("squelch").config(conf=settings).getOrCreate()
    try:
        document = _analysis(spark, given)
        if given.parquet:
            _write_parquet(spark, document, given.parquet)
        _write(document, given.output)
    except Exception as error:  # Spark's errors are long; what the executable said stands in them.
        print(f"squelch-spark: {_cause(error)}", file=sys.stderr)
        return 1
    finally:
        spark.stop()
    return 0


def _analysis(spark: SparkSession, given: argparse.Namespace) -> Dict[str, Any]:
    settings = spark.sparkContext.getConf()
    # One clock for all machines.
    options: List[str] = ["--now", str(int(time.time()))]
    for name in ("since", "until", "threshold"):
        value = getattr(given, name)
        if value is not None:
            options += [f"--{name}", value]
    sent = [(f"--{name}", path) for name in _SENT for path in getattr(given, name)]
    inputs = {given.input: _files(given.inputs) if given.input == "files" else given.inputs}
    return analyze(
        spark, settings.get("spark.squelch.executable", "squelch"), **inputs,
        accounts=int(settings.get("spark.squelch.accounts", "64")),
        stories=int(settings.get("spark.squelch.stories", "64")),
        texts=int(settings.get("spark.squelch.texts", "2")), options=options, sent=sent,
        limit=float(settings.get("spark.squelch.limit", "86400")))


def _files(paths: Sequence[str]) -> List[str]:
    """All files under the paths; hidden ones are left out, as squelch does."""
    found: List[str] = []
    for path in (match for pattern in paths for match in sorted(glob.glob(pattern)) or [pattern]):
        if not os.path.isdir(path):
            found.append(os.path.abspath(path))
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += [os.path.abspath(os.path.join(folder, name)) for name in sorted(names) if not name.startswith(".")]
    return found


def _write(document: Dict[str, Any], path: str) -> None:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    if path == "-":
        sys.stdout.write(text)
        return
    part = f"{path}.{os.getpid()}.tmp"
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(part, path)
    finally:
        if os.path.exists(part):
            os.remove(part)


def _write_parquet(spark: SparkSession, document: Dict[str, Any], path: str) -> None:
    rows = [json.dumps(account, ensure_ascii=False) for account in document["accounts"]]
    lines = spark.sparkContext.parallelize(rows, max(1, len(rows) // 100_000))
    spark.read.json(lines).write.mode("overwrite").parquet(path)


def _cause(error: Exception) -> str:
    """The line of an error that says why."""
    lines = [line.strip() for line in str(error).splitlines()]
    for mark in ("WorkerError:", "FrameError:", "No space left on device"):
        for line in lines:
            if mark in line:
                return line[line.index(mark):].removeprefix("WorkerError:").strip()
    return lines[0] if lines else type(error).__name__


if __name__ == "__main__":
    sys.exit(main())
