"""A difference is a unified diff that a terminal shows and never obeys."""

from __future__ import annotations

from perftui.output.difference import difference
from perftui.output.palette import Palette


def test_equal_texts_differ_in_nothing() -> None:
    assert list(difference("甲.perf", "a\n", "a\n")) == []


def test_a_line_end_that_is_missing_is_told() -> None:
    assert "".join(difference("甲.perf", "a\nb", "a\nc\n")) == (
        "--- 甲.perf\n+++ 甲.perf\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n"
    )


def test_what_a_terminal_would_obey_is_escaped() -> None:
    assert "-\\x1b[2J\n" in list(difference("a\x1b", "\x1b[2J\n", "\n"))


def test_colours_are_those_of_a_diff() -> None:
    lines = list(difference("x", "a\n", "b\n", Palette(colour=True)))
    assert lines[-2:] == ["\x1b[31m-a\x1b[0m\n", "\x1b[32m+b\x1b[0m\n"]
