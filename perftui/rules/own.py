"""What rules that are not the program's are called: those of installed packages, and those of a `perftui.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from perftui.diagnostics import Kind
from perftui.language.problems import LANGUAGE_KINDS
from perftui.messages import Message, msg
from perftui.rules.registry import ENGINE_RULES
from perftui.rules.rule import OWN_FAMILY, Registered

OWN_FAMILY_NAME = "own"

EVERY_RULE = "all"
"""The word for all rules, of the program and from elsewhere."""

_CODE = re.compile(f"{OWN_FAMILY}[A-Z]{{0,3}}[0-9]{{3}}")
_NAME = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def is_code(text: str) -> bool:
    """Whether a rule from elsewhere can have this code."""
    return _CODE.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """Whether a rule can have this name."""
    return _NAME.fullmatch(text) is not None


def family(registered: Registered) -> str:
    """The name of the family of a rule of the program: the folder that its module stands in."""
    return registered.origin.split(".")[-2] if "." in registered.origin else ""


def taken(program: Iterable[Registered], own: Iterable[Registered] = ()) -> Mapping[str, str]:
    """Every code and name that no other rule can have, with whose it is; names of families are taken as well."""
    program, own = tuple(program), tuple(own)
    kinds: list[Kind] = [*LANGUAGE_KINDS, *ENGINE_RULES, *(each.rule for each in program)]
    found = {called: f"{kind.code} {kind.name}" for kind in kinds for called in (kind.code, kind.name)}
    for name in (OWN_FAMILY_NAME, EVERY_RULE, *map(family, program)):
        found.setdefault(name, name)
    for each in own:
        found |= claimed(each)
    return found


def claimed(registered: Registered) -> Mapping[str, str]:
    """The code and the name of a rule from elsewhere, with what is said of it where another one wants them."""
    rule = registered.rule
    return dict.fromkeys((rule.code, rule.name), f"{rule.code} {rule.name}, {registered.origin}")


def why_no_code(text: str) -> Message | None:
    """What is wrong with the form of a code."""
    if is_code(text):
        return None
    return msg(
        "the code of an own rule is {family}, up to three letters more, and three digits, such as {example}",
        family=OWN_FAMILY,
        example=f"{OWN_FAMILY}001",
    )


def why_no_name(text: str) -> Message | None:
    """What is wrong with the form of a name."""
    if is_name(text):
        return None
    return msg("a name is made of a-z, 0-9 and single hyphens, such as {example}", example="bureau-unit-cost")
