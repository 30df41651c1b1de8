"""Problems of a configuration are laid out like findings."""

from __future__ import annotations

from perftui.config.problems import Problem
from perftui.messages import msg
from perftui.model import Span
from perftui.output.palette import Palette
from perftui.output.problems import problems_text

LINES = ('# 注\x1b[2J = "上海"', "") * 6


def test_with_place_excerpt_and_help() -> None:
    problem = Problem(
        "局/perftui.toml", msg("there is no key {name} here", name="a\x1b"), msg("help"), Span(11, 0, 11, 1), LINES
    )
    assert "".join(problems_text([problem])) == (
        "局/perftui.toml:11:1: there is no key a\\x1b here\n"
        "   |\n"
        '11 | # 注\\x1b[2J = "上海"\n'
        "   | ^\n"
        "   = help: help\n\n"
    )


def test_without_a_place() -> None:
    assert "".join(problems_text([Problem("x", msg("this is a folder"))])) == "x: this is a folder\n\n"


def test_at_the_end_of_an_empty_file() -> None:
    text = "".join(problems_text([Problem("x", msg("this is a folder"), span=Span(1, 0, 1, 0), lines=("",))]))
    assert text == "x:1:1: this is a folder\n  |\n1 |\n  | ^\n\n"


def test_colours_stand_around_place_message_and_carets() -> None:
    problem = Problem("x", msg("this is a folder"), None, Span(1, 0, 1, 1), LINES)
    text = "".join(problems_text([problem], Palette(colour=True)))
    assert text.startswith("\x1b[1mx:1:1\x1b[0m: \x1b[31m\x1b[1mthis is a folder\x1b[0m\n")
