"""The pages of the language show every construct, and every example on them is what it says."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from perftui.language.canonical import canonical
from perftui.language.grammar import grammar, grammar_text, lines_of
from perftui.language.keys import Key, Note
from perftui.language.problems import LANGUAGE_KINDS
from perftui.language.reader import read
from perftui.language.values import MONEY_UNITS
from perftui.model import Operator
from perftui.rules.engine import check
from perftui.taxonomy import taxonomy
from perftui.workspace import from_data

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("language.md", "language.zh-CN.md")
FENCE = re.compile(r"^```perf(?: (?P<info>[^\n]*))?\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block: its text, and what the words behind ```perf say of it."""

    page: str
    line: int
    text: str
    role: str
    errors: list[str]
    findings: list[str]

    @classmethod
    def of(cls, page: str, line: int, info: str, text: str) -> "Example":
        words = [word.partition("=") for word in info.split()]
        said = {key: value.split(",") for key, equals, value in words if equals}
        roles = [key for key, equals, _value in words if not equals]
        assert said.keys() <= {"error", "check"}, info
        assert roles in ([], ["before"], ["after"]), info
        return cls(page, line, text, "".join(roles), said.get("error", []), said.get("check", []))

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def examples(page: str) -> list[Example]:
    text = (DOCS / page).read_text("utf-8")
    return [
        Example.of(page, text.count("\n", 0, found.start()) + 1, found["info"] or "", found["text"])
        for found in FENCE.finditer(text)
    ]


EXAMPLES = [example for page in PAGES for example in examples(page)]
CASES = {page: [example for example in EXAMPLES if example.page == page] for page in PAGES}
SHOWN = CASES["language.md"]
SHOWN_LINES = [line for example in SHOWN for line in lines_of(grammar().parse(example.text))]
AT_THE_TOP = {"BLANK"}  # blank lines at the top of a file; all others belong to the line above them


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_is_read_with_exactly_the_errors_it_names(example: Example) -> None:
    _document, found = read(example.text)
    assert sorted(diagnostic.code for diagnostic in found) == sorted(example.errors)


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.findings], ids=str)
def test_an_example_has_the_findings_it_names(example: Example) -> None:
    found = {diagnostic.code for diagnostic in check(from_data(example.text.encode(), Path("example.perf"))).findings}
    assert set(example.findings) <= found


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.findings or "ignore[" in each.text], ids=str)
def test_a_suppression_of_an_example_suppresses(example: Example) -> None:
    found = {diagnostic.code for diagnostic in check(from_data(example.text.encode(), Path("example.perf"))).findings}
    assert "F701" not in found


@pytest.mark.parametrize("example", [each for each in EXAMPLES if not each.errors and each.role != "before"], ids=str)
def test_an_example_without_errors_is_canonical(example: Example) -> None:
    formatted = canonical(example.text)
    assert formatted.refused is None
    assert formatted.text == example.text


@pytest.mark.parametrize("page", PAGES)
def test_what_stands_before_formatting_becomes_what_stands_after(page: str) -> None:
    pairs = [(first, second) for first, second in pairwise(CASES[page]) if first.role == "before"]
    assert len(pairs) == sum(example.role == "after" for example in CASES[page])
    for before, after in pairs:
        assert canonical(before.text).text == after.text, before


def test_both_languages_show_the_same_examples() -> None:
    english, chinese = ([(e.text, e.role, e.errors, e.findings) for e in CASES[page]] for page in PAGES)
    assert english == chinese


def test_every_kind_of_line_and_every_part_of_one_is_shown() -> None:
    kinds, _values = grammar_text().split("// ---- values")
    assert {line.kind for line in SHOWN_LINES} == set(re.findall(r"^([A-Z]+)\.\d:", kinds, re.MULTILINE)) - AT_THE_TOP
    parts = {part for line in SHOWN_LINES for part, text in line.match.groupdict().items() if text}
    assert set(re.findall(r"\(\?P<(\w+)>", kinds)) <= parts


@pytest.mark.parametrize("kind", re.findall(r"^([A-Z]+): ", grammar_text(), re.MULTILINE))
def test_every_kind_of_value_is_shown(kind: str) -> None:
    fields = [line.match["value"] for line in SHOWN_LINES if line.kind == "FIELD"]
    bullets = [line for line in SHOWN_LINES if line.kind == "INDICATOR" and line.match["operator"]]
    targets = [line.match.string[line.match.start("operator") : line.match.end()] for line in bullets]
    assert any(grammar().match(kind, text.strip()) for text in fields + targets)


@pytest.mark.parametrize("key", [*Key, *Note])
def test_every_key_is_shown_with_a_value(key: str) -> None:
    goal = rf"^ +{key}:\n +\| \S"
    assert any(re.search(rf"^ +{key}: \S|{goal}", example.text, re.MULTILINE) for example in SHOWN)


@pytest.mark.parametrize("operator", Operator)
def test_every_operator_is_shown(operator: Operator) -> None:
    assert any(f" {operator} " in example.text for example in SHOWN if not example.errors)


@pytest.mark.parametrize("page", PAGES)
def test_every_level_is_named_in_its_place(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    for level1 in taxonomy().levels:
        assert f"| {level1.name} | {' · '.join(level1.level2)} |" in text


@pytest.mark.parametrize("page", PAGES)
def test_every_unit_of_money_and_every_error_of_the_language_is_named(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert [unit for unit in MONEY_UNITS if unit not in text] == []
    assert [kind.code for kind in LANGUAGE_KINDS if f"| {kind.code} | {kind.name} |" not in text] == []
