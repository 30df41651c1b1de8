"""F713 typo: probably a slip of writing.

What
    Doubled words (的的), characters that are often mistaken (拔款 for 拨款), an x for ×, 满意率 where the form says
    满意度, two verbs that run together, and a character that a name lacks: one that stands in this word everywhere
    else in the folder. It looks for what is on its lists and no further.
Why
    A wrong word in a published declaration is seen by everyone, and a search for the right one misses it.
Basis
    None: the authors' judgement.
Fails
    项目 甲
      产出指标 / 时效指标
        - 组织“数据要素x”大赛 ≥ 2 次
Passes
    项目 甲
      产出指标 / 时效指标
        - 组织“数据要素×”大赛 ≥ 2 次
Fix
    Unsafe: writes what was probably meant, where that is clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from perftui.diagnostics import Diagnostic, Fix, Severity
from perftui.messages import Message, msg
from perftui.rules.dropped import Dropped, dropped, without_digits
from perftui.rules.facts import SATISFACTION
from perftui.rules.overview import Overview, Subject
from perftui.rules.rule import Rule
from perftui.rules.slips import Slips
from perftui.rules.texts import Found

RULE = Rule("F713", "typo", Severity.INFO)

_RATE = re.compile("满意率(?<!不满意率)")
_DEGREE = "满意度"


def check_workspace(overview: Overview) -> Iterator[Diagnostic]:
    """One finding for each slip, at its characters."""
    for _folder, subjects in overview.by_folder():
        names = [without_digits(subject.facts.names) for subject in subjects]
        lacking = dropped(chain.from_iterable(names), (subject.facts.goal_text for subject in subjects))
        for subject, plain in zip(subjects, names, strict=True):
            yield from _in_texts(subject, subject.choice.once(Slips))
            yield from _in_names(subject, plain, lacking)
            yield from _in_sections(subject)


def _in_texts(subject: Subject, slips: Slips) -> Iterator[Diagnostic]:
    """The slips that a text shows by itself."""
    written = subject.facts.written
    for slip in slips.find(written.text):
        yield _finding(subject, written.found(slip.start, slip.end), slip.message, slip.meant)


def _in_names(subject: Subject, plain: list[str], lacking: Mapping[str, Dropped]) -> Iterator[Diagnostic]:
    """The characters that names lack, as the other names of the folder show."""
    if lacking.keys().isdisjoint(plain):
        return
    written = subject.facts.written
    for name in dict.fromkeys(plain):
        lack = lacking.get(name)
        at = written.text.find(lack.written) if lack else -1
        if lack is not None and at >= 0:
            message = msg("a character is missing: elsewhere it is {word}", word=lack.word)
            yield _finding(subject, written.found(at, at + 1), message, lack.word[:2])


def _in_sections(subject: Subject) -> Iterator[Diagnostic]:
    """满意率 where the form asks for 满意度."""
    written = subject.facts.written
    if _RATE.search(written.text):
        names = {item.indicator.name for item in subject.facts.under(SATISFACTION)}
        for found in _RATE.finditer(written.text):
            place = written.found(*found.span())
            if place.text.text in names:
                yield _finding(subject, place, msg("the form says {word}", word=_DEGREE), _DEGREE)


def _finding(subject: Subject, found: Found, message: Message, meant: str | None) -> Diagnostic:
    return RULE.at(
        found.span,
        message,
        indicator=found.text.indicator,
        fix=None if meant is None else Fix(msg("write {text}", text=meant), (found.edit(meant),), safe=False),
        path=subject.path,
        project=subject.project.name,
    )
