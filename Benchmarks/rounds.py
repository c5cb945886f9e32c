#!/usr/bin/env python3
"""Runs commands in turn, again and again, and compares the work that each does in a second of CPU.

  rounds.py [-n 7] [--warmups 1] [--cores 0] [--work N | --pattern REGEX] [--json FILE] -- 'COMMAND A' 'COMMAND B' ...

Round after round runs A, B, C, A, B, C ..., so that whatever else the machine does meets all alike. CPU seconds are
user plus system time of the child as the kernel accounts them (wait4): a busy neighbour stretches the wall clock, and
hardly these. A ratio is formed within a round, against the first command, and the median of the rounds is shown with
[lowest..highest]. The work is --work, or what --pattern (group 1; default: a number before " MB ") finds in the output,
or 1 a run. Exit status 0 and 3 (done in part) count as success, everything else ends the measurement.
"""
import argparse
import json
import os
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

DONE = (0, 3)
MEGABYTES = r"([0-9.]+) MB "


@dataclass
class Run:
    cpu: float           # seconds, user + system
    wall: float          # seconds
    peak: float          # MiB resident; never below the size of this process, which the kernel counts in
    output: str


@dataclass
class Figure:
    """The median of some runs, with the lowest and the highest."""
    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values):
        values = list(values)
        return cls(statistics.median(values), min(values), max(values))

    def text(self, digits=2):
        return f"{self.median:.{digits}f} [{self.low:.{digits}f}..{self.high:.{digits}f}]"


def run(arguments, cores=None):
    """Runs one command, bound to a set of cores, and takes its own resource usage."""
    own = os.sched_getaffinity(0)
    with tempfile.TemporaryFile() as output:               # a file: no reader competes for the core
        try:
            os.sched_setaffinity(0, cores or own)          # inherited; a taskset in between would cost a start-up
            start = time.perf_counter()
            child = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.perf_counter() - start
        finally:
            os.sched_setaffinity(0, own)
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if child.returncode not in DONE:
        raise SystemExit(f"exit status {child.returncode}: {shlex.join(arguments)}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, text)


def rounds(commands, count=7, warmups=1, cores=None):
    """The runs of each command (lists of arguments), in the order in which the commands were given."""
    runs = [[] for _ in commands]
    for number in range(-warmups, count):
        for command, taken in zip(commands, runs):
            result = run(command, cores)
            if number >= 0:
                taken.append(result)
    return runs


def pairs(value, runs, base):
    """The ratio of a value of two commands, round by round."""
    return Figure.of(value(one) / value(other) for one, other in zip(runs, base))


def work_done(result, work, pattern):
    if work is not None:
        return work
    found = re.search(pattern, result.output)
    return float(found.group(1)) if found else 1.0


def summary(command, runs, base, rate):
    return {"command": command, "per_cpu_second": vars(Figure.of(map(rate, runs))),
            "ratio": vars(pairs(rate, runs, base)), "cpu_seconds": vars(Figure.of(one.cpu for one in runs)),
            "wall_seconds": vars(Figure.of(one.wall for one in runs)),
            "peak_mib": vars(Figure.of(one.peak for one in runs))}


def core_set(text):
    return None if text == "all" else {int(core) for core in text.split(",")}


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", "--rounds", type=int, default=7)
    parser.add_argument("--warmups", type=int, default=1)
    parser.add_argument("--cores", type=core_set, default={0}, help="such as 0 or 0,1; all: not bound")
    parser.add_argument("--work", type=float, help="work of one run, the same for all commands")
    parser.add_argument("--pattern", default=MEGABYTES, help="finds the work of a run in its output")
    parser.add_argument("--json", metavar="FILE", help="write the figures there too")
    parser.add_argument("commands", nargs="+")
    return parser.parse_args()


def main():
    options = parse_options()
    runs = rounds([shlex.split(command) for command in options.commands], options.rounds, options.warmups,
                  options.cores)
    rows = [summary(command, taken, runs[0], lambda one: work_done(one, options.work, options.pattern) / one.cpu)
            for command, taken in zip(options.commands, runs)]
    print(f"{'work per CPU second':<28}{'x the first':<22}{'peak MiB':>8}  command")
    for row in rows:
        rate, ratio = Figure(**row["per_cpu_second"]), Figure(**row["ratio"])
        print(f"{rate.text():<28}{ratio.text(3):<22}{row['peak_mib']['median']:>8.0f}  {row['command']}")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({"rounds": options.rounds, "commands": rows}, file, indent=1)


if __name__ == "__main__":
    sys.exit(main())
