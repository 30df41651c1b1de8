"""What holds for every text, not only for those that somebody thought of.

`HYPOTHESIS_PROFILE=fuzz` (`make fuzz`) looks at thousands of texts instead of some dozens.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from perftui.diagnostics import Diagnostic
from perftui.language import values
from perftui.language.canonical import canonical
from perftui.language.grammar import grammar, lines_of
from perftui.language.problems import CONFLICT
from perftui.language.reader import read, read_data
from perftui.language.remarks import comment_on
from perftui.model import Span, Target
from perftui.notation import amount_text, target_text
from tests.language.places import assert_all_inside
from tests.language.strategies import any_text, anything, declarations, mishaps, names, nfc, units

NOWHERE = Span(1, 0, 1, 0)


def comments(text: str) -> Counter[str]:
    """Every comment of a text, those behind values included."""
    found = (comment_on(line)[1] for node in grammar().parse(text.removeprefix("\ufeff")) for line in lines_of(node))
    return Counter(nfc(comment) for comment in found if comment)


def without_places(target: Target) -> Target:
    return target._replace(span=NOWHERE)


def with_lf(finding: Diagnostic) -> Diagnostic:
    """A finding; what its fix writes breaks lines as its file does."""
    if finding.fix is None:
        return finding
    edits = tuple(edit._replace(text=edit.text.replace("\r\n", "\n")) for edit in finding.fix.edits)
    return finding._replace(fix=finding.fix._replace(edits=edits))


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
    assert list(map(with_lf, found_other)) == list(found)


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
