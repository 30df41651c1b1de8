"""Problems of a configuration as text, laid out like findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perftui.config.problems import Problem
from perftui.display import printable
from perftui.messages import msg
from perftui.output.excerpt import LINE_CELLS, excerpt
from perftui.output.palette import PLAIN, Palette, Tone


def problems_text(problems: Iterable[Problem], palette: Palette = PLAIN, cells: int | None = None) -> Iterator[str]:
    """Each problem with its excerpt and a blank line.

    Args:
        problems: in the order in which they are shown.
        palette: colours.
        cells: the width of the terminal, where there is one.

    Yields:
        Pieces of text, each with its line end.
    """
    for problem in problems:
        yield "".join(f"{line}\n" for line in _lines(problem, palette, cells or LINE_CELLS)) + "\n"


def _lines(problem: Problem, palette: Palette, cells: int) -> Iterator[str]:
    path, margin = printable(problem.path), "  "
    span = problem.span
    place = path if span is None else f"{path}:{span.line}:{span.start + 1}"
    yield f"{palette.paint(place, Tone.PLACE)}: {palette.paint(printable(str(problem.summary)), Tone.ERROR)}"
    if span is not None:
        yield from excerpt(problem.lines, span, None, tone=Tone.ERROR, palette=palette, cells=cells)
        margin = " " * (len(str(span.line)) + 1)
    if problem.detail is not None:
        help_label = msg("help")
        label = palette.paint(f"{help_label}:", Tone.LABEL)
        yield f"{margin}= {label} {printable(str(problem.detail))}"
