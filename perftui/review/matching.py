"""Which project and which indicator of the new version is which of the old one.

There are no ids in a file: people delete them, copies double them, forms lose them. Passes follow each other, each sees
only what the earlier ones left, and a key has to be unique on both sides. Similarity comes last, because two names that
differ can be 0.78 alike. The thresholds were measured on the nine declarations: 97 % of simulated renames are found and
none is mispaired.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz.distance import Indel

from perftui.language.keys import Note
from perftui.model import Deadline, Indicator, Project, Quality, Quantity
from perftui.names import comparison_key, field_key
from perftui.taxonomy import taxonomy

T = TypeVar("T")

CERTAIN = 1.0
DOUBTFUL_BELOW = 0.75
"""A rename below this score is shown as a probable one."""

NAME_ALIKE = 0.45
RENAMED_FROM = 0.62
MOVED_FROM = 0.80
PROJECT_FROM = 0.5
_EQUAL_QUANTITY = 0.10
_EQUAL_TEXT = 0.05
_EQUAL_PLACE = 0.08
_NAME_SHARE = 0.4
_SAME_FILE = 0.1
_TELLS = 4
_DIGITS = re.compile(r"\d+")
_BRACKETS = re.compile(r"(?<=.)\([^()]*\)$")
_SUFFIXES = re.compile("(?:率|数量|数|情况|程度|水平|性|工作|建设|完成|覆盖|达标)+$")


class MatchKind(StrEnum):
    """How two entries belong together."""

    SAME = "same"
    RENAMED = "renamed"
    MOVED = "moved"
    MOVED_AND_RENAMED = "moved-renamed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """An old entry, a new one, or both; `score` says how sure it is that they are one, from 0 to 1."""

    old: T | None
    new: T | None
    kind: MatchKind
    score: float = CERTAIN

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.score < DOUBTFUL_BELOW


def match_indicators(old: Project, new: Project) -> tuple[Match[Indicator], ...]:
    """The indicators of two versions of a project: the new ones in their order, then those that are gone."""
    olds, news = old.indicators, new.indicators
    if _stand_alike(olds, news):
        return tuple(Match(one, other, MatchKind.SAME) for one, other in zip(olds, news, strict=True))
    matcher = _Matcher(olds, news)
    matcher.by_key(_name, _new_former_names(news, olds), MatchKind.RENAMED)
    matcher.by_key(_new_former_names(olds, news), _name, MatchKind.RENAMED)
    matcher.by_key(_whole_place, _whole_place, MatchKind.SAME, repeated=True)
    matcher.by_key(_place, _place, MatchKind.SAME, repeated=True)
    matcher.by_key(_name, _name, MatchKind.MOVED)
    matcher.by_key(_without_digits, _without_digits, MatchKind.RENAMED)
    matcher.by_likeness(_rename_scores(matcher), MatchKind.RENAMED)
    matcher.by_likeness(_move_scores(matcher), MatchKind.MOVED_AND_RENAMED)
    return tuple(_named_exactly(match) for match in matcher.matches())


def match_projects(
    old: Sequence[Project], new: Sequence[Project], file_of: Callable[[Project], str] = lambda _project: ""
) -> tuple[Match[Project], ...]:
    """The projects of two versions of a folder: the new ones in their order, then those that are gone.

    Args:
        old: the projects before.
        new: the projects now.
        file_of: the file that a project stands in: a hint, for of two that are one the one in its file is meant.
    """

    def there(project: Project) -> tuple[Hashable, ...]:
        return file_of(project), *_identity(project)

    matcher = _Matcher(old, new)
    matcher.by_key(_code, _code, MatchKind.SAME)
    matcher.by_key(there, there, MatchKind.SAME, repeated=True)
    matcher.by_key(_identity, _identity, MatchKind.SAME, repeated=True)
    matcher.by_key(_without_year, _without_year, MatchKind.SAME)
    matcher.by_likeness(_project_scores(matcher, file_of), MatchKind.RENAMED)
    return tuple(_with_its_name(match) for match in matcher.matches())


def _with_its_name(match: Match[Project]) -> Match[Project]:
    """A pair with one name was not renamed, and one found by its code can have been."""
    if match.old is None or match.new is None:
        return match
    if comparison_key(match.old.name) == comparison_key(match.new.name):
        return Match(match.old, match.new, MatchKind.SAME)
    return Match(match.old, match.new, MatchKind.RENAMED, match.score)


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1: the mean with and without the suffixes that many names share.

    Brackets at the end of one of them alone are such a suffix.
    """
    first, second = comparison_key(one), comparison_key(other)
    bare_first, bare_second = first, second
    if first.endswith(")") != second.endswith(")"):
        bare_first, bare_second = _BRACKETS.sub("", first), _BRACKETS.sub("", second)
    bare_first, bare_second = _SUFFIXES.sub("", bare_first), _SUFFIXES.sub("", bare_second)
    return (Indel.normalized_similarity(first, second) + Indel.normalized_similarity(bare_first, bare_second)) / 2


class _Matcher(Generic[T]):
    """The entries of both sides that are not matched yet, by their numbers."""

    def __init__(self, old: Sequence[T], new: Sequence[T]) -> None:
        self.old = old
        self.new = new
        self.free_old = dict.fromkeys(range(len(old)))
        self.free_new = dict.fromkeys(range(len(new)))
        self.found: dict[int, Match[T]] = {}

    def pair(self, one: int, other: int, kind: MatchKind, score: float) -> None:
        del self.free_old[one], self.free_new[other]
        self.found[other] = Match(self.old[one], self.new[other], kind, score)

    def by_key(
        self,
        old_key: Callable[[T], Hashable],
        new_key: Callable[[T], Hashable],
        kind: MatchKind,
        *,
        repeated: bool = False,
    ) -> None:
        """Pair what has one key; one that is not unique pairs by occurrence, or not at all."""
        ours, theirs = _by_key(self.old, self.free_old, old_key), _by_key(self.new, self.free_new, new_key)
        for key, numbers in ours.items():
            others = theirs.get(key, [])
            if repeated or len(numbers) == len(others) == 1:
                for one, other in zip(numbers, others, strict=False):
                    self.pair(one, other, kind, CERTAIN)

    def by_likeness(self, scores: Iterable[tuple[float, int, int]], kind: MatchKind) -> None:
        """Pair the best first, one to one; ties in the order of the file."""
        for score, one, other in sorted(scores, key=lambda each: (-each[0], each[1], each[2])):
            if one in self.free_old and other in self.free_new:
                self.pair(one, other, kind, round(min(score, 0.99), 2))

    def matches(self) -> list[Match[T]]:
        """All matches; what is still free was added or removed."""
        for number in self.free_new:
            self.found[number] = Match(None, self.new[number], MatchKind.ADDED)
        gone: list[Match[T]] = [Match(self.old[number], None, MatchKind.REMOVED) for number in self.free_old]
        return [self.found[number] for number in sorted(self.found)] + gone


def _stand_alike(olds: Sequence[Indicator], news: Sequence[Indicator]) -> bool:
    """Whether the same names stand below the same levels in the same order, which leaves nothing to look for.

    Most projects that differ do so in something else.
    """
    return [each.key for each in olds] == [each.key for each in news] and not any(
        note.key == Note.FORMER_NAME for each in (*olds, *news) for note in each.notes
    )


def _by_key(entries: Sequence[T], free: Iterable[int], key_of: Callable[[T], Hashable]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for number in free:
        key = key_of(entries[number])
        if key is not None:
            groups[key].append(number)
    return groups


def _rename_scores(matcher: _Matcher[Indicator]) -> Iterable[tuple[float, int, int]]:
    olds, news = (
        _by_key(matcher.old, matcher.free_old, known_level2),
        _by_key(matcher.new, matcher.free_new, known_level2),
    )
    for level2, ours in olds.items():
        theirs = news.get(level2, [])
        same_size = len(ours) == len(theirs)
        for at, one in enumerate(ours):
            for there, other in enumerate(theirs):
                before, after = matcher.old[one], matcher.new[other]
                alike = likeness(before.name, after.name)
                score = alike + _target_bonus(before, after) + (_EQUAL_PLACE if same_size and at == there else 0)
                if alike >= NAME_ALIKE and score >= RENAMED_FROM:
                    yield score, one, other


def _move_scores(matcher: _Matcher[Indicator]) -> Iterable[tuple[float, int, int]]:
    for one in matcher.free_old:
        for other in matcher.free_new:
            before, after = matcher.old[one], matcher.new[other]
            if _target_bonus(before, after):
                alike = likeness(before.name, after.name)
                if alike >= MOVED_FROM or _one_in_the_other(before.name, after.name):
                    yield alike, one, other


def _one_in_the_other(one: str, other: str) -> bool:
    """Whether a name of some length is another one with more words to it."""
    short, long = sorted((comparison_key(one), comparison_key(other)), key=len)
    return len(short) >= _TELLS and short in long


def _project_scores(matcher: _Matcher[Project], file_of: Callable[[Project], str]) -> Iterable[tuple[float, int, int]]:
    """Scores of projects that share an indicator or a file; where neither has indicators, names alone count."""
    keys = {number: frozenset(map(_place, matcher.new[number].indicators)) for number in matcher.free_new}
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for number, places in keys.items():
        for place in (*places, file_of(matcher.new[number])):
            holders[place].append(number)
    for one in matcher.free_old:
        before = matcher.old[one]
        mine, file = frozenset(map(_place, before.indicators)), file_of(before)
        here = set(holders.get(file, ())) if file else set()
        for other in here.union(*(holders.get(place, ()) for place in mine)):
            alike, every = likeness(before.name, matcher.new[other].name), mine | keys[other]
            shared = len(mine & keys[other]) / len(every) if every else alike
            score = _NAME_SHARE * alike + (1 - _NAME_SHARE) * shared + (_SAME_FILE if other in here else 0)
            if score >= PROJECT_FROM:
                yield score, one, other


def _target_bonus(old: Indicator, new: Indicator) -> float:
    before, after = old.target, new.target
    if isinstance(before, Quantity) and isinstance(after, Quantity):
        same = (before.operator, before.value, before.unit) == (after.operator, after.value, after.unit)
        return _EQUAL_QUANTITY if same else 0
    if isinstance(before, Deadline) and isinstance(after, Deadline):
        return _EQUAL_QUANTITY if (before.operator, before.day) == (after.operator, after.day) else 0
    if isinstance(before, Quality) and isinstance(after, Quality):
        return _EQUAL_TEXT if comparison_key(before.text) == comparison_key(after.text) else 0
    return 0


def _named_exactly(match: Match[Indicator]) -> Match[Indicator]:
    """A pair found by a former name can have moved as well; one found by digits can be spelt alike."""
    old, new = match.old, match.new
    if old is None or new is None:
        return match
    moved, renamed = known_level2(old) != known_level2(new), _name(old) != _name(new)
    kind = {
        (False, False): MatchKind.SAME,
        (False, True): MatchKind.RENAMED,
        (True, False): MatchKind.MOVED,
        (True, True): MatchKind.MOVED_AND_RENAMED,
    }[moved, renamed]
    return Match(old, new, kind, match.score)


def known_level1(indicator: Indicator) -> str:
    """The level 1 that an indicator stands in, however it is written."""
    return _known_level1(indicator.level1)


@lru_cache(maxsize=4096)
def _known_level1(written: str) -> str:
    return taxonomy().level1(written) or comparison_key(written)


def known_level2(indicator: Indicator) -> str:
    """The level 2 that an indicator stands in, however it is written."""
    return _known_level2(indicator.level2)


@lru_cache(maxsize=4096)
def _known_level2(written: str) -> str:
    return taxonomy().level2(written) or comparison_key(written)


def _name(indicator: Indicator) -> str:
    return comparison_key(indicator.name)


def _former_name(indicator: Indicator) -> str | None:
    note = indicator.note(Note.FORMER_NAME) if indicator.notes else None
    return comparison_key(note.text) if note and note.text else None


def _new_former_names(mine: Sequence[Indicator], others: Sequence[Indicator]) -> Callable[[Indicator], str | None]:
    """The former names that only one side states: what both state was renamed long ago.

    One that is still the name of something on the same side tells nothing.
    """
    stated = {(_place(each), _former_name(each)) for each in others if each.notes}
    taken = {_name(each) for each in mine}

    def of(indicator: Indicator) -> str | None:
        former = _former_name(indicator)
        return None if former in taken or (_place(indicator), former) in stated else former

    return of


def _place(indicator: Indicator) -> tuple[str, str]:
    return known_level2(indicator), _name(indicator)


def _whole_place(indicator: Indicator) -> tuple[str, str, str]:
    """Level 1 as well: it decides which is which where one name stands below two levels 2 of one name."""
    return known_level1(indicator), *_place(indicator)


def _without_digits(indicator: Indicator) -> tuple[str, str] | None:
    bare = _DIGITS.sub("#", _name(indicator))
    return (known_level2(indicator), bare) if "#" in bare else None


def _code(project: Project) -> str | None:
    return field_key(project.code) or None


def _identity(project: Project) -> tuple[str, str, str]:
    return field_key(project.year), field_key(project.implementer), comparison_key(project.name)


def _without_year(project: Project) -> tuple[str, str]:
    return field_key(project.implementer), comparison_key(project.name)
