"""What the rules find in declarations of other bureaus: courts, care for the old, roads, archives, training, villages.

They are written after published forms, sound and weak lines side by side. Each finding kept in `golden/bureaus/` was
read beside its declaration; a change of a rule shows in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from perftui.rules.engine import check
from perftui.workspace import load
from tests.support import golden

FOLDER = Path(__file__).parent / "bureaus"
DECLARED = sorted(FOLDER.glob("*.perf"))


def found(path: Path) -> Iterator[str]:
    """The findings of a declaration by itself, each with the characters that it marks."""
    workspace = load([path])
    (file,) = workspace.files
    for finding in check(workspace).findings:
        yield f"{finding.span.line} {finding.code} {file.document.at(finding.span)}"


@pytest.mark.parametrize("path", DECLARED, ids=lambda path: path.stem)
def test_exactly_what_a_reviewer_read_is_found(path: Path) -> None:
    golden(f"bureaus/{path.stem}.txt", "".join(f"{line}\n" for line in found(path)))
