"""Targets in words: whether they say a state, a time, or what they are judged by.

Each question has one rule that asks it first; the others ask it to leave that rule its findings. Values in words are
few and come again and again (有效, 合理, 不断完善): what was said of one is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, wraps

from perftui.language.keys import Note
from perftui.language.numerals import in_digits
from perftui.model import Indicator
from perftui.rules.choice import Choice
from perftui.rules.direction import BAD
from perftui.rules.naming import bare
from perftui.rules.words import WordList

WEAK = WordList("weak")
DEGREES = WordList("degrees")
STATES = WordList("states")
BARE_VERBS = WordList("bare-verbs")
TOPICS = WordList("value-topics")
PREDICATES = WordList("predicates")
CRITERIA = WordList("criteria")
PLAIN_CRITERIA = WordList("plain-criteria")
CHECKS = WordList("checks")
STANDARDS = WordList("named-standards")
VAGUE_STANDARDS = WordList("vague-standards")
VAGUE_TIMES = WordList("vague-times")
FINISHING = WordList("finishing")

_FIGURE = re.compile(
    "[0-9０-９]|[每按](?:年|季|月|周|日|天)|^[A-Za-z]{1,3}[+-]?[级类等档]?$|(?:节|”|[五七八十]一|汛期?|雨季|入冬|开学|学期|高考|中考|供暖)[之以]?前|[一二两三四五六七八九十百半]+个?(?:年|季|月|周|天|日|小时|分钟|工作日|次|场|期|名|级|类|等|星|倍|成)"
)
_PASSED = re.compile("通过|合格")
_ALL_OF = re.compile("应.尽.")
_SIGNS = re.compile("[A-Za-z每按前应0-9０-９/／一二两三四五六七八九十百千半通合无未零没不符满达遵按依执控]")
"""What each of the questions below needs; most texts have none of it."""
_NOTHING = re.compile("[无未零没]|不(?!断)")
_NEAR = 8
"""A negation speaks of what stands within so many characters."""
_MEETS = re.compile("符合|满足|达到|遵守|按照|依照|依据|执行|控制在|不超过|不突破")
_GRADES = re.compile(r"\S[/／]\S")
_MEANT = 2
"""So many characters say which standard is meant."""


_REMEMBERED = 4096
_Question = Callable[[str, Choice], bool]


def _remembered(question: _Question) -> _Question:
    """Asks a question of each text once, as long as one choice is in force."""

    def of_choice(choice: Choice) -> Callable[[str], bool]:
        return lru_cache(maxsize=_REMEMBERED)(lambda text: question(text, choice))

    @wraps(question)
    def answer(text: str, choice: Choice) -> bool:
        return choice.once(of_choice)(text)

    return answer


def is_graded(indicator: Indicator) -> bool:
    """Whether its grades are written."""
    note = indicator.note(Note.GRADES) if indicator.notes else None
    return note is not None and bool(note.text)


@_remembered
def names_criterion(text: str, choice: Choice) -> bool:
    """Whether a text says what it is judged by: a figure, a standard, an event that happened or not, a comparison."""
    if text in choice.words(PLAIN_CRITERIA) or choice.words(CRITERIA).first(text):
        return True
    if not _SIGNS.search(text):
        return False
    if _FIGURE.search(in_digits(text)) or _GRADES.search(text) or _ALL_OF.search(text):
        return True
    if _PASSED.search(text) and choice.words(CHECKS).first(text):
        return True
    return _excludes(text, choice) or _names_standard(text, choice)


def passes_check(text: str, name: str, choice: Choice) -> bool:
    """Whether a value is how a check ends that the name holds: 工程验收: 合格."""
    return _PASSED.fullmatch(text) is not None and choice.words(CHECKS).first(name) is not None


def _excludes(text: str, choice: Choice) -> bool:
    """Whether it says that something bad does not happen: 全年无安全事故, 不超预算."""
    negation = _NOTHING.search(text)
    if negation is None:
        return False
    return choice.words(BAD).pattern.search(text, negation.end(), negation.end() + _NEAR) is not None


def _names_standard(text: str, choice: Choice) -> bool:
    meets = _MEETS.search(text)
    standards = tuple(choice.words(STANDARDS).pattern.finditer(text, meets.end())) if meets else ()
    if meets is None or not standards:
        return False
    which = text[meets.end() : standards[-1].start()]
    return len(choice.words(VAGUE_STANDARDS).pattern.sub("", which)) >= _MEANT


@_remembered
def is_weak(text: str, choice: Choice) -> bool:
    """Whether any activity satisfies a value: 有所推进, 推动."""
    words = choice.words(WEAK)
    begin = words.begins(text)
    if begin is None and (degree := choice.words(DEGREES).begins(text)):
        begin = words.begins(text[len(degree) :])
    return begin is not None and not choice.words(STATES).ends(text)


@_remembered
def is_no_state(text: str, choice: Choice) -> bool:
    """Whether a value is a verb that stands alone, or a topic of which nothing is said."""
    if text in choice.words(BARE_VERBS):
        return True
    return choice.words(TOPICS).ending(text) is not None and choice.words(PREDICATES).first(text) is None


def echoes(text: str, name: str) -> bool:
    """Whether a value is a word of the name: 合理 for 成本测算合理性."""
    return len(text) > 1 and text in bare(name)


@_remembered
def is_vague_time(text: str, choice: Choice) -> bool:
    """Whether a value names no day but only the end of the year or of the project: 年内完成."""
    times = choice.words(VAGUE_TIMES).pattern
    return times.search(text) is not None and not choice.words(FINISHING).pattern.sub("", times.sub("", text))
