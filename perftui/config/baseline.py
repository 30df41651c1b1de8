"""A baseline: findings that are known, so that only new ones are shown.

A file of JSON lines, one finding a line, sorted and without line numbers, so that it merges:

    {"path": "甲.perf", "project": "2026 / 某局 / 甲", "indicator": "数量指标 / 场次", "rule": "I403", "count": 1}
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from perftui.config.problems import Problem
from perftui.config.source import shown_path
from perftui.files import Fault, content_hash, create, read_bytes, write_atomically
from perftui.language.document import BOM
from perftui.language.text import decode
from perftui.messages import msg
from perftui.model import Span
from perftui.rules.fingerprint import Fingerprint

USUAL_NAME = "perftui-baseline.jsonl"
MAX_BYTES = 32 * 1024 * 1024
MAX_LINE = 1024 * 1024
MAX_PROBLEMS = 10
"""Of a file with more lines that are none, as after a merge, the others are not told."""


class Entry(NamedTuple):
    """Findings that are alike: of one rule at one indicator of one project in one file."""

    path: str
    project: str
    indicator: str
    rule: str

    @classmethod
    def of(cls, known: Fingerprint) -> Entry:
        """What a finding is recorded as."""
        return cls(known.path, known.project, known.indicator, known.rule)


class Baseline(NamedTuple):
    """A baseline as it was read.

    Attributes:
        path: its file.
        counts: how many findings of each kind are known.
        digest: the hash of what was read; none where there is no such file yet.
    """

    path: Path
    counts: Mapping[Entry, int] = MappingProxyType({})
    digest: str | None = None


def read_baseline(path: Path) -> tuple[Baseline, tuple[Problem, ...]]:
    """Read a baseline, and all that is wrong with it."""
    shown = shown_path(path)
    data = read_bytes(path, MAX_BYTES + 1)
    if isinstance(data, Fault):
        detail = None if os.path.lexists(path) else msg("perftui check --write-baseline writes it")
        return Baseline(path), (Problem(shown, data.reason, detail),)
    text, unreadable = decode(data)
    if unreadable is not None or len(data) > MAX_BYTES:
        return Baseline(path), (Problem(shown, msg("this is no baseline")),)
    lines = tuple(text.removeprefix(BOM).split("\n"))
    counts: dict[Entry, int] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        read = _read_line(line) if line.strip() else None
        if read is not None:
            entry, count = read
            counts[entry] = max(count, counts.get(entry, 0))
        elif line.strip() and len(problems) < MAX_PROBLEMS:
            span = Span(number, 0, number, len(line))
            detail = msg("delete the line; or delete the file and write it anew: perftui check --write-baseline")
            problems.append(Problem(shown, msg("this line is no known finding"), detail, span, lines))
    if problems and not counts:
        first = problems[0]
        detail = msg("name another file; perftui check --write-baseline writes it")
        problems = [first._replace(summary=msg("this is no baseline"), detail=detail)]
    return Baseline(path, counts, content_hash(data)), tuple(problems)


def is_baseline(path: Path) -> bool:
    """Whether a file begins with a known finding; what cannot be read does not."""
    try:
        with path.open("rb") as file:
            first = file.readline(MAX_LINE) if path.is_file() else b""
    except OSError:
        return False
    text, unreadable = decode(first)
    return unreadable is None and _read_line(text.removeprefix(BOM)) is not None


def write_baseline(baseline: Baseline, counts: Mapping[Entry, int]) -> Fault | None:
    """Replace what was read by other counts."""
    data = baseline_text(counts).encode("utf-8", "backslashreplace")  # what is no character is an escape of JSON then
    if baseline.digest is None:
        return create(baseline.path, data)
    return write_atomically(baseline.path, data, expected=baseline.digest)


def baseline_text(counts: Mapping[Entry, int]) -> str:
    """The lines of a baseline."""
    return "".join(
        json.dumps({**entry._asdict(), "count": count}, ensure_ascii=False) + "\n"
        for entry, count in sorted(counts.items())
        if count
    )


def _read_line(line: str) -> tuple[Entry, int] | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.keys() != {*Entry._fields, "count"}:
        return None
    count = data.pop("count")
    if type(count) is not int or count < 1 or not all(isinstance(text, str) for text in data.values()):
        return None
    return Entry(**data), count
