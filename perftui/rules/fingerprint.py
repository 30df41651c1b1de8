"""What makes a finding the same finding tomorrow: everything about it but its line.

Lines move with every edit above them. A finding is known by its rule, its file, the project and the indicator that it
is about, and which one it is of several alike. Names compare as everywhere: without blanks, width, quotes and case.
"""

from __future__ import annotations

import json
import os
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from perftui.diagnostics import Diagnostic
from perftui.language.document import Document
from perftui.model import Project, Summary
from perftui.names import comparison_key, field_key
from perftui.taxonomy import taxonomy

_BETWEEN = " / "
"""Parts of a key stand on both sides of it; it is never part of one, because keys have no blanks."""

_DIGEST_BYTES = 8


class Fingerprint(NamedTuple):
    """What a finding is known by.

    Attributes:
        rule: its code.
        path: its file, relative to a base, with `/` on every system.
        project: the key of the project or summary that it stands in; empty outside of one.
        indicator: the key of the indicator that it is about, or empty.
        occurrence: 1 for the first of several that are alike in all this, in the order of the file.
    """

    rule: str
    path: str
    project: str = ""
    indicator: str = ""
    occurrence: int = 1

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits for formats that want one word."""
        return blake2b(json.dumps(self).encode(), digest_size=_DIGEST_BYTES).hexdigest()


def fingerprints(
    findings: Sequence[Diagnostic], documents: Mapping[str, Document], base: Path = Path()
) -> tuple[Fingerprint, ...]:
    """What each finding is known by.

    Args:
        findings: in the order of their places, which the occurrences follow.
        documents: the documents by the paths that findings call them.
        base: the folder that paths are relative to.
    """
    places = {path: _Places(document) for path, document in documents.items()}
    relative = {path: relative_path(path, base) for path in dict.fromkeys(finding.path for finding in findings)}
    seen: Counter[Fingerprint] = Counter()
    found: list[Fingerprint] = []
    for finding in findings:
        project, indicator = _about(finding, places.get(finding.path))
        one = Fingerprint(finding.code, relative[finding.path], project, indicator)
        seen[one] += 1
        found.append(one._replace(occurrence=seen[one]))
    return tuple(found)


def project_key(project: Project) -> str:
    """Year, 实施单位 and name of a project; an 项目编码 is usually given later, and changes nothing here."""
    return _BETWEEN.join((field_key(project.year), field_key(project.implementer), comparison_key(project.name)))


def indicator_key(level2: str, name: str) -> str:
    """Level 2 and name of an indicator inside its project; a level 2 in other words is the same."""
    return _BETWEEN.join((comparison_key(taxonomy().level2(level2) or level2), comparison_key(name)))


def relative_path(path: str, base: Path) -> str:
    """A path from `base`, with `/` on every system, and one spelling of its letters on all."""
    try:
        relative = os.path.relpath(path, base)
    except ValueError:  # another drive
        relative = os.path.abspath(path)  # noqa: PTH100 - links stay as the user named them
    return unicodedata.normalize("NFC", Path(relative).as_posix())


class _Places:
    """What stands on a line of a document; worked out where a finding asks for it."""

    def __init__(self, document: Document) -> None:
        self.blocks: list[Project | Summary] = sorted(
            (*document.projects, *document.summaries), key=lambda block: block.line
        )
        self.indicators: dict[int, dict[int, str]] = {}

    def at(self, line: int) -> tuple[str, str]:
        """The keys of the project or summary and of the indicator on `line`, each empty where there is none."""
        number = bisect_right(self.blocks, line, key=lambda block: block.line) - 1
        if number < 0 or line > self.blocks[number].last_line:
            return "", ""
        block = self.blocks[number]
        if isinstance(block, Summary):
            return comparison_key(block.name), ""
        if number not in self.indicators:
            self.indicators[number] = _indicator_lines(block)
        return project_key(block), self.indicators[number].get(line, "")


def _indicator_lines(project: Project) -> dict[int, str]:
    return {
        line: indicator_key(indicator.level2, indicator.name)
        for indicator in project.indicators
        for line in (indicator.line, *(note.line for note in indicator.notes))
    }


def _about(finding: Diagnostic, places: _Places | None) -> tuple[str, str]:
    """The keys of what a finding is about: what stands at its place, else what it says itself."""
    project, indicator = places.at(finding.span.line) if places else ("", "")
    return project or comparison_key(finding.project), indicator or comparison_key(finding.indicator)
