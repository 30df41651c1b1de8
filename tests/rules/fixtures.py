"""The text fixtures of the rules.

A file holds cases, each headed by `== fail: TITLE`, `== unsure: TITLE` or `== pass: TITLE`, with the text of a
declaration below. In a failing case `-- finds` follows, a line `LINE:COLUMN-END CODE` for each finding (columns from 1,
the end is the column behind the last character; a severity behind it where it is not that of the rule), and `-- fixed`,
the text after the rule's fixes, where the rule has some. In an unsure case the same lines say where the rule cannot
tell; it finds nothing there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures"
_CASE = re.compile(r"^== (fail|unsure|pass): (.*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a rule; `finds` is empty where the rule finds nothing, `unsure` where it can tell."""

    code: str
    title: str
    text: str
    finds: tuple[str, ...]
    unsure: tuple[str, ...]
    fixed: str | None

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


def cases(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    _before, *parts = _CASE.split(path.read_text("utf-8"))
    for kind, title, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        text, _finds, rest = body.partition("-- finds\n")
        finds, _fixed, fixed = rest.partition("-- fixed\n")
        assert bool(_finds) == (kind != "pass"), f"{path.name}: {title}"
        places = tuple(finds.split("\n")[:-1])
        found, unsure = ((), places) if kind == "unsure" else (places, ())
        yield Case(path.stem, title, text, found, unsure, fixed if _fixed else None)


CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in cases(path)]
