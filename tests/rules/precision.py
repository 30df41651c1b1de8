"""What a rule finds in the nine declarations: the file, and the characters that it marks."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from perftui.rules.engine import check
from perftui.workspace import load
from tests.support import DECLARATIONS

Places = list[tuple[str, str]]


@lru_cache(maxsize=1)
def _places() -> tuple[dict[str, Places], dict[str, Places]]:
    workspace = load([DECLARATIONS])
    documents = {file.document.path: file.document for file in workspace.files}
    report = check(workspace)
    found: dict[str, Places] = defaultdict(list)
    unsure: dict[str, Places] = defaultdict(list)
    for finding in report.findings:
        found[finding.code].append((Path(finding.path).stem, documents[finding.path].at(finding.span)))
    for undecided in report.undecided:
        unsure[undecided.code].append((Path(undecided.path).stem, documents[undecided.path].at(undecided.span)))
    return found, unsure


def found_by(code: str) -> Places:
    """Where a rule finds something."""
    return _places()[0][code]


def unsure_of(code: str) -> Places:
    """Where a rule cannot tell."""
    return _places()[1][code]
