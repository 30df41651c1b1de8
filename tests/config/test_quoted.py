"""A part of a text is found in the file, however the string is written there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.config.quoted import inside
from perftui.config.source import Source, parse
from perftui.model import Span


def source_of(text: str) -> Source:
    source = parse(text, "perftui.toml")
    assert isinstance(source, Source)
    return source


def place(text: str, part: str) -> Span:
    """Where the first `part` of the value of `when` stands."""
    source = source_of(text)
    value = source.table["when"]
    start = value.index(part)
    return inside(source.lines, source.value(("when",)), value, start, start + len(part))


@pytest.mark.parametrize(
    ("text", "part", "span"),
    [
        ('when = "指标数 < 3"', "指标数", Span(1, 8, 1, 11)),
        ("when = '指标数 < 3'", "3", Span(1, 14, 1, 15)),
        (r'when = "\"满意度\" < 90"', "满意度", Span(1, 10, 1, 13)),
        (r'when = "\u6307标数"', "标", Span(1, 14, 1, 15)),
        ("when = '''\n指标数 < 3\nand 年度 = 2026'''", "年度", Span(3, 4, 3, 6)),
        ('when = """指标数 < 3\nand 年度 = 2026"""', "年度", Span(2, 4, 2, 6)),
        ('when = """\\\n   指标数 < 3 \\\n\n   and 年度 = 2026"""', "年度", Span(4, 7, 4, 9)),
        ("  when = '''\"满意度\" < 90'''", '"满意度"', Span(1, 12, 1, 17)),
    ],
)
def test_in_every_kind_of_string(text: str, part: str, span: Span) -> None:
    assert place(text, part) == span


@given(st.text(st.sampled_from('ab "\\指\n\t{}'), min_size=1), st.data())
def test_each_character_of_any_basic_string_is_followed(value: str, data: st.DataObject) -> None:
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "指": "\\u6307"}
    pieces = [escapes.get(character, character) for character in value]
    at = data.draw(st.integers(0, len(value) - 1))
    source = source_of(f'when = "{"".join(pieces)}"')
    before = len('when = "') + sum(map(len, pieces[:at]))
    found = inside(source.lines, source.value(("when",)), value, at, at + 1)
    assert found == Span(1, before, 1, before + len(pieces[at]))
