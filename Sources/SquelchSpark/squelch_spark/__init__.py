"""Runs the stages of `squelch shard` on Apache Spark: Spark carries frames, the executable does the work."""

from squelch_spark.job import Job, analyze

__all__ = ["Job", "analyze"]
