"""The whole analysis on a real cluster, also where things go wrong: `make test-spark`.

    python test_cluster.py SQUELCH
"""

import json
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest
from typing import Any, Callable, Dict, List, Optional

from cluster import Cluster

_HERE = os.path.dirname(os.path.abspath(__file__))
_ROOT = os.path.dirname(os.path.dirname(_HERE))
_PACKAGE = os.path.join(_ROOT, "Sources", "SquelchSpark")
# A job takes half a minute where nothing else runs.
_LIMIT = 420.0
_FILES = 6


def _invented(number: int) -> str:
    """Lines of a file: accounts that repeat each other and write on subjects."""
    chance = random.Random(number)
    subjects = [
        "kernel driver memory scheduler interrupt latency cache register compiler linker".split(),
        "bread flour oven dough butter sugar yeast crust salt pastry recipe".split(),
        "match goal league striker keeper referee penalty stadium coach trophy".split(),
    ]
    lines = []
    for index in range(250):
        account = chance.randrange(30)
        text = " ".join(chance.choices(subjects[account % 3], k=chance.randrange(4, 25)))
        if index % 6 == 0:
            text = f"The bridge over the river {index % 4} stays closed until further notice"
        lines.append(json.dumps({
            "account": f"account{account}", "id": f"{number}-{index}", "folder": f"topic{account % 3}",
            "published": f"2026-11-{chance.randrange(1, 20):02}T{chance.randrange(24):02}:00:00Z", "text": text}))
    return "\n".join(lines) + "\n"


class ClusterTests(unittest.TestCase):
    squelch = ""

    @classmethod
    def setUpClass(cls) -> None:
        import pyspark

        cls.spark = os.path.dirname(pyspark.__file__)
        cls.folder = tempfile.mkdtemp(prefix="squelch-spark-test-")
        cls.posts = os.path.join(cls.folder, "posts")
        os.mkdir(cls.posts)
        for number in range(_FILES):
            with open(os.path.join(cls.posts, f"{number}.jsonl"), "w", encoding="utf-8") as file:
                file.write(_invented(number))
        done = subprocess.run(
            [cls.squelch, "analyze", cls.posts, "--format", "json"], stdout=subprocess.PIPE, check=True, timeout=_LIMIT)
        cls.expected = json.loads(done.stdout)

    @classmethod
    def tearDownClass(cls) -> None:
        shutil.rmtree(cls.folder, ignore_errors=True)

    def cluster(self, scratch: Optional[str] = None) -> Cluster:
        folder = tempfile.mkdtemp(dir=self.folder)
        return Cluster(self.spark, sys.executable, folder, scratch)

    def wrapper(self, words: str) -> str:
        """An executable that does something else than the real one, which is $SQUELCH in it."""
        path = os.path.join(tempfile.mkdtemp(dir=self.folder), "squelch")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/bash\nSQUELCH={self.squelch}\n{words}\n")
        os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
        return path

    def start(self, cluster: Cluster, executable: Optional[str], words: List[str]) -> subprocess.Popen:
        settings = {
            "spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false", "spark.executor.memory": "600m",
            "spark.squelch.executable": executable or self.squelch, "spark.squelch.accounts": "4",
            "spark.squelch.stories": "3", "spark.squelch.limit": "120",
        }
        options = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
        return subprocess.Popen(
            [os.path.join(self.spark, "bin", "spark-submit"), "--master", cluster.master, *options,
             os.path.join(_PACKAGE, "squelch_spark", "__main__.py"), *words],
            env={**cluster.environment, "PYTHONPATH": _PACKAGE}, stdout=subprocess.PIPE,
            # spark-submit gives out a driver's standard error on its own standard output.
            stderr=subprocess.STDOUT, cwd=self.folder, text=True, start_new_session=True)

    def run_job(
        self, cluster: Cluster, executable: Optional[str] = None, words: Optional[List[str]] = None,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> "tuple[int, str, Optional[Dict[str, Any]]]":
        """Exit status, all that was said, and the document; what takes too long is ended, and fails."""
        output = os.path.join(tempfile.mkdtemp(dir=self.folder), "analysis.json")
        job = self.start(cluster, executable, [*(words or [self.posts]), "--output", output])
        try:
            meanwhile()
            errors, _ = job.communicate(timeout=_LIMIT)
        finally:
            if job.poll() is None:
                os.killpg(job.pid, signal.SIGKILL)
                job.wait()
        if not os.path.exists(output):
            return job.returncode, errors, None
        with open(output, encoding="utf-8") as file:
            return job.returncode, errors, json.load(file)

    def rows(self, folder: str) -> Dict[str, Optional[float]]:
        """SNR by account, as Parquet has it."""
        done = subprocess.run(
            [sys.executable, os.path.join(_HERE, "parquet.py"), "read", folder], check=True, timeout=_LIMIT,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return {row["id"]: row.get("snr_db") for row in map(json.loads, done.stdout.splitlines())}

    def assert_same(self, document: Optional[Dict[str, Any]]) -> None:
        self.assertIsNotNone(document)
        found = {account["id"]: account for account in document["accounts"]}
        expected = {account["id"]: account for account in self.expected["accounts"]}
        self.assertEqual(found.keys(), expected.keys())
        for name, account in found.items():
            other = expected[name]
            self.assertEqual(account["verdict"], other["verdict"], name)
            self.assertEqual(account["posts"], other["posts"], name)
            self.assertAlmostEqual(account["snr_db"], other["snr_db"], delta=0.01, msg=name)
            for part, decibels in (account["components"] or {}).items():
                self.assertAlmostEqual(decibels, other["components"][part], delta=0.01, msg=f"{name} {part}")

    def assert_refused(self, result: "tuple[int, str, Optional[Dict[str, Any]]]", words: str) -> None:
        status, errors, document = result
        self.assertIsNone(document)
        self.assertEqual(status, 1, errors[-2000:])
        last = [line for line in errors.splitlines() if line.startswith("squelch-spark:")]
        self.assertTrue(last and words in last[-1], f"{last or errors[-2000:]} has not: {words}")

    def test_says_what_one_process_says(self) -> None:
        with self.cluster() as cluster:
            parquet = os.path.join(self.folder, "accounts.parquet")
            status, errors, document = self.run_job(cluster, words=[self.posts, "--parquet", parquet])
            self.assertEqual(status, 0, errors[-2000:])
            self.assert_same(document)
            self.assertTrue(any(name.endswith(".parquet") for name in os.listdir(parquet)))
            self.assertEqual(self.rows(parquet), {account["id"]: account["snr_db"] for account in document["accounts"]})
            status, errors, document = self.run_job(cluster, words=["--input", "text", f"{self.posts}/*.jsonl"])
            self.assertEqual(status, 0, errors[-2000:])
            self.assert_same(document)

    def test_reads_parquet(self) -> None:
        rows = os.path.join(self.folder, "posts.parquet")
        subprocess.run(
            [sys.executable, os.path.join(_HERE, "parquet.py"), "write", self.posts, rows], check=True, timeout=_LIMIT,
            stderr=subprocess.DEVNULL)
        with self.cluster() as cluster:
            status, errors, document = self.run_job(cluster, words=["--input", "parquet", rows])
        self.assertEqual(status, 0, errors[-2000:])
        self.assert_same(document)

    def test_outlives_a_worker(self) -> None:
        began = os.path.join(self.folder, "began")
        slow = self.wrapper(f'touch {began}; [ "$2" = features ] && sleep 4\nexec "$SQUELCH" "$@"')

        with self.cluster() as cluster:
            def kill() -> None:
                until = time.monotonic() + _LIMIT
                while not os.path.exists(began) and time.monotonic() < until:
                    time.sleep(0.2)
                cluster.kill_a_worker()

            status, errors, document = self.run_job(cluster, slow, meanwhile=kill)
        self.assertEqual(status, 0, errors[-2000:])
        self.assert_same(document)

    def test_refuses_what_is_no_whole_answer(self) -> None:
        other = os.path.join(self.folder, "other")
        shutil.copy(self.squelch, other)
        with open(other, "ab") as file:
            file.write(b"\0")  # Another build of the same version.
        cases = {
            "cut off": '[ "$2" = survey ] || exec "$SQUELCH" "$@"\n"$SQUELCH" "$@" | head -c -100',
            "ended with status 70": '[ "$2" = tell ] && { echo broken >&2; exit 70; }\nexec "$SQUELCH" "$@"',
            "another version": f'[ "$2" = meet ] && exec {other} "$@"\nexec "$SQUELCH" "$@"',
        }
        with self.cluster() as cluster:
            for words, script in cases.items():
                with self.subTest(words):
                    self.assert_refused(self.run_job(cluster, self.wrapper(script)), words)

    def test_says_that_the_scratch_disk_is_full(self) -> None:
        scratch = os.path.join(self.folder, "small")
        os.mkdir(scratch)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", scratch], stderr=subprocess.DEVNULL).returncode:
            self.skipTest("no right to mount a small disk")
        try:
            with self.cluster(scratch) as cluster:
                self.assert_refused(self.run_job(cluster), "No space left on device")
        finally:
            subprocess.run(["umount", "-l", scratch], check=False)


if __name__ == "__main__":
    # Whoever ends the tests ends everything that they have started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    ClusterTests.squelch = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
