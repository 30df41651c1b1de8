"""I432 qty-name-rate: the name and the unit disagree on whether it is a share.

What
    A target in % under a name that holds no word for a share or a growth (日常运转情况 = 100 %, 完成及时性 = 100 %),
    and a count, money or a time under a name that ends with one (培训合格率 ≥ 50 人).
Why
    Nobody knows what is divided by what, or what is counted.
Basis
    None: it follows from the name and the unit.
Fails
    项目 甲
      产出指标 / 时效指标
        - 资金拨付及时性 = 100 %
Passes
    项目 甲
      产出指标 / 时效指标
        - 资金拨付及时率 = 100 %

        - 居民收入增长 ≥ 5 %
Fix
    Unsafe: writes 率 for 性.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.messages import msg
from perftui.model import Indicator, Quantity
from perftui.rules.choice import Choice
from perftui.rules.facts import Doubt, Facts
from perftui.rules.naming import bare, part
from perftui.rules.rows import rows
from perftui.rules.rule import Rule
from perftui.rules.units import PERCENT, base
from perftui.rules.words import WordList

SHARE_WORDS = WordList("share-words")
SHARE_CHANGES = WordList("share-changes")
SHARE_ENDINGS = WordList("share-endings")
NOT_SHARES = WordList("not-shares")
COUNT_UNITS = WordList("count-units")
UNITS_OF = WordList("units-of")

RULE = Rule("I432", "qty-name-rate", Severity.WARNING, held_by=Doubt.VALUE)

_QUALITY, _RATE = "性", "率"
_ALL = 100


def check_project(facts: Facts, choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each, at the name or at the 性 that it ends with."""
    share_words = choice.words(SHARE_WORDS).pattern
    for item, target in facts.measured:
        indicator = item.indicator
        if target.unit == PERCENT:
            if not share_words.search(indicator.name) and not _is_change(indicator.name, target, choice):
                yield _no_share(indicator)
        elif target.unit and _ends_as_share(indicator.name, choice) and _counts(target.unit, choice):
            yield RULE.at(
                indicator.span,
                msg("{indicator} names a share, but its unit is {unit}", indicator=indicator.name, unit=target.unit),
                msg("write the share in %, or name what is counted"),
                indicator=indicator.name,
            )


def _no_share(indicator: Indicator) -> Diagnostic:
    name = indicator.name
    summary = msg("{indicator} is measured in %, but names no share", indicator=name)
    if not name.endswith(_QUALITY):
        return RULE.at(indicator.span, summary, msg("name what is divided: 完成率, 覆盖率, 占比"), indicator=name)
    place = part(indicator, len(name) - 1, len(name))
    fix = Fix(msg("write `{text}`", text=_RATE), (TextEdit(place, _RATE),), safe=False)
    is_exact = place != indicator.span
    return RULE.at(place, summary, msg("write 率 for 性"), indicator=name, fix=fix if is_exact else None)


def _is_change(name: str, target: Quantity, choice: Choice) -> bool:
    """Whether it is told by how much something changes; 能力提升 = 100 % is no change but a task that is done."""
    changes = choice.words(SHARE_CHANGES)
    return target.value != _ALL and (changes.ends(bare(name)) or changes.begins(name) is not None)


def _ends_as_share(name: str, choice: Choice) -> bool:
    plain = bare(name)
    return choice.words(SHARE_ENDINGS).ends(plain) and not choice.words(NOT_SHARES).ends(plain)


def _counts(unit: str, choice: Choice) -> bool:
    counted = base(unit)
    return counted in choice.words(COUNT_UNITS) or counted in rows(choice.words(UNITS_OF)).all_meanings
