"""For whom the work is done, as the prose of a goal says it, and whether a group that is asked speaks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from perftui.rules.choice import Choice
from perftui.rules.likeness import pairs_of
from perftui.rules.words import WordList, Words

KINDS = tuple(
    WordList(f"group-{kind}")
    for kind in (
        "public",
        "business",
        "users",
        "students",
        "parents",
        "teachers",
        "trainees",
        "patients",
        "farmers",
        "elderly",
        "disabled",
        "needy",
        "veterans",
        "visitors",
        "workers",
        "science",
    )
)
VERBS = WordList("beneficiary-verbs")
OF_ALL = WordList("groups-of-all")

# Whoever is asked is one of the public, but for a business.
_PUBLIC, _BUSINESS = 0, 1

_CLAUSE = re.compile("[^，。；：！？]+")
_SATISFIED = "的?(?:综合|总体|整体)?满意"
# Behind the group stands what it gets or how many they are, not what else the word is a part of: 企业技术中心.
_SERVED = (
    "提供|开展|发放|解决|办理|享受|发展|创业|就业|办事|出行|健康|成长|[、，。；：！？及和与等]|[0-9]|$"
    "|的?[^、]{0,4}(?:需求|需要|诉求|权益|负担)"
)
_JOINT = re.compile("^.*[、及和与为向等“”《》（）()]")
_COUNTED = re.compile(r"^.*[\d多余]\s*[万亿]?\s*(?:余|多)?(?:名|位|户|家|个|人)?\s*")
_OTHERS = re.compile("[、和与]|及(?!时)|以及")
_FILLER = re.compile(
    "^(?:确保|实现|保障|提升|提高|保证|年度|全年|全体|广大|各类|各|相关|有关|本市|全市|全区|我市|我区|本区)+"
)
_OF_ANY_KIND = re.compile("[类型的]|地区|受助|受益|受训|获助|服务|相关|参与|监护人|家属|家长")


class Mention(NamedTuple):
    """A group that a line of prose names, with its place in the line."""

    group: str
    start: int
    end: int


class Beneficiaries:
    """Finds groups by lists of words, a list for each kind of people."""

    def __init__(self, choice: Choice) -> None:
        kinds, verbs = [choice.words(kind) for kind in KINDS], choice.words(VERBS)
        self._kinds = [(word, place) for place, words in enumerate(kinds) for word in words.words]
        self._known: dict[str, frozenset[int]] = {}
        self._heads = Words(tuple(word for words in kinds for word in words.words)).pattern
        self._groups = re.compile(
            f"(?:{self._heads.pattern})(?:(?={_SATISFIED})(?P<satisfied>)|(?={_SERVED}))",
        )
        # 为 and 扶持 are parts of other words too: 作为, 受扶持企业.
        self._verbs = re.compile(f"(?<![作成行认因分视方导趋受])(?:{verbs.pattern.pattern})")

    def mentions(self, line: str) -> Iterator[Mention]:
        """The groups that a line of a goal names as served or satisfied."""
        if self._groups.search(line):
            for clause in _CLAUSE.finditer(line):
                yield from self._in_clause(clause[0], clause.start())

    def _in_clause(self, clause: str, offset: int) -> Iterator[Mention]:
        verb = self._verbs.search(clause)
        served_from = verb.end() if verb else len(clause)
        before = 0
        for found in self._groups.finditer(clause):
            if found.start() >= served_from or found["satisfied"] is not None:
                start = max(before, served_from) if found.start() >= served_from else before
                group = _FILLER.sub("", _COUNTED.sub("", _JOINT.sub("", clause[start : found.start()]))) + found[0]
                end = offset + found.end()
                yield Mention(group, end - len(group), end)
            before = found.end()

    def speaks_for(self, asked: str, group: str) -> bool:
        """Whether those who are asked speak for a group; 老年人及家属 are two who are asked."""
        return any(self._speaks_for(one, group) for one in {asked, *_OTHERS.split(asked)} if one)

    def _speaks_for(self, asked: str, group: str) -> bool:
        """Whether people of one kind are asked, unless both are told apart by other words."""
        kinds = (self._kinds_of(asked), self._kinds_of(group))
        if any(_PUBLIC in found for found in kinds) and all(found - {_BUSINESS} for found in kinds):
            return True
        if not kinds[0] & kinds[1]:
            return False
        apart = [_OF_ANY_KIND.sub("", self._heads.sub("", text)) for text in (asked, group)]
        return not all(apart) or bool(pairs_of(apart[0]) & pairs_of(apart[1]))

    def _kinds_of(self, group: str) -> frozenset[int]:
        """The kinds of people that a group is; the same few groups are named again and again."""
        if group not in self._known:
            self._known[group] = frozenset([place for word, place in self._kinds if word in group])
        return self._known[group]


def beneficiaries(choice: Choice) -> Beneficiaries:
    """What finds the groups by the words in force."""
    return choice.once(Beneficiaries)
