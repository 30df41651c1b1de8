"""What there is to say about every kind of finding: of the rules, of the engine, of the language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from perftui.diagnostics import Kind
from perftui.language.problems import LANGUAGE_KINDS
from perftui.messages import Message, msg
from perftui.names import closest
from perftui.rules.page import FixKind, Page
from perftui.rules.registry import CRASHED, ENGINE_RULES, UNUSED, registry
from perftui.rules.rule import OWN_FAMILY, Registered, Rule

FAMILIES = MappingProxyType(
    {
        "S": msg("Writing and fields"),
        "M": msg("Money"),
        "K": msg("Levels of indicators"),
        "I": msg("Indicators"),
        "G": msg("Goals"),
        "D": msg("Merges and duplicates"),
        "F": msg("Form of the text"),
        OWN_FAMILY: msg("Own rules"),
    }
)
"""The families by the letter of their codes, in the order in which they are shown."""

_ENGINE = MappingProxyType(
    {
        UNUSED.code: msg("a suppression suppresses nothing."),
        CRASHED.code: msg("a rule failed itself; the others went on."),
    }
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A kind of finding; what is a finding of the language has neither rule nor page.

    Attributes:
        kind: its code, name and severity.
        said: what is wrong where it is found, as pages begin.
        rule: its bases and settings.
        page: its prose and its examples.
        origin: where a rule comes from that is none of the program.
    """

    kind: Kind
    said: Message
    rule: Rule | None = None
    page: Page | None = None
    origin: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, as a sentence of its own in the language in force."""
        text = str(self.said)
        return text[:1].upper() + text[1:]

    @property
    def ignorable(self) -> bool:
        """Whether a suppression silences it."""
        return self.rule is not None and self.rule.ignorable

    @property
    def fix(self) -> FixKind | None:
        """Whether it can be corrected by itself; `None` where that depends on the case."""
        return self.page.fix if self.page else None

    def prose(self, heading: str) -> str:
        """A section of the page in the language in force, empty where there is none."""
        found = self.page.section(heading) if self.page else None
        return "" if found is None else str(found)

    def example(self, heading: str) -> str:
        """A declaration of the page, empty where there is none."""
        return self.page.example(heading) if self.page else ""


@lru_cache(maxsize=1)
def explanations() -> Mapping[str, Explanation]:
    """Every kind of finding of the program by its code, family after family."""
    found = [
        *(Explanation(problem, problem.sentence) for problem in LANGUAGE_KINDS),
        *(Explanation(each.rule, each.page.said, each.rule, each.page) for each in registry()),
        *(Explanation(rule, _ENGINE[rule.code], rule) for rule in ENGINE_RULES),
    ]
    families = list(FAMILIES)
    found.sort(key=lambda each: (families.index(each.kind.code[0]), each.kind.code))
    return MappingProxyType({each.kind.code: each for each in found})


def all_explanations(own: Iterable[Registered]) -> Sequence[Explanation]:
    """Every kind of finding of the program, and behind them those of rules from elsewhere, by code."""
    added = (Explanation(each.rule, each.page.said, each.rule, each.page, each.origin) for each in own)
    return [*explanations().values(), *sorted(added, key=lambda each: (each.kind.code, each.kind.name))]


def explanation(named: str, own: Iterable[Registered] = ()) -> Explanation | None:
    """The kind of finding of that code or name."""
    return next((each for each in all_explanations(own) if named.lower() in _names(each.kind)), None)


def probably_meant(named: str, own: Iterable[Registered] = ()) -> str | None:
    """The code or name that is most like one that does not exist."""
    return closest(named, [name for each in all_explanations(own) for name in (each.kind.code, each.kind.name)])


def _names(kind: Kind) -> tuple[str, str]:
    return kind.code.lower(), kind.name
