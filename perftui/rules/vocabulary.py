"""Values from a list of which no complete one is known: another value is asked about, not refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from perftui.diagnostics import Diagnostic, Fix, TextEdit
from perftui.messages import msg
from perftui.model import Field
from perftui.names import closest, comparison_key
from perftui.rules.choice import Choice
from perftui.rules.placeholders import is_placeholder
from perftui.rules.rule import Rule

# Systems print codes beside the words: `3-特定目标类`, `特定目标类(3)`.
_CODE = re.compile(r"^\d+[-.,:]?|\(\d+\)$")


def unknown_value(rule: Rule, field: Field[str] | None, known: tuple[str, ...], choice: Choice) -> Iterator[Diagnostic]:
    """At most one finding, at the value of a field that is none of `known`. A placeholder is another rule's."""
    if field is None or not field.value or _is_known(field.value, known) or is_placeholder(field.value, choice):
        return
    meant = closest(field.value, known)
    yield rule.at(
        field.span,
        msg("{value} is not a known {key}", value=field.value, key=field.key),
        msg("did you mean {name}?", name=meant) if meant else msg("known are: {names}", names="、".join(known)),
        fix=Fix(msg("write {text}", text=meant), (TextEdit(field.span, meant),), safe=False) if meant else None,
    )


@lru_cache(maxsize=1024)
def _is_known(value: str, known: tuple[str, ...]) -> bool:
    return _plain(value) in map(_plain, known)


def _plain(value: str) -> str:
    return _CODE.sub("", comparison_key(value)).removesuffix("支出").removesuffix("项目")
