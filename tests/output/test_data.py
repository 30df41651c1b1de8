import json
import tomllib
from decimal import Decimal

import pytest

from perftui.display import has_unshowable
from perftui.output.data import Table, decimal_or_none, json_text, toml_text


def test_json_keeps_chinese_and_ends_in_a_newline() -> None:
    assert json_text({"名": ["甲", None, True, 1]}) == '{\n  "名": [\n    "甲",\n    null,\n    true,\n    1\n  ]\n}\n'


def test_toml_leaves_out_what_is_absent_at_every_depth() -> None:
    text = toml_text({"a": None, "b": {"c": None, "d": 1}, "e": [{"f": None, "g": "x"}]})
    assert tomllib.loads(text) == {"b": {"d": 1}, "e": [{"g": "x"}]}


@pytest.mark.parametrize("text", ["\x9b2J", "\u202e甲", "\x7f", "\U000e0041", "\x1b[2J", "a\u200bb", "\r", "a\nb\tc"])
def test_no_control_reaches_a_terminal_and_none_is_lost(text: str) -> None:
    data: Table = {"a": text}
    for written, read in ((json_text(data), json.loads), (toml_text(data), tomllib.loads)):
        assert not has_unshowable(written)
        assert read(written) == data


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, None), (Decimal("1E+5"), "100000"), (Decimal("0.10"), "0.10"), (Decimal("1E-7"), "0.0000001")],
)
def test_decimals_are_digits(value: Decimal | None, text: str | None) -> None:
    assert decimal_or_none(value) == text
