"""D603 dup-near: two indicators of a project measure nearly the same.

What
    Two indicators are near to each other where what one is about stands in the other's name too, in whatever order,
    both measure the same side of it (completion, time, quality, satisfaction) and both have the same target. A name
    that stands twice is another rule's matter.
Why
    One result is counted twice, and the weights of the project are no longer those that somebody chose.
Basis
    An audit firm's standards for reviewing self-evaluations: the same indicator counts once.
Fails
    项目 甲
      产出指标 / 数量指标
        - 制作或整理干部档案覆盖率 = 100 %

        - 档案整理完成率 = 100 %
Passes
    项目 甲
      产出指标 / 数量指标
        - 干部档案整理完成率 = 100 %

      产出指标 / 时效指标
        - 干部档案整理完成及时率 = 100 %
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from decimal import Decimal
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from perftui.diagnostics import Diagnostic, Related, Severity
from perftui.messages import msg
from perftui.model import Indicator
from perftui.names import comparison_key
from perftui.rules.bases import REVIEW_STANDARDS
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts, Item
from perftui.rules.likeness import share_of
from perftui.rules.rule import Rule
from perftui.rules.settings import Setting
from perftui.rules.topics import aspect, cores

SHARE = Setting(
    "share",
    Decimal("0.4"),
    msg("which part of what the longer name is about, from 0 to 1, the shorter one makes up at least"),
    least=0,
    most=1,
)

RULE = Rule("D603", "dup-near", Severity.WARNING, (REVIEW_STANDARDS.read("9"),), settings=(SHARE,))

_SHORTEST = 4
_IN_ORDER = 60
"""How many of a hundred pairs of characters the longer name has as well; the others are where words changed places."""


_SAME_SIDE = MappingProxyType({"coverage": ""})
"""A share that is covered is a share that is completed."""


class _Named(NamedTuple):
    """An indicator and what its name is about, as text and as the characters in it; `number` keeps the order."""

    number: int
    item: Item
    about: str
    signs: frozenset[str]


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding for each indicator that is near to an earlier one, at its name."""
    share = float(choice[SHARE])
    for alike in _alike(facts, choice):
        nearest: dict[_Named, _Named] = {}
        for one, other in _pairs_that_share_a_sign(alike):
            if _is_near(one, other, share):
                earlier, later = sorted((one, other))
                nearest.setdefault(later, earlier)
        for later in sorted(nearest):
            yield _finding(later.item.indicator, nearest[later].item.indicator)


def _alike(facts: Facts, choice: Choice) -> Iterator[list[_Named]]:
    """The indicators in groups of one target; a name that only echoes the project's is passed over."""
    groups: dict[Hashable, list[Item]] = {}
    for item, target in zip(facts.items, facts.target_keys, strict=True):
        groups.setdefault(target, []).append(item)
    groups.pop(None, None)
    several = [items for items in groups.values() if len(items) > 1 and _may_be_near(items)]
    if not several:
        return
    abouts = iter(cores([item.indicator.name for items in several for item in items], choice))
    project = frozenset(facts.project.name)
    for items in several:
        yield [
            _Named(number, item, about, frozenset(about))
            for number, (item, about) in enumerate(zip(items, abouts, strict=False))
            if len(about) >= _SHORTEST and not project.issuperset(about)
        ]


def _may_be_near(items: list[Item]) -> bool:
    """Whether a name can stand in another one: a quick look, before it is known what each is about.

    What a name is about begins it, so its first characters stand in the other name too.
    """
    names = [item.indicator.name for item in items]
    text = "".join(names)
    for name in names:
        for sign in name[:_SHORTEST]:
            if text.count(sign) == 1 and sign.isalnum():
                break
        else:
            return True
    return False


def _pairs_that_share_a_sign(group: list[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Each name with the longer ones that hold its rarest character: only those can hold all of them."""
    often = Counter(chain.from_iterable([named.signs for named in group]))
    shared = {sign for sign, count in often.items() if count > 1}
    inside = [named for named in group if named.signs <= shared]
    holders: dict[str, list[_Named]] = {}
    for short in inside:
        rarest = min(short.signs, key=often.__getitem__)
        if rarest not in holders:
            holders[rarest] = [named for named in group if rarest in named.signs]
        for long in holders[rarest]:
            if (len(short.about), short.number) < (len(long.about), long.number):
                yield short, long


def _is_near(short: _Named, long: _Named, share: float) -> bool:
    if not short.signs <= long.signs or len(short.about) < share * len(long.about):
        return False
    one, other = short.item, long.item
    if _side(one.indicator) != _side(other.indicator):
        return False
    if share_of(short.about, long.about) < _IN_ORDER:
        return False
    # The same name under the same level 2 is no near one: D601 reports it.
    return one.level2 != other.level2 or comparison_key(one.indicator.name) != comparison_key(other.indicator.name)


def _side(indicator: Indicator) -> str:
    side = aspect(indicator.name)
    return _SAME_SIDE.get(side, side)


def _finding(later: Indicator, earlier: Indicator) -> Diagnostic:
    return RULE.at(
        later.span,
        msg("{indicator} measures nearly the same as {other}", indicator=later.name, other=earlier.name),
        msg("keep one of them, or say in the names what makes them differ"),
        indicator=later.name,
        related=(Related(earlier.span, msg("the other one")),),
    )
