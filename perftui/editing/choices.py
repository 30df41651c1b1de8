"""What a person probably wants to put into a slot: words of the form, and what other declarations have there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType

from perftui.editing.slot import LEVEL_SEPARATOR, Part, Slot
from perftui.language.keys import Key, Note
from perftui.model import Project, Quantity
from perftui.names import comparison_key
from perftui.taxonomy import taxonomy

MOST = 50
"""Nobody looks through more choices."""
MOST_NAMES = 5000
"""So many names of indicators are offered: no key waits for a look through all that stand once in thousands."""
_SHARED_NOTES = frozenset((Note.WEIGHT, Note.EXPLANATION, Note.BASIS, Note.SOURCE, Note.GRADES))
"""The attributes in which many indicators have the same; what is left says something of one alone."""

_NUMBER_AT_END = re.compile(r"[0-9]\s*$")
_UNIT_BEGUN = re.compile(r"(?P<number>[0-9])\s*(?P<unit>[^\s0-9,.]+)$")
_COMMON_UNITS = (
    "%",
    "个",
    "次",
    "场",
    "项",
    "人次",
    "万元",
    "元",
    "份",
    "家",
    "天",
    "小时",
    "分钟",
    "公里",
    "平方米",
    "元/个",
)
_LISTED = frozenset((Key.NATURE.value, Key.CATEGORY.value))
"""Fields for which the form has a list of what can stand there."""
_COMMON_WORDS = ("合规", "合格", "良好", "及时", "健全", "完善", "有效提升")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a corpus has in its fields, the most frequent first."""

    natures: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    implementers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


def vocabulary(projects: Iterable[Project]) -> Vocabulary:
    """The vocabulary of a corpus with that of the form."""
    natures, categories, supervisors, implementers = (Counter[str]() for _ in range(4))
    units: Counter[str] = Counter()
    names: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    notes = {note: Counter[str]() for note in Note if note in _SHARED_NOTES}
    for project in projects:
        for counter, filled in (
            (natures, project.nature),
            (categories, project.category),
            (supervisors, project.supervisor),
            (implementers, project.implementer),
        ):
            if filled is not None and filled.value:
                counter[filled.value] += 1
        for section in project.sections:
            levels[f"{section.level1}{LEVEL_SEPARATOR}{section.level2}"] += 1
            for indicator in section.indicators:
                names[indicator.name] += 1
                for note in indicator.notes:
                    if note.key in notes:
                        notes[Note(note.key)][note.text] += 1
                if isinstance(indicator.target, Quantity) and indicator.target.unit:
                    units[indicator.target.unit] += 1
    return Vocabulary(
        _ranked(natures, taxonomy().natures),
        _ranked(categories, taxonomy().categories),
        _ranked(supervisors),
        _ranked(implementers),
        _ranked(units, _COMMON_UNITS),
        _ranked(names)[:MOST_NAMES],
        tuple(dict.fromkeys((*_levels_of_form(), *_ranked(levels)))),
        MappingProxyType({note.value: _ranked(texts)[:MOST_NAMES] for note, texts in notes.items()}),
    )


def choices(slot: Slot, text: str, words: Vocabulary) -> tuple[str, ...]:
    """Whole texts for a slot, those that fit what is typed so far, the most likely first."""
    if slot.part is Part.TARGET:
        return _targets(text, words)
    return _fitting(_all(slot, words), text)


def units(text: str, words: Vocabulary) -> tuple[str, ...]:
    """Units that fit what is typed so far."""
    return _fitting(words.units, text)


def _fitting(every: Iterable[str], text: str) -> tuple[str, ...]:
    return tuple(islice((each for each in every if _fits(each, text) and each != text), MOST))


def completed(slot: Slot, text: str, words: Vocabulary) -> str:
    """The choice that is begun with `text` where the form has a list and only that one can be meant; else the text."""
    if slot.part is not Part.LEVELS and slot.key not in _LISTED:
        return text
    every, key = _all(slot, words), comparison_key(text)
    if not key or any(comparison_key(each) == key for each in every):
        return text
    fitting = [each for each in every if _fits(each, text)]
    begun = [each for each in fitting if comparison_key(each).startswith(key)]
    return next((found[0] for found in (begun, fitting) if len(found) == 1), text)


def _all(slot: Slot, words: Vocabulary) -> tuple[str, ...]:
    if slot.part is Part.LEVELS:
        return words.levels or _levels_of_form()
    if slot.part in {Part.INDICATOR_NAME, Part.NEW_INDICATOR}:
        return words.names
    if slot.part is Part.NOTE:
        return words.notes.get(slot.key, ())
    return {
        Key.NATURE.value: words.natures,
        Key.CATEGORY.value: words.categories,
        Key.SUPERVISOR.value: words.supervisors,
        Key.IMPLEMENTER.value: words.implementers,
    }.get(slot.key, ())


def _levels_of_form() -> tuple[str, ...]:
    return tuple(f"{level1.name}{LEVEL_SEPARATOR}{level2}" for level1 in taxonomy().levels for level2 in level1.level2)


def _targets(text: str, words: Vocabulary) -> tuple[str, ...]:
    """Operators at the beginning, units behind a number, the usual words else."""
    bare = text.strip()
    if not bare:
        return ("≥ ", "≤ ", "= ", *_COMMON_WORDS, "?")
    if _NUMBER_AT_END.search(text):
        return tuple(f"{bare} {unit}" for unit in words.units[:MOST])
    begun = _UNIT_BEGUN.search(bare)
    if begun:
        head = bare[: begun.end("number")]
        units = (unit for unit in words.units if unit.startswith(begun["unit"]) and unit != begun["unit"])
        return tuple(f"{head} {unit}" for unit in units)[:MOST]
    return tuple(word for word in _COMMON_WORDS if _fits(word, bare) and word != bare)


def _fits(choice: str, text: str) -> bool:
    return comparison_key(text) in comparison_key(choice)


def _ranked(counter: Counter[str], usual: Iterable[str] = ()) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(word for word, _count in counter.most_common()), *usual)))
