"""Parquet with Spark in this process: `parquet.py write LINES FOLDER`, `parquet.py read FOLDER`."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, to_timestamp


def write(spark: SparkSession, lines: str, folder: str) -> None:
    """Timeline lines as rows of the same names, with the moment as a moment and not as a text, in three files."""
    rows = spark.read.json(lines)
    rows.withColumn("published", to_timestamp(col("published"))).repartition(3).write.parquet(folder)


def read(spark: SparkSession, folder: str) -> None:
    """Prints rows as JSON Lines."""
    for row in spark.read.parquet(folder).toJSON().collect():
        print(row)


if __name__ == "__main__":
    session = (
        SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1").config("spark.sql.session.timeZone", "America/New_York").getOrCreate())
    try:
        {"write": write, "read": read}[sys.argv[1]](session, *sys.argv[2:])
    finally:
        session.stop()
