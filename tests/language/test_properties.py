"""What holds for every text, not only for those that somebody thought of.

`HYPOTHESIS_PROFILE=fuzz` (`make fuzz`) looks at thousands of texts instead of some dozens.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from perftui.diagnostics import TextEdit
from perftui.language import edits, values
from perftui.language.canonical import canonical
from perftui.language.document import Document
from perftui.language.grammar import grammar, lines_of
from perftui.language.keys import HEAD, Key, Note
from perftui.language.problems import CONFLICT
from perftui.language.reader import read, read_data
from perftui.language.remarks import comment_on
from perftui.model import Deadline, Indicator, Open, Operator, Project, Quality, Quantity, Span, Target
from perftui.notation import amount_text, target_text
from tests.language.places import assert_all_inside
from tests.language.strategies import any_text, anything, declarations, mishaps, names, nfc, units, words

NOWHERE = Span(1, 0, 1, 0)


def comments(text: str) -> Counter[str]:
    """Every comment of a text, those behind values included."""
    found = (comment_on(line)[1] for node in grammar().parse(text.removeprefix("\ufeff")) for line in lines_of(node))
    return Counter(nfc(comment) for comment in found if comment)


def without_places(target: Target) -> Target:
    return target._replace(span=NOWHERE)


def what_it_says(text: str) -> list[object]:
    """Names, amounts, goals and indicators of a text, in an order that does not depend on the layout."""
    document, _found = read(text)
    return [
        (
            nfc(project.name),
            project.year and project.year.value,
            project.start and project.start.value,
            project.annual_funds and project.annual_funds.total,
            project.annual_goal and nfc(project.annual_goal.text),
            sorted(
                (
                    nfc(one.level2),
                    nfc(one.name),
                    nfc(str(without_places(one.target))),
                    tuple(nfc(note.text if note.value is None else str(note.value)) for note in one.notes),
                )
                for one in project.indicators
            ),
        )
        for project in document.projects
    ]


# ---- reading ----


@given(any_text)
def test_reading_never_raises_and_names_only_places_inside_the_text(text: str) -> None:
    document, found = read(text, "x.perf")
    assert_all_inside(document, found)
    assert all(diagnostic.path == "x.perf" and str(diagnostic.summary) for diagnostic in found)


@given(st.binary(max_size=200) | anything.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_are_too_strange_to_be_read(data: bytes) -> None:
    document, found = read_data(data, "x.perf")
    assert_all_inside(document, found)


@given(declarations())
def test_a_declaration_in_any_layout_reads_without_a_finding_of_the_grammar(text: str) -> None:
    document, found = read(text)
    assert len(document.projects) == 1
    assert {diagnostic.code for diagnostic in found} <= {"S103"}
    assert not document.unread


@given(any_text)
def test_a_text_with_crlf_reads_as_one_with_lf(text: str) -> None:
    assume("\r" not in text and "<<<<<<<" not in text)
    document, found = read(text)
    other, found_other = read(text.replace("\n", "\r\n"))
    assert (other.projects, other.summaries, other.unread) == (document.projects, document.summaries, document.unread)
    assert found_other == found


# ---- formatting ----


@given(any_text)
def test_formatting_is_idempotent_and_never_loses_a_comment_and_only_conflicts_are_refused(text: str) -> None:
    formatted = canonical(text)
    _document, found = read(text)
    assert (formatted.refused is not None) == any(diagnostic.code == CONFLICT.code for diagnostic in found)
    if formatted.refused is not None:
        assert formatted.text == text
        return
    assert canonical(formatted.text) == formatted
    assert comments(formatted.text) == comments(text)


@given(st.one_of(anything, mishaps(), declarations()))
def test_formatting_changes_nothing_of_what_is_said(text: str) -> None:
    assert what_it_says(canonical(text).text) == what_it_says(text)


@given(any_text)
def test_formatting_keeps_every_line_that_cannot_be_read(text: str) -> None:
    formatted = canonical(text)
    assume(formatted.refused is None)
    before, _found = read(text)
    after, _found = read(formatted.text)
    lines_before = Counter(before.lines[span.line - 1].rstrip("\r") for span in before.unread)
    assert Counter(after.lines[span.line - 1] for span in after.unread) == lines_before


# ---- targets and names ----


@given(
    anything
    | st.tuples(st.sampled_from(["≥", "<=", "="]), st.from_regex(r"[0-9]{1,33}(\.[0-9]+)?", fullmatch=True), units).map(
        "".join
    )
)
def test_printing_a_target_and_reading_it_back_is_identity(text: str) -> None:
    target = values.target(text)
    again = values.target(target_text(target))
    assert without_places(again) == without_places(target)
    assert type(again) is type(target)


@given(names)
def test_a_name_is_read_back_as_it_was_written(name: str) -> None:
    document, _found = read(
        f"项目 {values.title_text(name)}\n  产出指标 / 数量指标\n    - {values.name_text(name)} ≥ 3 个\n"
    )
    project = document.projects[0]
    assert (project.name, project.indicators[0].name) == (name, name)
    assert document.at(project.span) == values.title_text(name)
    assert document.at(project.indicators[0].span) == values.name_text(name)


@given(names.filter(lambda name: not any(mark in name for mark in '"#:：=＝<＜>＞≥≧⩾≤≦⩽') and name == name.strip()))
def test_a_name_without_separators_has_no_quotes(name: str) -> None:
    assert values.name_text(name) == name
    assert values.title_text(name) == name


@given(st.decimals(min_value=0, max_value=10**25, places=4))
def test_an_amount_is_read_back_to_the_last_digit(amount: Decimal) -> None:
    assert values.money(f"{amount_text(amount)} 元") == amount


# ---- text edits ----


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, tuple[TextEdit, ...]]:
    text = draw(anything | st.sampled_from(["", "甲\r\n乙\n", "a\n\nb"]))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    document = Document("", text)

    def place(start: int, end: int) -> Span:
        line, last = document.line_at(start), document.line_at(end)
        return Span(line, start - document.line_starts[line - 1], last, end - document.line_starts[last - 1])

    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    made = [TextEdit(place(start, end), draw(anything)) for start, end in pairs]
    return text, tuple(draw(st.permutations(made)))


@given(texts_with_edits())
def test_the_inverse_takes_every_edit_back(case: tuple[str, tuple[TextEdit, ...]]) -> None:
    text, made = case
    assert edits.apply(edits.apply(text, made), edits.inverse(text, made)) == text


def changed_lines(before: str, after: str) -> int:
    """How many lines of `before` are not in `after`."""
    lines_before, lines_after = (Counter(line.rstrip("\r") for line in text.split("\n")) for text in (before, after))
    return (lines_before - lines_after).total()


@st.composite
def targets(draw: st.DrawFn) -> Target:
    kind = draw(st.sampled_from([Quantity, Deadline, Quality, Open]))
    if kind is Quantity:
        number = draw(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
        unit = values.unit(draw(units))
        return Quantity(draw(st.sampled_from(Operator)), number, unit, NOWHERE)
    if kind is Deadline:
        return Deadline(draw(st.sampled_from(Operator)), draw(st.dates(dt.date(1000, 1, 1))), NOWHERE)
    return Quality(draw(words), NOWHERE) if kind is Quality else Open(NOWHERE)


def one_project(text: str) -> tuple[Document, Project]:
    document, _found = read(text)
    assume(len(document.projects) == 1)
    return document, document.projects[0]


def some_indicator(draw: st.DataObject, project: Project) -> tuple[int, Indicator]:
    assume(project.indicators)
    at = draw.draw(st.integers(0, len(project.indicators) - 1))
    return at, project.indicators[at]


@given(declarations() | mishaps(), targets(), st.data())
def test_a_new_target_changes_one_line_and_nothing_else_of_the_declaration(
    text: str, target: Target, data: st.DataObject
) -> None:
    document, project = one_project(text)
    at, indicator = some_indicator(data, project)
    after = edits.apply(document.text, edits.set_target(document, indicator, target))
    again = read(after)[0].projects[0]
    assert without_places(again.indicators[at].target) == without_places(target)
    assert changed_lines(document.text, after) <= 1
    assert [one.name for one in again.indicators] == [one.name for one in project.indicators]
    assert [note.text for note in again.indicators[at].notes] == [note.text for note in indicator.notes]
    assert comments(after) == comments(document.text)


@given(declarations() | mishaps(), names, st.data())
def test_a_new_name_changes_one_line(text: str, name: str, data: st.DataObject) -> None:
    document, project = one_project(text)
    at, indicator = some_indicator(data, project)
    after = edits.apply(document.text, edits.rename_indicator(document, indicator, name))
    after = edits.apply(after, edits.rename_project(*one_project(after), name))
    again = read(after)[0].projects[0]
    assert (again.name, again.indicators[at].name) == (name, name)
    assert without_places(again.indicators[at].target) == without_places(indicator.target)
    assert changed_lines(document.text, after) <= 2
    assert comments(after) == comments(document.text)


@given(declarations() | mishaps(), st.sampled_from(HEAD), words)
def test_a_new_value_of_a_field_changes_one_line(text: str, key: Key, value: str) -> None:
    document, project = one_project(text)
    after = edits.apply(document.text, edits.set_field(document, project, key, value))
    written = {field.key: field.text for field in edits._head(read(after)[0].projects[0])}
    assert written[key] == value
    assert changed_lines(document.text, after) <= 1
    assert comments(after) == comments(document.text)


@given(declarations() | mishaps(), st.sampled_from(Note), words, st.data())
def test_a_note_is_set_and_taken_off_again(text: str, key: Note, value: str, data: st.DataObject) -> None:
    document, project = one_project(text)
    at, indicator = some_indicator(data, project)
    after = edits.apply(document.text, edits.set_note(document, indicator, key, value))
    again, _found = read(after)
    note = again.projects[0].indicators[at].note(key)
    assert note is not None
    assert note.text == value
    assert changed_lines(document.text, after) <= 1
    bare = edits.apply(after, edits.remove_note(again, again.projects[0].indicators[at], key))
    assert read(bare)[0].projects[0].indicators[at].note(key) is None


@given(declarations() | mishaps(), names, targets(), st.data())
def test_an_indicator_is_added_and_removed_again(text: str, name: str, target: Target, data: st.DataObject) -> None:
    document, project = one_project(text)
    levels = data.draw(
        st.sampled_from(
            [
                *((section.level1, section.level2) for section in project.sections if section.level1),
                ("产出指标", "质量指标"),
            ]
        )
    )
    after = edits.apply(document.text, edits.add_indicator(document, project, levels, name, target))
    again, _found = read(after)
    before_names = [one.name for one in project.indicators]
    added = [
        one
        for one in again.projects[0].indicators
        if one.name == name
        and (one.level1, one.level2) == levels
        and without_places(one.target) == without_places(target)
    ]
    assert added
    assert Counter(one.name for one in again.projects[0].indicators) == Counter([*before_names, name])
    assert changed_lines(document.text, after) == 0
    bare = edits.apply(after, edits.remove_indicator(again, added[-1]))
    assert Counter(one.name for one in read(bare)[0].projects[0].indicators) == Counter(before_names)


@given(declarations())
@example("项目 甲\n  产出指标 / 数量指标\n    - A ≥ 1 个")
def test_removing_every_indicator_leaves_the_head_alone(text: str) -> None:
    document, project = one_project(text)
    while project.indicators:
        document, _found = read(edits.apply(document.text, edits.remove_indicator(document, project.indicators[-1])))
        project = document.projects[0]
    before = read(text)[0].projects[0]
    assert (project.name, [field.text for field in edits._head(project)]) == (
        before.name,
        [field.text for field in edits._head(before)],
    )


@pytest.mark.parametrize("text", ["x\ny", "x # 注", " x", ""])
def test_words_that_no_line_can_hold_are_refused_before_anything_is_changed(text: str) -> None:
    document, _found = read("项目 甲\n  产出指标 / 数量指标\n    - A ≥ 1 个\n")
    with pytest.raises(edits.UnwritableError):
        edits.set_target(document, document.projects[0].indicators[0], Quality(text, NOWHERE))
