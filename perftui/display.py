"""The one place where data becomes what a terminal shows: width in cells, and nothing that a terminal obeys.

Widths are those of the terminal library itself, so that a table, a caret and a screen agree. East-Asian
ambiguous characters (`≥`, `“`, `…`) count one cell; where a terminal draws them in two, ASCII stands for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_UNSHOWABLE_IN_LINE = re.compile(_UNSHOWABLE.pattern[:-1] + "\t\n]")
_JOINED = "[\ufe0f\u20e3]*"  # they widen the character before them
_CHARACTER = re.compile(f".{_JOINED}", re.DOTALL)
_WORD = re.compile(
    f"[（《〈【〔「『“‘]*(?:[\x21-\x7e]+(?!{_JOINED[:-1]})(?: [%‰℃])?|.{_JOINED})[，。、；：！？）》〉】〕」』”’…]*"
)

_REMEMBERED = 1 << 12
"""Texts of which it is remembered how they are drawn: a screen asks for some hundred, again and again."""


class _Signs:
    """Which signs are drawn as they are."""

    stand_ins: Mapping[int, str] | None = None


def use_ascii(on: bool) -> None:  # noqa: FBT001 - a switch
    """Have ASCII stand for rules, marks and other signs whose width depends on the terminal, or draw them again."""
    from perftui.ascii_signs import STAND_INS

    _Signs.stand_ins = STAND_INS if on else None
    printable.cache_clear()
    width.cache_clear()


def uses_ascii() -> bool:
    """Whether ASCII stands for such signs."""
    return _Signs.stand_ins is not None


class _Start:
    """The folder that the names of files are called from; nothing where they are called as they are."""

    folder: Path | None = None


def call_from(folder: Path | None) -> None:
    """Have the files below a folder called from there, as a person does who stands in it; or by their whole path."""
    _Start.folder = folder


def called(path: str | Path) -> str:
    """A file as a person calls it."""
    whole, start = Path(path), _Start.folder
    if start is None or start not in whole.parents:
        return str(path)
    return str(whole.relative_to(start))


@lru_cache(maxsize=_REMEMBERED)
def printable(text: str) -> str:
    """`text` on one line as it is drawn: what `escaped` makes of it, in the signs in use."""
    return _drawn(escaped(text))


def escaped(text: str) -> str:
    r"""`text` on one line with every control, bidi, zero-width or broken character escaped (`\x1b`, `\u202e`)."""
    return _UNSHOWABLE_IN_LINE.sub(_escaped, text)


def on_one_line(text: str) -> str:
    """`text` with one blank for all blanks and line ends that stand together, and none around it."""
    return " ".join(text.split())


def printable_lines(text: str) -> str:
    """As `escaped`, but line ends and tabs stay."""
    return _UNSHOWABLE.sub(_escaped, text)


def has_unshowable(text: str) -> bool:
    """Whether `printable_lines` would change `text`."""
    return _UNSHOWABLE.search(text) is not None


def is_visible_line(text: str) -> bool:
    """Whether a text is one line of visible characters, as a name or a reason has to be."""
    return bool(text.strip()) and not has_unshowable(text) and "\n" not in text and "\t" not in text


def unshowable(text: str) -> list[tuple[int, int]]:
    """The stretches (start, end) of `text` that must not reach a terminal, joined where they touch."""
    # Nothing printable is unshowable, and asking for that takes a tenth of the time of searching.
    if text.replace("\n", "").isprintable():
        return []
    return [found.span() for found in re.finditer(f"{_UNSHOWABLE.pattern}+", text)]


@lru_cache(maxsize=_REMEMBERED)
def width(text: str) -> int:
    """Cells that `text` takes in a terminal."""
    text = _drawn(text)
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # costs 10 ms to import, needed only for what is not ASCII

    return cell_len(text)


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """`text` in exactly `cells` cells: padded, or cut with `…`."""
    missing = cells - width(text)
    if missing < 0:
        text = cut(text, cells)
        missing = cells - width(text)
    return " " * missing + text if right else text + " " * missing


def cut(text: str, cells: int) -> str:
    """`text` in at most `cells` cells, with `…` where something was left out."""
    text = _drawn(text)
    if width(text) <= cells:
        return text
    more = _drawn("…")[: max(cells, 0)]
    return text[: _room_for(text, cells - width(more))] + more


def wrap(text: str, cells: int) -> list[str]:
    """`text` in lines of at most `cells` cells.

    Lines break between any two characters that are not Latin letters, but neither before a closing mark nor behind an
    opening one, nor between a number and its %.
    """
    lines: list[str] = []
    for paragraph in _drawn(text).split("\n"):
        line, used = "", 0
        for word in _WORD.findall(paragraph):
            size = width(word)
            if used + size > cells and line:
                lines.append(line.rstrip())
                line, used = "", 0
                if word == " ":
                    continue
            while size > cells > 0 and (room := _room_for(word, cells) or len(word)) < len(word):
                lines.append(word[:room])
                word = word[room:]  # noqa: PLW2901 - the rest of a word longer than a line
                size = width(word)
            line, used = line + word, used + size
        lines.append(line.rstrip())
    return lines


def breaks(text: str, cells: int) -> list[int]:
    """Where the lines behind the first begin when `text` is shown in `cells` cells, broken as `wrap` breaks it."""
    found: list[int] = []
    if 2 * len(text) <= cells:
        return found
    used = 0
    for word in _WORD.finditer(text):
        at, rest = word.start(), word[0]
        size = width(rest)
        if used and used + size > cells and rest != " ":
            found.append(at)
            used = 0
        while size > cells > 0 and 0 < (room := _room_for(rest, cells)) < len(rest):
            at, rest = at + room, rest[room:]
            found.append(at)
            size = width(rest)
        used += size
    return found


def _drawn(text: str) -> str:
    return text if _Signs.stand_ins is None else text.translate(_Signs.stand_ins)


def _room_for(text: str, cells: int) -> int:
    """How many characters of `text` fit into `cells` cells; what joins one character to another stays with it."""
    used = 0
    for found in _CHARACTER.finditer(text):
        used += width(found[0])
        if used > cells:
            return found.start()
    return len(text)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= 0xFF:  # noqa: PLR2004 - the range of \x escapes
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the range of \u escapes
