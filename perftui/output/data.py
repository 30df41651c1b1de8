"""Plain data as JSON and TOML: strings, whole numbers, lists and tables, never a float.

Characters that a terminal would obey stay the same data and are written as escapes of the format.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

from perftui.display import unshowable
from perftui.notation import decimal_text

Data = dict[str, "Data"] | list["Data"] | str | int | bool | None
Table = dict[str, Data]


def json_text(data: Data) -> str:
    """JSON with two spaces of indentation, Chinese as it is, and a final newline."""
    return _escaped(json.dumps(data, ensure_ascii=False, indent=2), _json_escape) + "\n"


def json_line(data: Data) -> str:
    """The same on one line."""
    return _escaped(json.dumps(data, ensure_ascii=False), _json_escape) + "\n"


def toml_text(table: Table) -> str:
    """TOML; what is absent is left out there, because TOML has no null."""
    import tomli_w  # needed for this format only

    return escaped_toml(tomli_w.dumps(_present(table), multiline_strings=True))


def escaped_toml(text: str) -> str:
    """TOML with every character that must not reach a terminal escaped; they stand only inside strings."""
    return _escaped(text, _toml_escape)


def decimal_or_none(value: Decimal | None) -> str | None:
    """The digits of a number, without exponent; absent stays absent."""
    return None if value is None else decimal_text(value)


def _present(table: Table) -> dict[str, object]:
    return {key: _without_nulls(value) for key, value in table.items() if value is not None}


def _without_nulls(value: Data) -> object:
    if isinstance(value, dict):
        return _present(value)
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return value


def _escaped(text: str, escape: Callable[[str], str]) -> str:
    """`text` with every character that must not reach a terminal escaped; they stand only inside strings."""
    pieces: list[str] = []
    done = 0
    for begin, end in unshowable(text):
        pieces += [text[done:begin], *map(escape, text[begin:end])]
        done = end
    return "".join(pieces) + text[done:]


def _json_escape(character: str) -> str:
    return json.dumps(character)[1:-1]


def _toml_escape(character: str) -> str:
    return f"\\U{ord(character):08X}"
