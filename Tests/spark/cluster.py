"""A standalone cluster of one master and some workers, all on 127.0.0.1, for as long as a test runs."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from typing import Dict, List, Optional


class ClusterError(Exception):
    """The cluster did not start, or ended."""


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Cluster:
    """Starts processes in groups of their own, and ends every one of them."""

    def __init__(
        self, spark: str, python: str, folder: str, scratch: Optional[str] = None, workers: int = 2
    ) -> None:
        self._workers = workers
        self._spark = spark
        self._folder = folder
        self._port = _free_port()
        self._page = _free_port()
        self._children: List[subprocess.Popen] = []
        self.environment: Dict[str, str] = {
            **os.environ, "SPARK_HOME": spark, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": python,
            "SPARK_NO_DAEMONIZE": "1",
        }
        self._worker_environment = {**self.environment, "SPARK_LOCAL_DIRS": scratch or os.path.join(folder, "scratch")}

    @property
    def master(self) -> str:
        return f"spark://127.0.0.1:{self._port}"

    @property
    def sessions(self) -> List[int]:
        """The sessions that its processes, and all that these start, belong to."""
        return [child.pid for child in self._children]

    def __enter__(self) -> "Cluster":
        try:
            self._start("master", "org.apache.spark.deploy.master.Master", self.environment, [
                "--host", "127.0.0.1", "--port", str(self._port), "--webui-port", str(self._page)])
            for name in (f"worker-{number}" for number in range(self._workers)):
                self._start(name, "org.apache.spark.deploy.worker.Worker", self._worker_environment, [
                    "--host", "127.0.0.1", "--port", str(_free_port()), "--webui-port", str(_free_port()), "-c", "1",
                    "-m", "1g", "-d", os.path.join(self._folder, name), self.master])
            self._wait(180)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for child in reversed(self._children):
            self._end(child)

    def kill_a_worker(self) -> None:
        """One worker with everything that it has started, without a word."""
        self._end(self._children[-1])

    def _start(self, name: str, kind: str, environment: Dict[str, str], words: List[str]) -> None:
        with open(os.path.join(self._folder, f"{name}.log"), "wb") as log:
            self._children.append(subprocess.Popen(
                [os.path.join(self._spark, "bin", "spark-class"), kind, *words], env=environment, stdout=log,
                stderr=log, start_new_session=True))

    @staticmethod
    def _end(child: subprocess.Popen) -> None:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        child.wait()

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if any(child.poll() is not None for child in self._children):
                raise ClusterError(f"the cluster did not start; see the logs in {self._folder}")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self._page}/json/", timeout=5) as page:
                    if sum(worker["state"] == "ALIVE" for worker in json.load(page)["workers"]) == self._workers:
                        return
            except (urllib.error.URLError, OSError, ValueError, KeyError):
                pass
            time.sleep(0.5)
        raise ClusterError("the cluster did not start in time")
