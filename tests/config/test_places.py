"""Every key and every value of a TOML text is found at its characters."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from perftui.config.places import Path, locate
from perftui.model import Span

TEXT = '''\
# 注 = "不是"
profile = "上海" # [不是]
select = [
  "I4", 'a#b', # "不是"
  "x",
]
severity = { cost-missing = "error", "a b".c = 1.5 }
a.b."c d" = 1979-05-27 07:32:00
long = """一
"二" ""三""\"""
[rules.val-nounit]
max = -12_000
"引号" = [[1, 2], [{a = 1}]]
[[rule]]
name = "a"
[rule.sub]
x = true
[[rule]]
name = 'b'
  [ per-path . "历年/**" ]
  ignore = ["a"]
'''


def at(text: str, span: Span) -> str:
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end]
    lines[0] = lines[0][span.start :]
    return "\n".join(lines)


def paths(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Everything in the data, with its path."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key), inner
        yield from paths(inner, (*path, key))


def test_places_of_every_kind() -> None:
    found = locate(TEXT)
    for path, value in paths(tomllib.loads(TEXT)):
        place = found[path]
        key, text = at(TEXT, place.key), at(TEXT, place.value)
        if isinstance(path[-1], str):
            assert tomllib.loads(f"{key} = 1") == {path[-1]: 1}
        if not isinstance(value, dict | list) or text[0] in "[{":
            assert tomllib.loads(f"v = {text}")["v"] == value


def test_a_literal_text_of_several_lines() -> None:
    text = "a = '''一 # \"\n= [二'''\nb = 1\n"
    assert at(text, locate(text)["a",].value) == text[4 : text.index("\nb")]
    assert locate(text)["b",].key.line == 3


def test_of_tables_in_a_list_each_is_found_at_its_own_heading() -> None:
    found = locate(TEXT)
    assert [found["rule", number, "name"].value.line for number in (0, 1)] == [15, 19]
    assert found["rule", 0, "sub", "x"].key.line == 17


KEYS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=6)
SCALARS = st.one_of(st.integers(-(10**9), 10**9), st.booleans(), KEYS, st.dates(), st.floats(allow_nan=False))
DATA = st.dictionaries(
    KEYS,
    st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)),
    max_size=5,
)


@given(DATA, st.booleans())
def test_everything_that_can_be_written_is_found(data: dict[str, Any], multiline: bool) -> None:  # noqa: FBT001 - drawn
    text = tomli_w.dumps(data, multiline_strings=multiline)
    found = locate(text)
    for path, value in paths(tomllib.loads(text)):
        shown = at(text, found[path].value)
        if not isinstance(value, dict | list) or shown[:1] in ("[", "{"):
            assert tomllib.loads(f"v = {shown}")["v"] == value
