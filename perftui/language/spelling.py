"""The exact spelling of a line: its parts as `fmt` writes them, put together again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from types import MappingProxyType

from perftui.language import values
from perftui.language.fields import Entry
from perftui.language.funds import ALL_PARTS
from perftui.language.grammar import BLANKS, Line, grammar
from perftui.language.keys import PARTS, Key, Note
from perftui.language.remarks import comment_on

Parts = tuple[str, ...]

_AMOUNTS: frozenset[str] = frozenset({*PARTS, *ALL_PARTS, Key.ANNUAL_TOTAL})


def spelled(line: Line) -> str | None:
    """The line as `fmt` writes it, without indentation; `None` where it would then not be read as what it is."""
    parts_of, text_of = _FORMS[line.kind]
    parts, comment = parts_of(line), spelled_comment(line)
    text = text_of(*parts) + (f" {comment}" if comment else "")
    match = grammar().match(line.kind, text)
    if match is None:
        return None
    again = Line(line.kind, match, 1, 0)
    return text if (parts_of(again), spelled_comment(again)) == (parts, comment) else None


def spelled_comment(line: Line) -> str:
    """The comment on a line; empty where it has none."""
    return nfc(comment_on(line)[1])


def nfc(text: str) -> str:
    """`text` as it is stored."""
    return unicodedata.normalize("NFC", text)


def _project_parts(line: Line) -> Parts:
    quoted, plain = line.match.group("project_quoted", "project")
    return _title_parts(quoted, plain)


def _summary_parts(line: Line) -> Parts:
    quoted, plain = line.match.group("summary_quoted", "summary")
    return _title_parts(quoted, plain)


def _title_parts(quoted: str | None, plain: str | None) -> Parts:
    name = values.unquoted(quoted) if quoted is not None else (plain or "").strip(BLANKS)
    return (nfc(name),)


def _project_text(name: str) -> str:
    return f"项目 {values.title_text(name)}" if name else "项目"


def _summary_text(name: str) -> str:
    return f"汇总 {values.title_text(name)}" if name else "汇总"


def _field_parts(line: Line) -> Parts:
    entry = Entry(line)
    return nfc(entry.key), _value(entry.key, entry.text)


def _field_text(key: str, value: str) -> str:
    return f"{key}: {value}" if value else f"{key}:"


def _value(key: str, text: str) -> str:
    if key in {Key.START, Key.END}:
        day = values.day(text)
        return day.isoformat() if day else nfc(text)
    if key == Key.YEAR:
        year = values.year(text)
        return str(year) if year is not None else nfc(text)
    if key == Key.PROJECT_COUNT:
        return values.narrow(text) if values.count(text) is not None else nfc(text)
    if key == Note.WEIGHT:
        return values.narrow(text) if values.weight(text) is not None else nfc(text)
    if key in _AMOUNTS:
        money = grammar().match("MONEY", text)
        return _joined(values.narrow(money["number"]), money["unit"] or "") if money else nfc(text)
    return nfc(text)


def _section_parts(line: Line) -> Parts:
    return tuple(nfc(level.strip(BLANKS)) for level in line.match.group("level1", "level2"))


def _section_text(level1: str, level2: str) -> str:
    return f"{level1} / {level2}"


def _bullet_parts(line: Line) -> Parts:
    quoted, plain, operator, date, number, unit, words = line.match.group(
        "quoted", "name", "operator", "date", "number", "unit", "words"
    )
    name = nfc(values.unquoted(quoted) if plain is None else plain.rstrip(BLANKS))
    if words is not None:
        text = nfc(words.rstrip(BLANKS))
        return name, "", "?" if text == "？" else text
    sign = values.OPERATORS[operator].value
    if date is not None:
        day = values.day(date)
        return name, sign, day.isoformat() if day else date
    return name, sign, _joined(values.narrow(number), nfc(values.unit(unit or "")))


def _bullet_text(name: str, sign: str, target: str) -> str:
    begin = f"- {values.name_text(name)}"
    if sign:
        return f"{begin} {sign} {target}"
    return f"{begin}: {target}" if target else f"{begin}:"


def _prose_parts(line: Line) -> Parts:
    return (nfc(line.match["prose"].strip(BLANKS)),)


def _prose_text(prose: str) -> str:
    return f"| {prose}" if prose else "|"


def _joined(number: str, unit: str) -> str:
    return f"{number} {unit}" if unit else number


_FORMS: MappingProxyType[str, tuple[Callable[[Line], Parts], Callable[..., str]]] = MappingProxyType(
    {
        "PROJECT": (_project_parts, _project_text),
        "SUMMARY": (_summary_parts, _summary_text),
        "FIELD": (_field_parts, _field_text),
        "SECTION": (_section_parts, _section_text),
        "INDICATOR": (_bullet_parts, _bullet_text),
        "TEXT": (_prose_parts, _prose_text),
    }
)
