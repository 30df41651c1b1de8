"""A text in an editor: what was not touched stays as it is, byte for byte."""

import pytest

from perftui.editing.rewriting import shown, written


@pytest.mark.parametrize(
    ("text", "find", "put", "wanted"),
    [
        ("甲\n乙\n", "乙", "丙", "甲\n丙\n"),
        ("甲\r\n乙\r\n", "乙", "丙", "甲\r\n丙\r\n"),
        ("甲\r\n乙", "乙", "丙\n丁", "甲\r\n丙\r\n丁"),
        ("甲\r\n乙\n丙\r\n", "丙", "丁", "甲\r\n乙\n丁\r\n"),
        ("甲\x1b乙\n丙\n", "丙", "丁", "甲\x1b乙\n丁\n"),
        ("甲\u2028乙\n丙\n", "丙", "丁\n戊", "甲\u2028乙\n丁\n戊\n"),
        ("", "", "甲\n", "甲\n"),
        ("甲\n乙\n丙\n", "乙\n", "", "甲\n丙\n"),
    ],
)
def test_only_what_was_touched_changes(text: str, find: str, put: str, wanted: str) -> None:
    assert written(text, shown(text).replace(find, put, 1)) == wanted


@pytest.mark.parametrize("text", ["", "甲", "甲\r\n乙\n", "甲\x1b\x85乙\r\n", "\n\n\n"])
def test_what_was_not_touched_is_the_same_text(text: str) -> None:
    assert written(text, shown(text)) == text


def test_nothing_that_a_terminal_obeys_shows() -> None:
    assert shown("a\x1b[31mb\r\nc\u202ed") == "a\\x1b[31mb\nc\\u202ed"
