"""Who is asked by an indicator of satisfaction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from perftui.rules.facts import SATISFACTION, Facts, Item

WORD = "满意"

# 市民对数字服务的满意度 asks 市民; 服务对象 and 对口 are words of their own.
_ABOUT = re.compile("对(?<=.对)(?![象口接]).*$")
_MANNER = re.compile("(?:的(?:综合|总体|整体|平均)?|综合|总体|整体|平均)$")


class Asked(NamedTuple):
    """An indicator of satisfaction and the group that its name begins with."""

    item: Item
    group: str


def asked(facts: Facts) -> tuple[Asked, ...]:
    """The indicators of 满意度指标 that speak of satisfaction."""
    return facts.once(_asked)


def _asked(facts: Facts) -> Iterator[Asked]:
    for item in facts.under(SATISFACTION):
        group, word, _rest = item.indicator.name.partition(WORD)
        if word:
            yield Asked(item, _MANNER.sub("", _ABOUT.sub("", group)))


def is_asked_about(facts: Facts) -> bool:
    """Whether a project asks anybody: an indicator of satisfaction, wherever it stands."""
    return bool(facts.under(SATISFACTION)) or WORD in facts.names
