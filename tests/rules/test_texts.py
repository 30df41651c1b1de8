"""Everything that people wrote as one text, with the place of every character."""

from __future__ import annotations

import pytest

from perftui.language.reader import read
from perftui.rules.texts import Written
from tests.rules.fixtures import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_text_stands_where_it_is_found(case: Case) -> None:
    document, _found = read(case.text)
    for project in document.projects:
        written, at = Written(project), 0
        for text in written.text.split("\n"):
            place = written.found(at, at + len(text)).span
            assert document.lines[place.line - 1][place.start : place.end] == text
            at += len(text) + 1
