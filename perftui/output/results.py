"""What a check gives to be written down, and what several formats ask of it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from perftui.diagnostics import Diagnostic, Severity
from perftui.files import Fault
from perftui.language.document import BOM, Document
from perftui.output.palette import PLAIN, Palette
from perftui.rules.fingerprint import Fingerprint, fingerprints
from perftui.rules.rule import Registered, Undecided


@dataclass(frozen=True)
class Results:
    """The outcome of a check, and how it is wanted.

    Attributes:
        findings: what is shown, in order of place.
        undecided: where a rule could not tell, in order of place.
        documents: every file that was looked at, by the path that findings call it.
        root: the folder from which forges count paths.
        list_undecided: whether `undecided` is listed in formats that otherwise leave it out.
        palette: the colours of formats for people.
        cells: the width of the terminal, where there is one.
        own: the rules beyond those of the program that were in force.
        faults: what could not be read. People are told on standard error; a report that programs read names it too.
    """

    findings: Sequence[Diagnostic] = ()
    undecided: Sequence[Undecided] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    root: Path = Path()
    list_undecided: bool = False
    palette: Palette = PLAIN
    cells: int | None = None
    own: Sequence[Registered] = ()
    faults: Sequence[Fault] = ()

    @cached_property
    def fingerprints(self) -> tuple[Fingerprint, ...]:
        """What each finding is known by, in the same order."""
        return fingerprints(self.findings, self.documents, self.root)

    @property
    def listed(self) -> Sequence[Undecided]:
        """The undecided that are to be listed."""
        return self.undecided if self.list_undecided else ()

    def from_root(self, path: str) -> str:
        """A path as forges call it: from the root of the repository, with `/`; one outside of it stays whole."""
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as the user named them
        root = Path(os.path.abspath(self.root))  # noqa: PTH100 - as above
        return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()

    def byte_column(self, path: str, line: int, column: int) -> int:
        """The bytes of UTF-8 before a column of a line; who counts bytes counts those of a byte order mark too."""
        document = self.documents.get(path)
        if document is None:
            return 0
        mark = BOM if document.bom and line == 1 else ""
        return len((mark + document.lines[line - 1][:column]).encode("utf-8"))


def count(findings: Iterable[Diagnostic]) -> Counter[Severity]:
    """How many findings there are of each severity."""
    return Counter(finding.severity for finding in findings)


def gravest_first(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Errors before warnings before notes, each in order of place: what a reader cuts off is what matters least."""
    return sorted(findings, key=lambda finding: finding.severity.rank)


def whole_message(finding: Diagnostic) -> str:
    """Summary and detail, a line each."""
    return "\n".join(str(part) for part in (finding.summary, finding.detail) if part is not None)
