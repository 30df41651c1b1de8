"""What holds for every edit of every text: it can be taken back, it says what was wanted, and nothing else changes.

`HYPOTHESIS_PROFILE=fuzz` looks at thousands of texts instead of some dozens.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st

from perftui.diagnostics import TextEdit
from perftui.language import edits, values
from perftui.language.canonical import canonical
from perftui.language.document import Document
from perftui.language.keys import GOALS, HEAD, PARTS, SUMMARY_KEYS, Key, Note
from perftui.language.reader import read
from perftui.model import Deadline, Indicator, Open, Operator, Project, Quality, Quantity, Span, Target
from tests.language import strategies
from tests.language.edits.support import (
    NOWHERE,
    Levels,
    Said,
    after,
    assert_as_canonical_as_before,
    bullet,
    changed_lines,
    comments,
    one_project,
    said,
    says,
    without_places,
)
from tests.language.strategies import anything, declarations, mishaps, nfc, units
from tests.support import WHOLE

laid_out = declarations() | declarations().map(lambda text: canonical(text).text) | st.just(WHOLE)
"""Declarations that read without an error, in any layout and in the exact one."""

any_declaration = laid_out | mishaps()

# What is typed is stored in its composed form; texts that are in it already are read back as they are.
names = strategies.names.map(nfc)
words = strategies.words.map(nfc)

LEVELS = [("成本指标", "经济成本指标"), ("产出指标", "质量指标"), ("满意度指标", "服务对象满意度指标"), ("别", "的")]
levels = st.sampled_from(LEVELS)
amounts = st.decimals(min_value=0, max_value=10**12, places=2)
sentences = st.one_of(words, st.just(""), names.map(str.strip).filter(bool))


# ---- any edits ----


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
    after(*case)


# ---- what stands on a line ----


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


def some_indicator(data: st.DataObject, project: Project) -> tuple[int, Indicator]:
    assume(project.indicators)
    at = data.draw(st.integers(0, len(project.indicators) - 1))
    return at, project.indicators[at]


def bullets(read_back: Said) -> list[tuple[Levels, object]]:
    return [(levels, one) for levels, section in read_back.sections for one in section]


@given(any_declaration, targets(), st.data())
def test_a_new_target_changes_one_line_and_nothing_else(text: str, target: Target, data: st.DataObject) -> None:
    document, project = one_project(text)
    at, indicator = some_indicator(data, project)
    changed = after(document.text, edits.set_target(document, indicator, target))
    expected = bullets(said(project))
    name, _target, notes = bullet(indicator)
    expected[at] = (expected[at][0], (name, without_places(target), notes))
    assert bullets(says(changed)) == expected
    assert changed_lines(document.text, changed) <= 1
    assert comments(changed) == comments(document.text)
    assert_as_canonical_as_before(document.text, changed)


@given(any_declaration, names, st.data())
def test_a_new_name_changes_one_line(text: str, name: str, data: st.DataObject) -> None:
    document, project = one_project(text)
    at, indicator = some_indicator(data, project)
    changed = after(document.text, edits.rename_indicator(document, indicator, name))
    changed = after(changed, edits.rename_block(*one_project(changed), name))
    again = read(changed)[0].projects[0]
    assert (again.name, again.indicators[at].name) == (name, name)
    assert without_places(again.indicators[at].target) == without_places(indicator.target)
    assert changed_lines(document.text, changed) <= 2
    assert comments(changed) == comments(document.text)


@given(any_declaration, st.sampled_from(HEAD), words)
def test_a_new_value_of_a_field_changes_one_line(text: str, key: Key, value: str) -> None:
    document, project = one_project(text)
    changed = after(document.text, edits.set_field(document, project, key, value))
    expected = said(project)
    expected.head = {**expected.head, key: value}
    assert says(changed) == expected
    assert changed_lines(document.text, changed) <= 1
    assert comments(changed) == comments(document.text)
    assert_as_canonical_as_before(document.text, changed)


@given(laid_out, st.data())
def test_a_field_is_deleted_with_its_line(text: str, data: st.DataObject) -> None:
    document, project = one_project(text)
    assume(project.head)
    field = data.draw(st.sampled_from(project.head))
    changed = after(document.text, edits.remove_field(document, field))
    expected = said(project)
    del expected.head[field.key]
    assert says(changed) == expected
    assert_as_canonical_as_before(document.text, changed)


@given(any_declaration, st.sampled_from(Note), words, st.data())
def test_a_note_is_set_and_taken_off_again(text: str, key: Note, value: str, data: st.DataObject) -> None:
    document, project = one_project(text)
    at, indicator = some_indicator(data, project)
    changed = after(document.text, edits.set_note(document, indicator, key, value))
    again, _found = read(changed)
    note = again.projects[0].indicators[at].note(key)
    assert note is not None
    assert note.text == value
    assert changed_lines(document.text, changed) <= 1
    assert_as_canonical_as_before(document.text, changed)
    bare = after(again.text, edits.remove_note(again, again.projects[0].indicators[at], key))
    assert read(bare)[0].projects[0].indicators[at].note(key) is None
    assert_as_canonical_as_before(again.text, bare)


# ---- places of indicators ----


@given(any_declaration, names, targets(), st.data())
def test_an_indicator_is_added_and_removed_again(text: str, name: str, target: Target, data: st.DataObject) -> None:
    document, project = one_project(text)
    places = [(section.level1, section.level2) for section in project.sections if section.level1 and section.level2]
    place = data.draw(st.sampled_from([*places, *LEVELS]))
    changed = after(document.text, edits.add_indicator(document, project, place, name, target))
    again, _found = read(changed)
    before_names = [one.name for one in project.indicators]
    added = [
        one
        for one in again.projects[0].indicators
        if one.name == name
        and (one.level1, one.level2) == place
        and without_places(one.target) == without_places(target)
    ]
    assert added
    assert Counter(one.name for one in again.projects[0].indicators) == Counter([*before_names, name])
    assert changed_lines(document.text, changed) == 0
    assert_as_canonical_as_before(document.text, changed)
    bare = after(again.text, edits.remove_indicator(again, added[-1]))
    assert Counter(one.name for one in read(bare)[0].projects[0].indicators) == Counter(before_names)
    assert_as_canonical_as_before(again.text, bare)


@given(laid_out)
@example("项目 甲\n  产出指标 / 数量指标\n    - A ≥ 1 个")
def test_removing_every_indicator_leaves_the_head_alone(text: str) -> None:
    document, project = one_project(text)
    before = said(project)
    while project.indicators:
        document, _found = read(after(document.text, edits.remove_indicator(document, project.indicators[-1])))
        project = document.projects[0]
    left = said(project)
    assert (left.name, left.head, left.funds, left.goals) == (before.name, before.head, before.funds, before.goals)
    assert [levels for levels, _bullets in left.sections] == [levels for levels, _bullets in before.sections]


@given(any_declaration, st.integers(-3, 3), st.data())
def test_a_moved_indicator_changes_the_order_and_nothing_else(text: str, by: int, data: st.DataObject) -> None:
    document, project = one_project(text)
    _at, indicator = some_indicator(data, project)
    changed = after(document.text, edits.move_indicator(document, project, indicator, by))
    levels = (indicator.level1, indicator.level2)
    order = [one for one in project.indicators if (one.level1, one.level2) == levels]
    at = order.index(indicator)
    if not 0 <= at + by < len(order):
        assert changed == document.text
        return
    order.insert(at + by, order.pop(at))
    again = one_project(changed)[1]
    assert [bullet(one) for one in again.indicators if (one.level1, one.level2) == levels] == [*map(bullet, order)]
    assert [one.name for one in again.indicators if (one.level1, one.level2) != levels] == [
        one.name for one in project.indicators if (one.level1, one.level2) != levels
    ]
    assert changed_lines(document.text, changed) <= 1  # a last line without an end gets one, or loses it
    assert comments(changed) == comments(document.text)
    assert_as_canonical_as_before(document.text, changed)


@given(laid_out, st.data())
def test_a_moved_indicator_leaves_the_rest_of_the_project_alone(text: str, data: st.DataObject) -> None:
    document, project = one_project(text)
    _at, indicator = some_indicator(data, project)
    again = says(after(document.text, edits.move_indicator(document, project, indicator, 1)))
    before = said(project)
    assert (again.head, again.funds, again.goals) == (before.head, before.funds, before.goals)


@given(laid_out, levels, st.data())
def test_a_refiled_indicator_takes_all_that_is_its_own_along(text: str, place: Levels, data: st.DataObject) -> None:
    document, project = one_project(text)
    at, indicator = some_indicator(data, project)
    changed = after(document.text, edits.refile_indicator(document, project, indicator, place))
    expected = bullets(said(project))
    own = (indicator.level1, indicator.level2)
    if place != own:
        del expected[at]
        expected.append((place, bullet(indicator)))
    again = says(changed)
    assert Counter(map(repr, bullets(again))) == Counter(map(repr, expected))
    assert place == own or again.section(place)[-1] == bullet(indicator)
    assert (again.head, again.funds, again.goals) == (said(project).head, said(project).funds, said(project).goals)
    assert comments(changed) == comments(document.text)
    assert_as_canonical_as_before(document.text, changed)


@given(laid_out, names, st.data())
def test_a_duplicate_stands_below_with_its_own_name(text: str, name: str, data: st.DataObject) -> None:
    document, project = one_project(text)
    at, indicator = some_indicator(data, project)
    changed = after(document.text, edits.duplicate_indicator(document, indicator, name))
    expected = bullets(said(project))
    _name, target, notes = bullet(indicator)
    copy = (name, target, tuple(note for note in notes if note[0] != Note.FORMER_NAME))
    expected.insert(at + 1, (expected[at][0], copy))
    assert bullets(says(changed)) == expected
    assert changed_lines(document.text, changed) == 0
    assert_as_canonical_as_before(document.text, changed)


@given(laid_out, levels, st.data())
def test_a_reclassified_section_keeps_its_indicators(text: str, place: Levels, data: st.DataObject) -> None:
    document, project = one_project(text)
    assume(project.sections)
    at = data.draw(st.integers(0, len(project.sections) - 1))
    changed = after(document.text, edits.set_levels(document, project.sections[at], place))
    expected = said(project)
    expected.sections[at] = (place, expected.sections[at][1])
    assert says(changed) == expected
    assert changed_lines(document.text, changed) <= 1
    assert comments(changed) == comments(document.text)


@given(laid_out, levels, st.data())
def test_a_section_that_goes_elsewhere_takes_its_indicators_along(
    text: str, place: Levels, data: st.DataObject
) -> None:
    document, project = one_project(text)
    assume(project.sections)
    at = data.draw(st.integers(0, len(project.sections) - 1))
    changed = after(document.text, edits.refile_section(document, project, project.sections[at], place))
    before = said(project)
    before.sections[at] = (place, before.sections[at][1])
    assert sorted(map(str, bullets(says(changed)))) == sorted(map(str, bullets(before)))
    assert comments(changed) == comments(document.text)


# ---- goals and funds ----


@given(laid_out, st.sampled_from(GOALS), st.lists(sentences, max_size=5), st.data())
def test_a_goal_has_the_sentences_that_it_was_given(
    text: str, key: Key, given_: list[str], data: st.DataObject
) -> None:
    document, project = one_project(text)
    before = said(project)
    old = before.goals.get(key, [])
    wanted = [*old[: data.draw(st.integers(0, len(old)))], *given_, *old[data.draw(st.integers(0, len(old))) :]]
    changed = after(document.text, edits.set_goal(document, project, key, wanted))
    expected = said(project)
    if wanted:
        expected.goals[key] = wanted
    else:
        expected.goals.pop(key, None)
    assert says(changed) == expected
    if wanted:
        assert changed_lines(document.text, changed) <= len(old)
        assert comments(changed) == comments(document.text)
    assert_as_canonical_as_before(document.text, changed)


@given(laid_out, st.sampled_from(GOALS), words, st.data())
def test_one_sentence_is_one_line(text: str, key: Key, sentence: str, data: st.DataObject) -> None:
    document, project = one_project(text)
    wanted = list(said(project).goals.get(key, ["一。"]))
    if wanted:
        wanted[data.draw(st.integers(0, len(wanted) - 1))] = sentence
    changed = after(document.text, edits.set_goal(document, project, key, wanted))
    assert changed_lines(document.text, changed) <= 1 or not wanted


@given(laid_out, st.sampled_from(list(PARTS)), st.none() | amounts)
def test_a_total_is_set_or_taken_away(text: str, total: Key, value: Decimal | None) -> None:
    document, project = one_project(text)
    changed = after(document.text, edits.set_total(document, project, total, value))
    expected = said(project)
    _written, parts = expected.funds.get(total, (None, {}))
    if value is not None or parts:
        expected.funds[total] = (value, parts)
    else:
        expected.funds.pop(total, None)
    assert says(changed) == expected
    assert changed_lines(document.text, changed) <= 1 or value is None
    assert_as_canonical_as_before(document.text, changed)


@given(
    laid_out, st.sampled_from([(total, part) for total, parts in PARTS.items() for part in parts]), amounts | st.none()
)
def test_a_part_goes_below_its_total(text: str, place: tuple[Key, Key], value: Decimal | None) -> None:
    total, part = place
    document, project = one_project(text)
    changed = after(document.text, edits.set_part(document, project, total, part, value))
    expected = said(project)
    written, parts = expected.funds.get(total, (None, {}))
    left = {key: amount for key, amount in parts.items() if key != part}
    if value is not None:
        expected.funds[total] = (written, {**left, part: value})
    elif total in expected.funds:
        expected.funds[total] = (written, left)
    assert says(changed) == expected
    assert changed_lines(document.text, changed) <= 1 or value is None
    assert_as_canonical_as_before(document.text, changed)


# ---- blocks ----


def together(*texts: str) -> str:
    """Several texts in one file."""
    return "\n".join(text.removeprefix("\ufeff") for text in texts)


@given(any_declaration, any_declaration, names)
def test_a_project_is_added_and_removed_again(text: str, other: str, name: str) -> None:
    both = together(text, other)
    document, _found = read(both)
    changed = after(document.text, edits.add_project(document, name))
    again, _found = read(changed)
    assert [one.name for one in again.projects] == [*(one.name for one in document.projects), name]
    assert [said(one) for one in again.projects[:-1]] == [said(one) for one in document.projects]
    assert comments(changed) == comments(both)
    assert_as_canonical_as_before(document.text, changed)
    bare = after(changed, edits.remove_block(again, again.projects[-1]))
    assert [said(one) for one in read(bare)[0].projects] == [said(one) for one in document.projects]
    assert_as_canonical_as_before(changed, bare)


@given(laid_out, laid_out, names)
def test_a_copied_project_says_the_same_under_another_name(text: str, other: str, name: str) -> None:
    document, _found = read(together(text, other))
    project = document.projects[0]
    expected = said(project)
    expected.name = name
    expected.head.pop(Key.CODE, None)
    copied, _found = read(edits.copy_of(document, project, name))
    assert [said(one) for one in copied.projects] == [expected]


@given(laid_out, st.lists(st.sampled_from(SUMMARY_KEYS), unique=True), st.sampled_from(SUMMARY_KEYS), words)
def test_a_field_of_a_summary_changes_one_line(text: str, present: list[Key], key: Key, value: str) -> None:
    lines = "".join(f"  {each}: 1 # 注\n" for each in present)
    document, _found = read(together(f"汇总 甲\n{lines}", text))
    (summary,) = document.summaries
    changed = after(document.text, edits.set_field(document, summary, key, value))
    again = read(changed)[0]
    written = {**dict.fromkeys(present, "1"), key: value}
    assert {each.key: each.text for each in again.summaries[0].head} == written
    assert [said(one) for one in again.projects] == [said(one) for one in document.projects]
    assert changed_lines(document.text, changed) <= 1


# ---- conflict regions ----


@given(laid_out, st.sampled_from(["ours", "theirs", "base"]), st.data())
def test_a_resolved_region_holds_one_side_and_nothing_else_changes(text: str, side: str, data: st.DataObject) -> None:
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.removeprefix("\ufeff").split(ending)
    first, last = sorted(data.draw(st.integers(0, len(lines))) for _each in range(2))
    sides = {"ours": lines[first:last], "base": ["  年度: 2025"], "theirs": []}
    marked = [
        "<<<<<<< HEAD",
        *sides["ours"],
        "||||||| 1a2b",
        *sides["base"],
        "=======",
        *sides["theirs"],
        ">>>>>>> 预算处",
    ]
    document, _found = read(ending.join([*lines[:first], *marked, *lines[last:]]))
    assume(len(document.conflicts) == 1)
    region = document.conflicts[0]
    chosen = {"ours": region.ours, "base": region.base or "", "theirs": region.theirs}[side]
    changed = after(document.text, edits.resolve(document, region, chosen))
    resolved = ending.join([*lines[:first], *sides[side], *lines[last:]])
    assert changed.rstrip(ending) == resolved.rstrip(ending)
