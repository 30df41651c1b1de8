"""What would change in a file, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from perftui.display import printable_lines
from perftui.output.palette import PLAIN, Palette, Tone


def difference(name: str, before: str, after: str, palette: Palette = PLAIN) -> Iterator[str]:
    """The lines of the diff between two texts of the file `name`, each with its end."""
    for line in difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), name, name):
        shown = printable_lines(line.removesuffix("\n"))
        yield _painted(shown, palette) + "\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _painted(line: str, palette: Palette) -> str:
    if line.startswith(("---", "+++")):
        return palette.paint(line, Tone.PLACE)
    if line.startswith("@@"):
        return palette.paint(line, Tone.GUTTER)
    return palette.paint(line, Tone.GOOD if line.startswith("+") else Tone.BAD) if line[:1] in {"+", "-"} else line
