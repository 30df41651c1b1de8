"""What would change in a file, as a unified diff: to be looked at, or to be applied."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from io import StringIO

from perftui.display import printable_lines
from perftui.output.palette import PLAIN, Palette, Tone

_TO_QUOTE = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff]')


def difference(name: str, before: str, after: str, palette: Palette = PLAIN) -> Iterator[str]:
    """The lines of the diff between two texts of the file `name`, each with its end, as a terminal shows them."""
    for line in _unified(name, before, after):
        shown = printable_lines(line.removesuffix("\n"))
        yield _painted(shown, palette) + "\n"
        if not line.endswith("\n"):
            yield _NO_END


def patch(name: str, before: str, after: str) -> Iterator[str]:
    """The same to the byte, so that `git apply -p0` and `patch -p0` make the one text of the other."""
    for line in _unified(_named(name), before, after):
        yield line
        if not line.endswith("\n"):
            yield f"\n{_NO_END}"


_NO_END = "\\ No newline at end of file\n"


def _unified(name: str, before: str, after: str) -> Iterator[str]:
    # A line ends at its line end only, not at every character that Unicode calls a separator.
    return difflib.unified_diff([*StringIO(before)], [*StringIO(after)], name, name)


def _named(name: str) -> str:
    """A file name as git writes it: with `/`, in quotes where it could not be read back, and its end marked."""
    posix = name.replace(os.sep, "/")
    if _TO_QUOTE.search(posix):
        return '"' + "".join(_quoted(byte) for byte in os.fsencode(posix)) + '"'
    return f"{posix}\t" if " " in posix else posix


def _quoted(byte: int) -> str:
    character = chr(byte)
    if character in '"\\':
        return f"\\{character}"
    return character if " " <= character <= "~" else f"\\{byte:03o}"


def _painted(line: str, palette: Palette) -> str:
    if line.startswith(("---", "+++")):
        return palette.paint(line, Tone.PLACE)
    if line.startswith("@@"):
        return palette.paint(line, Tone.GUTTER)
    return palette.paint(line, Tone.GOOD if line.startswith("+") else Tone.BAD) if line[:1] in {"+", "-"} else line
