"""Whether more or less of an indicator is better, as far as its name tells."""

from __future__ import annotations

from perftui.model import Operator
from perftui.rules.choice import Choice
from perftui.rules.naming import bare
from perftui.rules.words import WordList

LESS = WordList("less-is-better")
MORE = WordList("more-is-better")
TURNS = WordList("turns-it-round")
HANDLES = WordList("handles")
BAD = WordList("bad-things")

_MORE = frozenset((Operator.AT_LEAST, Operator.ABOVE))
_LESS = frozenset((Operator.AT_MOST, Operator.BELOW))
_AVERAGE = "平均"
_NEGATIONS = frozenset("不未无零非免")


def less_is_better(name: str, choice: Choice) -> bool:
    """Whether less is certainly better: a failure rate, a waiting time, a cost."""
    end = _end(name)
    word = choice.words(LESS).ending(end)
    if word is None:
        return False
    return not (
        end[: -len(word)][-1:] in _NEGATIONS
        or choice.words(TURNS).first(name) is not None
        or choice.words(HANDLES).begins(name) is not None
    )


def more_is_better(name: str, choice: Choice) -> bool:
    """Whether more is certainly better: a completion rate, satisfaction, a service life."""
    end = _end(name)
    word = choice.words(MORE).ending(end)
    return word is not None and end[: -len(word)][-1:] not in _NEGATIONS


def points_wrong_way(name: str, operator: Operator, choice: Choice) -> bool:
    """Whether `operator` asks for more where less is better, or the other way round."""
    if operator in _MORE:
        return less_is_better(name, choice)
    return operator in _LESS and more_is_better(name, choice)


def _end(name: str) -> str:
    """`name` as its ending is looked up: 共享审核平均时间 ends with 审核时间."""
    plain = bare(name)
    return plain.replace(_AVERAGE, "") if _AVERAGE in plain else plain
