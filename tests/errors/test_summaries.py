"""The collector of summaries follows each way of making one, and says where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.errors.summaries import templates

WAYS = {
    "literal": 'RULE.at(span, msg("a {x}", x=1), msg("help"))',
    "keyword": 'RULE.at(span, summary=msg("a {x}", x=1))',
    "counted": 'RULE.at(span, counted("a {x}", "as {x}", 1))',
    "choice": 'RULE.at(span, msg("a {x}") if bad else msg("b"))',
    "local": 'summary = msg("a {x}")\n    RULE.at(span, summary)',
    "pair": 'summary, detail = msg("a {x}"), msg("help")\n    RULE.at(span, summary, detail)',
    "loop": 'for one, summary in ((1, msg("a {x}")), (2, msg("b"))):\n        RULE.at(span, summary)',
    "table": "RULE.at(span, TABLE[key])",
    "parameter": "RULE.at(span, said)",
    "returned": "RULE.at(span, words(1))",
    "walrus": 'if (summary := msg("a {x}")) is not None:\n        RULE.at(span, summary)',
    "nothing": 'RULE.at(span, msg("a {x}") if bad else None)',
    "field": 'record = Record(1, msg("a {x}"))\n    RULE.at(span, record.summary)',
    "method": "RULE.at(span, self.words(1))",
}
MODULE = """
TABLE = {{"x": msg("a {{x}}")}}

class Record(NamedTuple):
    number: int
    summary: Message

def words(number):
    return msg("a {{x}}")

def check(span, said):
    {way}

check(span, msg("a {{x}}"))
"""


def collected(folder: Path, way: str) -> list[str]:
    path = folder / "rule.py"
    path.write_text(MODULE.format(way=way), "utf-8")
    return [template for template, _line in templates(path)]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_summary_is_found_and_no_other_message(tmp_path: Path, way: str) -> None:
    assert collected(tmp_path, way) in (["a {x}"], ["a {x}", "b"])


def test_another_method_of_that_name_has_no_summary(tmp_path: Path) -> None:
    assert collected(tmp_path, "document.at(span)") == []


def test_one_that_cannot_be_followed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match=r"rule\.py:12: which messages can this be\? unknown\.text"):
        collected(tmp_path, "RULE.at(span, unknown.text)")
