"""The formats in which a check is written: one module each, with `write(results)`."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from perftui.output.results import Results

FORMATS = (
    "text",
    "concise",
    "json",
    "json-lines",
    "github",
    "gitlab",
    "sarif",
    "rdjson",
    "rdjsonl",
    "junit",
    "markdown",
)
"""Their names; the module is called the same, with `_` for `-`, and imported when it is needed."""


def written(results: Results, form: str) -> Iterator[str]:
    """The results in a format, piece by piece."""
    module = importlib.import_module(f"{__name__}.{form.replace('-', '_')}")
    pieces: Iterator[str] = module.write(results)
    return pieces
