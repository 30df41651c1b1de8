"""Texts to read: arbitrary ones, real declarations that went wrong, and declarations of every shape.

What is drawn for each text costs more than what the tests do with it: strategies are made once, and the layout of a
declaration follows from one number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

from perftui.language.keys import GOALS, HEAD, PARTS, Key, Note
from perftui.taxonomy import taxonomy
from tests.support import DECLARATIONS

REAL = [path.read_text("utf-8") for path in sorted(DECLARATIONS.glob("*.perf"))]

_FRAGMENTS = (
    *"  \t\u3000\u00a0\n\n\n\r",
    *"-－|｜#\"'/／:：?？=＝<>＜＞≥≧⩾≤≦⩽()（）[]%％,，.．+",
    *"甲乙指标数量年月日元万亿个0123９八百",
    *"a\u0301é豈①𠮷😀e\u0338\x1b\x00\u202e\ufeff\u2003\x0b\x85\ud800",
    *('""', ">=", "=>", "<=", "||||||| b\n", "<<<<<<< a\n", "=======\n", ">>>>>>> c\n", "\r\n", "# ", " # "),
    *("项目 甲\n", "汇总 乙\n", "产出指标 / 数量指标\n", "数量指标\n", "产出指标 / 质量指标:\n"),
    *("- 场次 ≥ 3 场\n", "- 完成 ≤ 2026-12-31\n", "- 合规: 合规\n", "- 未定: ?\n", "2026年1月1日", "2026/1/1"),
    *("# perftui: ignore[M201] 理由\n", "# perftui: ", "ignore[", "1,234.50", "9" * 31),
    *(f"{key}: " for key in (*Key, *Note)),
    *(
        "年度: 2026\n",
        "年度资金申请总额: 10 万元\n",
        "其他资金: 1 元\n",
        "年度总体目标:\n",
        "| 完成。\n",
        "|\n",
        "说明: 见附件\n",
    ),
)
_COMMENTED = 0.4
"""How many of the lines have a comment above them."""
_MARKS = '-|#"/:：=<>≥≤?%,.()（）％｜'

anything = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(_FRAGMENTS), max_size=60).map("".join),
)
"""Any text at all, most of it made of pieces of the language."""


def _printable(text: str) -> bool:
    return text.isprintable() and bool(text.strip())


_LETTERS = st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u2028\u2029")
names = st.one_of(
    st.sampled_from(
        ["甲", "比例 A:B 达标率", 'a"b', "C#", "# 注", "≥ 3", "甲 # 乙", " 甲", "甲 ", '"', "?", "-", "A/B", "项目 乙"]
    ),
    st.text(st.one_of(st.sampled_from(_MARKS + " 　甲a1"), _LETTERS), min_size=1, max_size=12),
).filter(_printable)
"""Names of every kind that a person can see."""

words = names.map(lambda text: text.strip().replace("#", "＃")).filter(lambda text: text not in {"", "?", "？"})
"""Texts that stand behind a colon: without the mark of a remark."""

_digits = st.from_regex(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,4})?", fullmatch=True)
_grouped = st.integers(0, 10**15).map("{:,}".format)
_wide = _digits.map(lambda text: text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}))
numbers = st.one_of(_digits, _grouped, _wide)
units = st.sampled_from(
    ["%", "％", "（%）", "元/个", "万人次/年", "个", "", "(次)", "m²", "℃", "(2)", "个＃1", "－个", "/"]
)
operators = st.sampled_from(
    ["≥", ">=", "=>", "≧", "⩾", "＞＝", "≤", "<=", "=<", "≦", "⩽", "=", "＝", ">", "＞", "<", "＜"]
)
days = st.dates().map(lambda day: day.isoformat()) | st.sampled_from(
    ["2026/1/1", "2026年1月1日", "2026.12.31", "２０２６－０１－０１"]
)

_GAPS = (" ", "", "  ", "\t", "\u3000")
_gap = st.sampled_from(_GAPS)
_layout = st.integers(0, 2**16).map(Random)
_colon = st.sampled_from([":", "："])
_remark = st.one_of(
    st.just(""), st.just(""), words.map(lambda text: f" # {text}"), st.just(" # perftui: ignore[I403] 见附件")
)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@st.composite
def bullets(draw: st.DrawFn) -> str:
    """A line of an indicator in any of its forms."""
    name = _quoted(draw(names))
    kind = draw(st.sampled_from(["quantity", "deadline", "words", "open"]))
    if kind == "quantity":
        target = draw(operators) + draw(_gap) + draw(numbers) + draw(_gap) + draw(units)
    elif kind == "deadline":
        target = draw(operators) + draw(_gap) + draw(days)
    else:
        target = draw(_colon) + draw(_gap) + (draw(words) if kind == "words" else draw(st.sampled_from("?？")))
    return f"-{draw(_gap)}{name}{draw(_gap)}{target}{draw(_remark)}"


def _field(key: str, value: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(_colon, _gap, value, _remark).map(lambda parts: key + "".join(parts))


_money = st.tuples(numbers, _gap, st.sampled_from(["元", "万元", "亿元", "千元", "百万元", ""])).map("".join) | st.just(
    ""
)
_prose = st.one_of(words, st.just(""), names).map(lambda text: f"| {text}")
_fields = {
    **{key: _field(key, words) for key in HEAD},
    Key.YEAR: _field(Key.YEAR, st.sampled_from(["2026", "2026年", "２０２６", "2026 年度", ""])),
    Key.START: _field(Key.START, days),
    Key.END: _field(Key.END, days),
    **{key: _field(key, _money) for total, parts in PARTS.items() for key in (total, *parts)},
    **{goal: _field(goal, st.just("")) for goal in GOALS},
}
_notes = {note: _field(note, numbers if note is Note.WEIGHT else words) for note in Note}
_some_of_the_head = st.lists(st.sampled_from(HEAD), unique=True)
_some_parts = {total: st.lists(st.sampled_from(parts), unique=True) for total, parts in PARTS.items()}
_some_goals = st.lists(st.sampled_from(GOALS), unique=True)
_sentences = st.lists(_prose, max_size=4)
_some_notes = st.lists(st.sampled_from(list(Note)), max_size=2, unique=True)
_levels1 = st.sampled_from(taxonomy().levels)
_levels2 = {level1: st.sampled_from([*level1.level2, "别的指标"]) for level1 in taxonomy().levels}
_slash = st.tuples(_gap, st.sampled_from("/／"), _gap).map("".join)
_bullets = st.lists(bullets(), max_size=3)


@st.composite
def _heads(draw: st.DrawFn) -> list[list[str]]:
    """Fields, funds and goals; the lines of one entry stay together."""
    groups = [[draw(_fields[key])] for key in draw(_some_of_the_head)]
    for total, parts in _some_parts.items():
        if draw(st.booleans()):
            groups.append([draw(_fields[key]) for key in (total, *draw(parts))])
    groups.extend([draw(_fields[goal]), *draw(_sentences)] for goal in draw(_some_goals))
    return groups


@st.composite
def _sections(draw: st.DrawFn) -> list[str]:
    """A section with its indicators and their notes."""
    level1 = draw(_levels1)
    lines = [level1.name + draw(_slash) + draw(_levels2[level1]) + draw(_remark)]
    for bullet in draw(_bullets):
        lines.append(bullet)
        lines.extend(draw(_notes[note]) for note in draw(_some_notes))
    return lines


_some_sections = st.lists(_sections(), max_size=3)
_comments = st.lists(words, max_size=4)
_head = _heads()


@st.composite
def declarations(draw: st.DrawFn) -> str:
    """A declaration that reads: fields and sections in any order, any layout, comments anywhere."""
    layout, comments = draw(_layout), draw(_comments)
    head = draw(_head)
    layout.shuffle(head)
    lines = ["项目 " + _quoted(draw(names)) + draw(_remark), *(line for group in head for line in group)]
    lines.extend(line for section in draw(_some_sections) for line in section)
    ending = layout.choice(("\n", "\r\n"))
    laid_out: list[str] = []
    for line in lines:
        if comments and layout.random() < _COMMENTED:
            laid_out.append(f"# {layout.choice(comments)}")
        laid_out.append(layout.choice(_GAPS) + line + layout.choice(_GAPS))
        laid_out.extend([""] * layout.randint(0, 1))
    return layout.choice(("", "\ufeff")) + ending.join(laid_out) + layout.choice(("", ending))


def _shuffled(draw: st.DrawFn, lines: list[str]) -> list[str]:
    first, last = sorted((draw(st.integers(0, len(lines))), draw(st.integers(0, len(lines)))))
    return [*lines[:first], *draw(st.permutations(lines[first:last])), *lines[last:]]


def _repeated(draw: st.DrawFn, lines: list[str]) -> list[str]:
    return [*lines, draw(st.sampled_from(lines))] if lines else lines


def _cut(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = draw(st.integers(0, len(lines)))
    return lines[:at] + lines[at + 1 :]


def _inserted(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = draw(st.integers(0, len(lines)))
    return [*lines[:at], draw(st.one_of(anything, bullets(), st.sampled_from(_FRAGMENTS))), *lines[at:]]


def _scratched(draw: st.DrawFn, lines: list[str]) -> list[str]:
    if not lines:
        return lines
    at = draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    place = draw(st.integers(0, len(line)))
    changed = line[:place] + draw(st.sampled_from(_FRAGMENTS)) + line[place + draw(st.integers(0, 2)) :]
    return [*lines[:at], changed, *lines[at + 1 :]]


_ACCIDENTS: tuple[Callable[[st.DrawFn, list[str]], list[str]], ...] = (
    _shuffled,
    _repeated,
    _cut,
    _inserted,
    _scratched,
)


@st.composite
def mishaps(draw: st.DrawFn) -> str:
    """A real declaration after a few accidents: lines moved, lost, doubled or strange, characters changed."""
    text = draw(st.sampled_from(REAL))
    lines = text.split("\n")
    for accident in draw(st.lists(st.sampled_from(_ACCIDENTS), min_size=1, max_size=5)):
        lines = accident(draw, lines)
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


any_text = st.one_of(anything, mishaps(), declarations())
"""Everything above."""


def nfc(text: str) -> str:
    """As `fmt` stores it."""
    return unicodedata.normalize("NFC", text)
