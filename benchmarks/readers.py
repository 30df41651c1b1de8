"""The readers that are compared, each run in a process of its own: `python -m benchmarks.readers READER FILE`.

Prints one JSON object: seconds of the read, and what it found. The module of a reader is imported, and warmed up on
a first small text, before the clock starts; the garbage collector is off for all of them alike.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

Found = tuple[int, int, int]
"""Projects, indicators and diagnostics."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A way to read: `parse` gives what is timed, `count` tells what came out of it, `needs` what it imports."""

    name: str
    suffix: str
    parse: Callable[[], Callable[[str], Any]]
    count: Callable[[Any], Found]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One timed read of one file."""

    seconds: float
    bytes: int
    projects: int
    indicators: int
    diagnostics: int


def measure(reader: Reader, warm_up: Path, path: Path) -> Reading:
    """Read `path` once, in this process."""
    parse = reader.parse()
    parse(warm_up.read_text("utf-8"))
    text = path.read_text("utf-8")
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    result = parse(text)
    seconds = time.perf_counter() - start
    gc.enable()
    return Reading(seconds, len(text.encode()), *reader.count(result))


def _perftui() -> Callable[[str], Any]:
    parse: Callable[[str], Any] = import_module("perftui.language.reader").read
    return parse


def _count_model(result: Any) -> Found:
    document, diagnostics = result
    indicators = sum(len(project.indicators) for project in document.projects)
    return len(document.projects), indicators, len(diagnostics)


def _loads(module: str) -> Callable[[], Callable[[str], Any]]:
    return lambda: import_module(module).loads


def _count_plain(result: Any) -> Found:
    projects = result["projects"]
    return len(projects), sum(len(project["indicators"]) for project in projects), 0


def _beancount() -> Callable[[str], Any]:
    parse: Callable[[str], Any] = import_module("beancount.parser.parser").parse_string
    return parse


def _count_entries(result: Any) -> Found:
    entries, errors, _options = result
    kinds = [type(entry).__name__ for entry in entries]
    return kinds.count("Transaction"), kinds.count("Custom"), len(errors)


def _pyyaml() -> Callable[[str], Any]:
    yaml = import_module("yaml")
    return lambda text: yaml.load(text, Loader=yaml.CSafeLoader)


def _ruamel(kind: str) -> Callable[[], Callable[[str], Any]]:
    def parse() -> Callable[[str], Any]:
        load: Callable[[str], Any] = import_module("ruamel.yaml").YAML(typ=kind, pure=True).load
        return load

    return parse


def _count_blocks(result: Any) -> Found:
    projects = result["project"]
    return len(projects), sum(len(project["indicator"]) for project in projects), 0


READERS = (
    Reader("perftui", "perf", _perftui, _count_model),
    Reader("json", "json", _loads("json"), _count_plain),
    Reader("beancount 3 C parser", "beancount", _beancount, _count_entries, needs=("beancount",)),
    Reader("tomllib", "toml", _loads("tomllib"), _count_plain),
    Reader("PyYAML CSafeLoader", "yaml", _pyyaml, _count_plain, needs=("yaml",)),
    Reader("tomlkit", "toml", _loads("tomlkit"), _count_plain, needs=("tomlkit",)),
    Reader("ruamel.yaml safe, pure", "yaml", _ruamel("safe"), _count_plain, needs=("ruamel.yaml",)),
    Reader("ruamel.yaml round trip", "yaml", _ruamel("rt"), _count_plain, needs=("ruamel.yaml",)),
    Reader("python-hcl2", "hcl", _loads("hcl2"), _count_blocks, needs=("hcl2",)),
)
"""All readers, perftui's first."""


def reader_named(name: str) -> Reader:
    """The reader of that name."""
    return next(reader for reader in READERS if reader.name == name)


if __name__ == "__main__":
    _, chosen, small, large = sys.argv
    print(json.dumps(asdict(measure(reader_named(chosen), Path(small), Path(large)))))
