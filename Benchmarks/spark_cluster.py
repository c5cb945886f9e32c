"""What a job on a cluster of Apache Spark uses: CPU and memory of its processes, and the bytes that it shuffles."""
import collections
import glob
import json
import os
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")
PAUSE = 0.25             # seconds between two looks


class Meter:
    """Looks at all processes of some sessions until the job has ended.

    A Python worker waits for each `squelch` that it starts, so that the kernel counts these children's time with it: none is
    missed between two looks. What a process did after the last look at it is.
    """

    def __init__(self, job, sessions):
        self._job = job
        self._sessions = {job.pid, *sessions}
        self._cpu = {}
        self._peak = collections.Counter()
        # What the cluster's machines took before the job came is not its.
        self._before = {}

    def watch(self):
        start = time.perf_counter()
        self._look()
        self._before = dict(self._cpu)
        while True:
            try:
                self._job.wait(PAUSE)
                break
            except subprocess.TimeoutExpired:
                self._look()
        wall = time.perf_counter() - start
        self._look()
        sums = collections.Counter()
        for key, taken in self._cpu.items():
            for kind, seconds in taken.items():
                sums[kind] += seconds - self._before.get(key, {}).get(kind, 0)
        return {"wall_s": wall, **{f"{kind}_cpu_s": sums[kind] for kind in ("squelch", "python", "java")},
                **{f"{kind}_peak_mib": self._peak[kind] for kind in ("driver", "executor", "python", "squelch")}}

    def _look(self):
        for entry in os.scandir("/proc"):
            if not entry.name.isdigit():
                continue
            try:
                with open(f"/proc/{entry.name}/stat", "rb") as file:
                    name, _, rest = file.read().partition(b"(")[2].rpartition(b")")
                fields = rest.split()
                if int(fields[3]) not in self._sessions:
                    continue
                self._take((int(entry.name), fields[19]), name, fields)
            except (FileNotFoundError, ProcessLookupError):
                pass             # It has ended meanwhile.

    def _take(self, key, name, fields):
        own, waited = (sum(map(int, fields[place:place + 2])) / TICK for place in (11, 13))
        peak = self._peak_of(key[0])
        if name.startswith(b"python"):
            self._cpu[key] = {"python": own, "squelch": waited if self._is_worker(key[0]) else 0}
            self._note("python", peak)
        elif name.startswith(b"java"):
            self._cpu[key] = {"java": own}
            words = self._command(key[0])
            if b"SparkSubmit" in words:
                self._note("driver", peak)
            elif b"ExecutorBackend" in words:
                self._note("executor", peak)
        elif name.startswith(b"squelch"):
            self._note("squelch", peak)

    def _note(self, kind, peak):
        self._peak[kind] = max(self._peak[kind], peak)

    @staticmethod
    def _command(pid):
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return file.read()

    def _is_worker(self, pid):
        """Whether it is one that Spark's daemon has made: the daemon's own children are workers, which count by themselves."""
        with open(f"/proc/{pid}/stat", "rb") as file:
            parent = int(file.read().rpartition(b")")[2].split()[1])
        return b"pyspark.daemon" in self._command(parent)

    @staticmethod
    def _peak_of(pid):
        with open(f"/proc/{pid}/status", "rb") as file:
            for line in file:
                if line.startswith(b"VmHWM:"):
                    return int(line.split()[1]) / 1024
        return 0


def shuffled(folder):
    """Bytes that each of Spark's stages wrote for others, by its number and job: the metrics in the log of its events."""
    stages, jobs = collections.Counter(), {}
    for path in glob.glob(os.path.join(folder, "*")):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if '"SparkListenerStageSubmitted"' in line:
                    event = json.loads(line)
                    job = (event.get("Properties") or {}).get("spark.job.description", "")
                    jobs[event["Stage Info"]["Stage ID"]] = job.removeprefix("squelch: ")
                elif '"SparkListenerTaskEnd"' in line:
                    event = json.loads(line)
                    metrics = (event.get("Task Metrics") or {}).get("Shuffle Write Metrics", {})
                    stages[event["Stage ID"]] += metrics.get("Shuffle Bytes Written", 0)
    return {f"{stage:2} ({jobs.get(stage, '')})": count for stage, count in stages.items() if count}
