"""Pictures of the screen that look the same in every viewer.

The exporter of the terminal library takes a Chinese character for one cell, so that a browser squeezes Chinese text
to half its width, and it names a font on a far server. Here each word gets its own place and its true length.
"""

from __future__ import annotations

import html
import re
from itertools import groupby

from perftui.display import width

_TEXT = re.compile(
    r'<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+" clip-path="[^"]+">([^<]*)</text>'
)
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FONTS = "DejaVu Sans Mono, Menlo, Consolas, Noto Sans Mono CJK SC, PingFang SC, Microsoft YaHei, monospace"
_CELL = 12.2
"""The width of a cell in the exporter's units."""
_FITTING = "text { letter-spacing: 0.16px; } .w { font-size: 22px; letter-spacing: 2.4px; }"
"""What makes letters of one cell, and those of two (`w`), fill their cells in the fonts above."""


def tidied(svg: str) -> str:
    """`svg` with every word in its place, and with fonts that the viewer has."""
    svg = _FONT_FACE.sub("", svg).replace("Fira Code, monospace", _FONTS).replace("</style>", f"{_FITTING}</style>", 1)
    return _TEXT.sub(_words, svg)


def _words(found: re.Match[str]) -> str:
    style, x, y, escaped = found.groups()
    at = float(x)
    words = []
    for letter_cells, group in groupby(html.unescape(escaped), _letter_cells):
        word = "".join(group)
        length = _CELL * width(word)
        if letter_cells:
            look = style if letter_cells == 1 else f"{style} w"
            place = f'class="{look}" x="{at:.1f}" y="{y}" textLength="{length:.1f}"'
            words.append(f"<text {place}>{html.escape(word)}</text>")
        at += length
    return "".join(words)


def _letter_cells(letter: str) -> int:
    """The cells of a letter, 0 for a blank."""
    return 0 if letter in "\x20\xa0" else min(width(letter), 2) or 1
