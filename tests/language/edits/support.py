"""What the tests of edits share: edits that are made and taken back, and what a text says, layout aside."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import assume

from perftui.language import edits
from perftui.language.canonical import canonical
from perftui.language.document import Document
from perftui.language.edits import Edits
from perftui.language.grammar import grammar, lines_of
from perftui.language.keys import GOALS, PARTS
from perftui.language.reader import read
from perftui.language.remarks import comment_on
from perftui.model import Indicator, Project, Span, Target
from tests.language.strategies import nfc

NOWHERE = Span(1, 0, 1, 0)

TEXT = """\
# 本项目的注
项目 高性能计算  # 二期
    主管部门:   上海市数据局   # 牵头
    年度:
    年度资金申请总额: 4600 万元
      其他资金: # 待定

  产出指标 / 数量指标
  - 甲  ≥  3   场   # 暂定
      说明: 见附件
      数据来源:

  # 乙的注
  - 乙：？

  - "丙:1": 合规
  效益指标 / 社会效益指标
  - 丁 ≤ 2026-13-01
"""


def opened(text: str = TEXT) -> tuple[Document, Project]:
    """A text and its first project."""
    document, _found = read(text)
    return document, document.projects[0]


def one_project(text: str) -> tuple[Document, Project]:
    """A generated text, where it holds exactly one project."""
    document, _found = read(text)
    assume(len(document.projects) == 1)
    return document, document.projects[0]


def after(text: str, made: Edits) -> str:
    """The changed text; taking the change back gives the old one to the byte."""
    changed = edits.apply(text, made)
    assert edits.apply(changed, edits.inverse(text, made)) == text
    return changed


def difference(before: str, changed: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    old, new = before.split("\n"), changed.split("\n")
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


def changed_lines(before: str, changed: str) -> int:
    """How many lines of `before` are not in `changed`."""
    lines_before, lines_after = (Counter(line.rstrip("\r") for line in text.split("\n")) for text in (before, changed))
    return (lines_before - lines_after).total()


def comments(text: str) -> Counter[str]:
    """Every comment of a text, those behind values included."""
    found = (comment_on(line)[1] for node in grammar().parse(text.removeprefix("\ufeff")) for line in lines_of(node))
    return Counter(nfc(comment) for comment in found if comment)


def without_places(target: Target) -> Target:
    """A target without its place."""
    return target._replace(span=NOWHERE)


Bullet = tuple[str, Target, tuple[tuple[str, str], ...]]
Levels = tuple[str, str]


@dataclass
class Said:
    """What a project says: its name, fields, funds, goals, and its sections with their indicators."""

    name: str
    head: dict[str, str]
    funds: dict[str, tuple[Decimal | None, dict[str, Decimal | None]]]
    goals: dict[str, list[str]]
    sections: list[tuple[Levels, list[Bullet]]] = field(default_factory=list)

    def section(self, levels: Levels) -> list[Bullet]:
        """The indicators of a section."""
        return next(bullets for each, bullets in self.sections if each == levels)


def said(project: Project) -> Said:
    """What a project says."""
    funds = (project.project_funds, project.annual_funds)
    goals = (project.total_goal, project.annual_goal)
    return Said(
        project.name,
        {each.key: each.text for each in project.head},
        {
            total: (each.written and each.written.value, {part.key: part.value for part in each.parts})
            for total, each in zip(PARTS, funds, strict=True)
            if each is not None
        },
        {key: [line.text for line in each.lines] for key, each in zip(GOALS, goals, strict=True) if each is not None},
        [((each.level1, each.level2), [bullet(one) for one in each.indicators]) for each in project.sections],
    )


def bullet(indicator: Indicator) -> Bullet:
    """What an indicator says."""
    notes = tuple((note.key, note.text) for note in indicator.notes)
    return indicator.name, without_places(indicator.target), notes


def says(text: str) -> Said:
    """What the only project of a text says."""
    document, _found = read(text)
    assert len(document.projects) == 1
    return said(document.projects[0])


def assert_as_canonical_as_before(before: str, changed: str) -> None:
    """A file in its exact form is in it after an edit too."""
    if canonical(before).text == before:
        assert canonical(changed).text == changed
