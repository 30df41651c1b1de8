"""D604 boilerplate: several projects have one indicator with one target.

What
    The same name with the same target in three or more projects of one 年度 in one folder; endings that say nothing
    (性, 情况) do not make a name another. One finding for all of them, at the first by the names of projects,
    which names the others.
Why
    What fits every project says nothing about any: the target was copied, not set.
Basis
    None: the authors' judgement.
Fails
    项目 甲
      成本指标 / 经济成本指标
        - 成本测算合理: 合理

    项目 乙
      成本指标 / 经济成本指标
        - 成本测算合理性: 合理

    项目 丙
      成本指标 / 经济成本指标
        - 成本测算合理: 合理
Passes
    项目 甲
      成本指标 / 经济成本指标
        - 成本测算合理: 合理

    项目 乙
      成本指标 / 经济成本指标
        - 培训成本 ≤ 500 元/人

    项目 丙
      成本指标 / 经济成本指标
        - 租赁成本 ≤ 30 万元
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence

from perftui.diagnostics import Diagnostic, Related, Severity
from perftui.messages import msg
from perftui.model import Indicator
from perftui.names import comparison_key
from perftui.notation import target_text
from perftui.rules.facts import Facts
from perftui.rules.overview import Overview, Subject
from perftui.rules.rule import Rule
from perftui.rules.settings import Setting

PROJECTS = Setting("projects", 3, msg("from how many projects on an indicator is reported"), least=2)

RULE = Rule("D604", "boilerplate", Severity.INFO, settings=(PROJECTS,))

_ENDINGS = ("性", "情况", "程度")
_SAYS_NOTHING = re.compile(f"(?:{'|'.join(_ENDINGS)})$")
_NAMED = 5
_SHOWN = 9

Named = tuple[Subject, int]
"""An indicator by its number in a project."""

Use = tuple[Subject, Indicator]


def check_workspace(overview: Overview) -> Iterator[Diagnostic]:
    """One finding for each indicator that is used again and again, at its first name."""
    for _folder, subjects in overview.by_folder():
        for several in _named_alike(subjects):
            yield from _used(several)


def _named_alike(subjects: Sequence[Subject]) -> Iterable[Sequence[Named]]:
    """The indicators of one name; most names stand in one project alone, and nothing is kept of them."""
    names = [_names(subject.facts) for subject in subjects]
    known: set[str] = set()
    again: set[str] = set()
    for own in names:
        again.update(known.intersection(own))
        known.update(own)
    alike: dict[str, list[Named]] = {name: [] for name in again}
    for subject, own in zip(subjects, names, strict=True):
        if not again.isdisjoint(own):
            for number, name in enumerate(own):
                if name in again:
                    alike[name].append((subject, number))
    return alike.values()


def _names(facts: Facts) -> list[str]:
    """The names of the indicators without endings that say nothing."""
    return [_SAYS_NOTHING.sub("", name) if name.endswith(_ENDINGS) else name for name in facts.keys]


def _used(named: Sequence[Named]) -> Iterator[Diagnostic]:
    """One finding for each target that indicators of one name have again and again."""
    uses: dict[Hashable, dict[str, Use]] = {}
    for subject, number in named:
        target = subject.facts.target_keys[number]
        if target is not None:
            year, project = subject.project.year, comparison_key(subject.project.name)
            by_project = uses.setdefault((year.value if year else None, target), {})
            by_project.setdefault(project, (subject, subject.facts.items[number].indicator))
    for by_project in uses.values():
        (first, _indicator), *_others = by_project.values()
        if len(by_project) >= max(first.choice[PROJECTS], 2):
            yield _finding(list(by_project.values()))


def _finding(uses: list[Use]) -> Diagnostic:
    (subject, indicator), *others = uses
    names = "、".join(other.project.name for other, _indicator in others[:_NAMED])
    return RULE.at(
        indicator.span,
        msg(
            "{count} projects have {indicator} with the target {target}",
            count=len(uses),
            indicator=indicator.name,
            target=target_text(indicator.target),
        ),
        msg("the others: {names}; set a target that fits the project", names=names)
        if len(others) <= _NAMED
        else msg("among the others: {names}; set a target that fits the project", names=names),
        indicator=indicator.name,
        related=tuple(
            Related(same.span, msg("the same in {project}", project=other.project.name), other.path)
            for other, same in others[:_SHOWN]
        ),
        path=subject.path,
        project=subject.project.name,
    )
