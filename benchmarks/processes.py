"""Measurements in processes of their own, interleaved, so that a busy moment of the machine hits all alike."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from benchmarks.corpus import ROOT
from benchmarks.readers import Reader, Reading

Key = TypeVar("Key")
Result = TypeVar("Result")


def interleaved(jobs: Mapping[Key, Callable[[], Result]], rounds: int) -> dict[Key, list[Result]]:
    """Run all jobs in turn, `rounds` times."""
    results: dict[Key, list[Result]] = {key: [] for key in jobs}
    for _ in range(rounds):
        for key, job in jobs.items():
            results[key].append(job())
    return results


def missing(reader: Reader) -> tuple[str, ...]:
    """The modules that a reader lacks here."""
    return tuple(module for module in reader.needs if not _installed(module))


def _installed(module: str) -> bool:
    package = module.rpartition(".")[0]
    return (not package or _installed(package)) and find_spec(module) is not None


def read_once(reader: Reader, warm_up: Path, path: Path) -> Reading:
    """One read in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.readers", reader.name, str(warm_up), str(path)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return Reading(**json.loads(done.stdout))


def wall(command: Sequence[str], allowed: Sequence[int] = (0,)) -> float:
    """Seconds from the start of a process to its end; its exit code has to be one of the allowed."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in allowed:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")
    return seconds
