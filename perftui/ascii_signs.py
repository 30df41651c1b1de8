"""What stands for a sign in a terminal that draws it two cells wide, or not at all: one or two letters of ASCII.

The width of these signs is "ambiguous": one cell for the terminal library, two for many terminals set to Chinese. A
sign that rules or marks are made of has a stand-in of one cell, so that what it is a part of keeps its shape.
"""

from __future__ import annotations

import unicodedata
from types import MappingProxyType

_RULES = {
    "-": "−─━┄┅┈┉╌╍═‐‑‒–▾",
    "|": "│┃┆┇┊┋╎╏║",
    "+": "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╔╗╚╝╠╣╦╩╬╭╮╯╰▸",
    "#": "█▉▊▋▓▒■◆▇▆▅",
    " ": "▏▎▍▂▁▃▄░",
    ">": "▌›",
    "<": "‹",
    ".": "·•‧",
    "*": "●★☆○◎◇□△▲▽▼※",
    "x": "✗×",
    "v": "√✓",
    "!": "⚠",
    "&": "⚡",
    "'": "‘’′",
    '"': "“”″",
    "/": "÷",
    "^": "↑▴",
}
_WORDS = {
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "≈": "~=",
    "±": "+-",
    "—": "--",
    "…": "..",
    "→": "->",
    "←": "<-",
    "↓": "v",
    "⇒": "=>",
    "‰": "o/oo",
    "°": "deg",
    "§": "S.",
    "\N{GREEK CAPITAL LETTER OMEGA}": "Ohm",
    "\N{MICRO SIGN}": "u",
    "∞": "inf",
}


def _spelled(first: str, last: str) -> dict[str, str]:
    """Numbered and squeezed signs by their parts: `①` is `1`, `Ⅳ` is `IV`, `℃` is `degC`."""
    signs = map(chr, range(ord(first), ord(last) + 1))
    parts = {sign: unicodedata.normalize("NFKC", sign).replace("°", "deg").replace("⁄", "/") for sign in signs}
    return {sign: part for sign, part in parts.items() if part != sign and part.isascii()}


STAND_INS = MappingProxyType(
    str.maketrans(
        _spelled("①", "⓿")
        | _spelled("Ⅰ", "ↈ")
        | _spelled("℀", "⅏")
        | _spelled("⅐", "⅟")
        | {sign: letter for letter, signs in _RULES.items() for sign in signs}
        | _WORDS
    )
)
"""Signs by their code points, as `str.translate` takes them."""
