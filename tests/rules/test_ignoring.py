"""Suppressions are written where a person would write them, and the check is clean of what they name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from perftui.diagnostics import Severity
from perftui.language.canonical import canonical
from perftui.messages import msg
from perftui.model import Span
from perftui.rules.choice import Choice
from perftui.rules.engine import check
from perftui.rules.facts import Facts
from perftui.rules.ignoring import ignore
from perftui.rules.page import Page
from perftui.rules.registry import registry
from perftui.rules.rule import Outcome, Registered, Rule
from perftui.rules.suppressing import Judge
from perftui.workspace import load
from tests.rules.fixtures import CASES, Case
from tests.rules.test_suppressions import HEAD
from tests.support import DECLARATIONS

JUDGE = Judge([each.rule for each in registry()])


def ignored(folder: Path, text: str, reason: str = "存量", codes: str = "I401 I403") -> str:
    """The text with suppressions for what some rules find in it."""
    path = folder / "x.perf"
    path.write_text(text, "utf-8", newline="")
    workspace = load([path])
    found = [finding for finding in check(workspace).findings if finding.code in codes]
    result = ignore(workspace, found, reason, JUDGE).workspace
    assert not [finding for finding in check(result).findings if finding.code in codes]
    return result.files[0].document.text


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    - 甲 ≥ 3\n", "    # perftui: ignore[I403] 存量\n    - 甲 ≥ 3\n"),
        ("\t- 甲 ≥ 3", "\t# perftui: ignore[I403] 存量\n\t- 甲 ≥ 3"),
        ("    # 注\n    - 甲 ≥ 3\n", "    # 注\n    # perftui: ignore[I403] 存量\n    - 甲 ≥ 3\n"),
        (
            "    # perftui: ignore[I404] 一\n    - 甲 ≥ 3\n",
            "    # perftui: ignore[I404, I403] 一；存量\n    - 甲 ≥ 3\n",
        ),
        ("    - 甲 ≥ 3 # perftui: ignore[I404] 存量\n", "    - 甲 ≥ 3 # perftui: ignore[I404, I403] 存量\n"),
        (
            "    - 甲: ?\n\n    - 乙 ≥ 3\n",
            "    # perftui: ignore[I401] 存量\n    - 甲: ?\n\n    # perftui: ignore[I403] 存量\n    - 乙 ≥ 3\n",
        ),
    ],
)
def test_a_suppression_stands_above_the_entry_or_joins_the_one_there(
    tmp_path: Path, before: str, after: str, ending: str
) -> None:
    text = ignored(tmp_path, (HEAD + before).replace("\n", ending), codes="I401 I403 I404")
    assert text == (HEAD + after).replace("\n", ending)


def test_several_rules_at_one_place_share_one(tmp_path: Path) -> None:
    text = ignored(tmp_path, "项目 甲\n  产出指标 / 数量指标\n    - 乙 ≥ 3 个\n", codes="S151 G501")
    assert text.startswith("# perftui: ignore[G501, S151] 存量\n项目 甲\n")


def test_what_cannot_be_suppressed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.perf"
    path.write_text(f"{HEAD}    - 甲 ≥ 九\n\n    - 乙 ≥ 3 个 # perftui: ignore[未知] 一\n", "utf-8")
    workspace = load([path])
    found = [finding for finding in check(workspace).findings if finding.code in {"S104", "F701"}]
    assert len(found) == 2
    result = ignore(workspace, found, "存量", JUDGE)
    assert (result.workspace, result.count) == (workspace, 0)


def test_nothing_is_written_between_the_markers_of_a_conflict(tmp_path: Path) -> None:
    path = tmp_path / "x.perf"
    path.write_text(f"{HEAD}<<<<<<< HEAD\n    - 甲 ≥ 3\n=======\n    - 甲 ≥ 4\n>>>>>>> b\n\n    - 乙 ≥ 3\n", "utf-8")
    workspace = load([path])
    finding = Rule("I403", "val-nounit", Severity.WARNING).at(Span(17, 6, 17, 7), msg("a"), path=str(path))
    assert ignore(workspace, [finding], "存量", JUDGE).workspace == workspace


def test_a_file_that_is_no_text_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "x.perf").write_bytes("项目 甲\n".encode("gbk"))
    workspace = load([tmp_path])
    result = ignore(workspace, check(workspace).findings, "存量", JUDGE)
    assert (result.workspace, result.count) == (workspace, 0)


@pytest.mark.parametrize("case", [case for case in CASES if case.finds], ids=str)
def test_of_the_fixtures_everything_is_suppressed(case: Case, tmp_path: Path) -> None:
    (tmp_path / "x.perf").write_text(case.text, "utf-8", newline="")
    workspace = load([tmp_path])
    result = ignore(workspace, check(workspace).findings, "存量", JUDGE)
    assert [finding for finding in check(result.workspace).findings if finding.code not in JUDGE.never] == []


def everywhere(facts: Facts, _choice: Choice) -> Iterator[Outcome]:
    """Finds something on every line that an element of the project stands on."""
    project = facts.project
    goals = [goal for goal in (project.total_goal, project.annual_goal) if goal]
    fields = [project.year, project.nature, project.category, project.supervisor, project.implementer]
    funds = project.annual_funds
    spans = [
        project.span,
        *(field.span for field in fields if field),
        *((funds.span, *(part.span for part in funds.parts)) if funds else ()),
        *(span for goal in goals for span in (goal.span, *(line.span for line in goal.lines))),
        *(section.span for section in project.sections),
        *(span for item in project.indicators for span in (item.span, *(note.span for note in item.notes))),
    ]
    for span in spans:
        yield EVERYWHERE.at(span, msg("a"))


EVERYWHERE = Rule("I999", "everywhere", Severity.WARNING)


@pytest.mark.parametrize("path", sorted(DECLARATIONS.glob("*.perf")), ids=lambda path: path.stem)
def test_on_every_line_of_a_declaration_a_suppression_works_and_is_in_canonical_place(path: Path) -> None:
    rules = [Registered(EVERYWHERE, Page(""), project=everywhere)]
    workspace = load([path])
    found = [finding for finding in check(workspace, rules=rules).findings if finding.code == "I999"]
    result = ignore(workspace, found, "存量", Judge([EVERYWHERE]))
    assert result.count == len(found)
    assert check(result.workspace, rules=rules).findings == ()
    (file,) = result.workspace.files
    formatted = canonical(file.document.text)
    assert (formatted.refused, formatted.text) == (None, file.document.text)
    without = "".join(line for line in file.document.text.splitlines(keepends=True) if "# perftui" not in line)
    assert without == workspace.files[0].document.text
