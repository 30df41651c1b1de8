"""Help that lines up with Chinese in it.

The library counts characters; a terminal counts cells. The table of cells of the terminal library is too dear to
import for a page of help, and the texts are our own, so that the width of East Asian letters is all that matters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import click

from perftui.commands import console
from perftui.messages import msg

_CLOSING = "，。、；：！？）】》”’"
_UNIT = rf"(?:[^\s\u2e80-\uffef]+|\s+|.)[{_CLOSING}]*"
"""Compiled where help is asked for: that takes longer than many a command."""


class CellFormatter(click.HelpFormatter):
    """Breaks lines by cells, between any two Chinese characters."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says how to call a command."""
        super().write_usage(prog, args, str(msg("Usage: ")) if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """A heading with the colon of its language."""
        shown = msg("{heading}:", heading=heading)
        self.write(f"{shown}\n")

    def write_text(self, text: str) -> None:
        """Paragraphs; one that is indented keeps its lines."""
        room = max(self.width - self.current_indent, 20)
        margin = " " * self.current_indent
        shown = [
            paragraph.split("\n") if paragraph.startswith(" ") else list(_wrapped(paragraph, room))
            for paragraph in text.split("\n\n")
        ]
        self.write("\n".join("".join(f"{margin}{line}\n" for line in lines) for lines in shown))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms and what they mean, side by side."""
        rows = list(rows)
        column = min(max((_cells(term) for term, _ in rows), default=0), col_max) + col_spacing
        room = max(self.width - self.current_indent - column, 10)
        margin = " " * self.current_indent
        for term, meaning in rows:
            lines = list(_wrapped(meaning, room))
            if _cells(term) > column - col_spacing:
                self.write(f"{margin}{term}\n")
            else:
                first = lines.pop(0) if lines else ""
                self.write(f"{margin}{term}{' ' * (column - _cells(term))}{first}".rstrip() + "\n")
            for line in lines:
                self.write(f"{margin}{' ' * column}{line}\n")


class CellContext(click.Context):
    """A context whose help is written by `CellFormatter`."""

    formatter_class = CellFormatter


class Command(click.Command):
    """A command whose help lines up, and is written as everything else is."""

    context_class = CellContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
        return option


def _show_help(context: click.Context, _parameter: click.Parameter, wanted: object) -> None:
    if wanted and not context.resilient_parsing:
        console.write(f"{context.get_help()}\n")
        context.exit()


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _wrapped(text: str, room: int) -> Iterator[str]:
    """The lines of one paragraph; a closing mark never begins a line."""
    line = ""
    for unit in re.findall(_UNIT, text.replace("\n", " ")):
        if line and _cells(line + unit.rstrip()) > room:
            yield line.rstrip()
            line = ""
        line += unit if line else unit.lstrip()
    if line.strip():
        yield line.rstrip()
