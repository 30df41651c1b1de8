"""The page of a rule in text, Markdown and JSON, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perftui.diagnostics import Severity
from perftui.display import width
from perftui.messages import Language, msg, set_language
from perftui.output.explanation import (
    basis_title,
    markdown_prose,
    page_data,
    page_heading,
    page_markdown,
    page_text,
    setting_text,
)
from perftui.output.rule_list import list_markdown, list_text
from perftui.rules.bases import MOF_101
from perftui.rules.explanation import Explanation, explanations
from perftui.rules.page import Page
from perftui.rules.rule import Rule
from perftui.rules.settings import Setting, Value
from tests.support import golden

TOLERANCE = Setting("tolerance", Decimal("0.05"), msg("the share that may be missing"), least=0, most=Decimal("0.5"))
RULE = Rule(
    "M299",
    "odd-money",
    Severity.WARNING,
    (MOF_101.unverified("一(二)3"), MOF_101.read()),
    settings=(TOLERANCE, Setting("words", ("有效", '"良好"'), msg("what is no measure"))),
)
PAGE = Page(
    """M299 odd-money: money is odd.

What
    Money that is odd, such as `1,00 元`.
Why
    Nobody knows.
Basis
    None.
Fails
    项目 甲
      年度资金申请总额: 1.00 元

Passes
    项目 甲
Fix
    Safe: makes it even.
"""
)
ODD = Explanation(RULE, msg("money is odd."), RULE, PAGE)


@pytest.mark.parametrize("language", Language)
def test_the_page_for_a_terminal(language: Language) -> None:
    set_language(language)
    golden(f"rule.{language}.txt", page_text(ODD))


@pytest.mark.parametrize("language", Language)
def test_the_page_as_markdown(language: Language) -> None:
    set_language(language)
    golden(f"rule.{language}.md", page_markdown(ODD))


@pytest.mark.parametrize("cells", [40, 60, 100])
def test_prose_keeps_to_the_width_of_the_terminal(cells: int) -> None:
    for about in explanations().values():
        prose = [about.sentence, about.prose("What"), about.prose("Why")]
        lines = [line for line in page_text(about, cells).splitlines() if any(line.strip() in text for text in prose)]
        assert max(map(width, lines), default=0) <= cells


@pytest.mark.parametrize("cells", [60, 80])
@pytest.mark.parametrize("language", Language)
def test_lists_keep_to_it_as_well_but_for_addresses(cells: int, language: Language) -> None:
    set_language(language)
    for about in explanations().values():
        listed = page_text(about, cells).partition("\n\n")[2].splitlines()
        examples = about.example("Fails") + about.example("Passes")
        lines = [line for line in listed if line.strip() not in examples and "://" not in line]
        assert max(map(width, lines), default=0) <= cells


def test_a_finding_of_the_language_has_its_sentence_and_cannot_be_silenced() -> None:
    about = explanations()["S104"]
    assert page_heading(about) == "S104 number-missing (error)"
    assert page_text(about).splitlines()[2:] == [
        "There is no number behind an operator.",
        "",
        "Silencing",
        "  It cannot be silenced.",
    ]


def test_data_names_documents_settings_and_examples() -> None:
    data = page_data(ODD)
    assert data["basis"] == [
        {"document": MOF_101.title, "section": "一(二)3", "verified": False, "address": MOF_101.address},
        {"document": MOF_101.title, "section": None, "verified": True, "address": MOF_101.address},
    ]
    assert data["settings"] == [
        {"name": "tolerance", "default": "0.05", "what": "the share that may be missing", "least": 0, "most": "0.5"},
        {
            "name": "words",
            "default": '["有效", "\\"良好\\""]',
            "what": "what is no measure",
            "least": None,
            "most": None,
        },
    ]
    assert data["fails"] == "项目 甲\n  年度资金申请总额: 1.00 元\n"
    assert data["fix"] == {"kind": "safe", "what": "Safe: makes it even."}


def test_an_unverified_basis_is_marked_behind_its_whole_title() -> None:
    assert basis_title(RULE.bases[0]) == f"{MOF_101.title} 一(二)3（待核）"
    assert basis_title(RULE.bases[1]) == MOF_101.title


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (Decimal("1E+2"), "100"), (True, "true"), ("字", '"字"'), (("a", "b"), '["a", "b"]')],
)
def test_a_setting_is_written_as_in_the_configuration(value: Value, text: str) -> None:
    assert setting_text(value) == text


def test_prose_is_markup_in_its_code_spans_only() -> None:
    assert markdown_prose("a * b <p> `x | <y>` [z]") == r"a \* b \<p\> `x | <y>` \[z\]"


class TestList:
    def test_every_kind_has_a_line_below_its_family(self) -> None:
        lines = list_text([*explanations().values()]).splitlines()
        assert lines[0] == "Writing and fields"
        assert [line[2:6] for line in lines if line[:2] == "  " and line[2:3].strip()] == [*explanations()]

    @pytest.mark.parametrize("language", Language)
    @pytest.mark.parametrize("cells", [80, 120])
    def test_no_line_is_wider_than_the_terminal(self, language: Language, cells: int) -> None:
        set_language(language)
        assert max(map(width, list_text([*explanations().values()], cells).splitlines())) <= cells

    def test_markdown_has_a_table_for_each_family_and_links_where_it_is_told(self) -> None:
        lines = list_markdown([ODD], lambda about: f"{about.kind.name}.md").splitlines()
        basis = "财预〔2021〕101号 一(二)3（待核）；财预〔2021〕101号"
        assert lines[0] == "## Money"
        assert lines[2] == "| Code | Name | Severity | Finds | Basis | Fix |"
        assert lines[4:] == [f"| [M299](odd-money.md) | odd-money | warning | Money is odd. | {basis} | safe fix |"]
