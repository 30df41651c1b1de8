"""The page of a rule as text and Markdown; a finding of the language has its sentence only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from perftui.display import wrap
from perftui.messages import Message, msg
from perftui.notation import decimal_text
from perftui.output.data import Data, Table
from perftui.output.palette import PLAIN, Palette, Tone
from perftui.output.severity import TONES
from perftui.rules.bases import Basis, Mark
from perftui.rules.explanation import Explanation
from perftui.rules.page import FixKind
from perftui.rules.settings import Setting, Value

USUAL_CELLS = 80

FIX_WORDS = MappingProxyType(
    {FixKind.NONE: msg("no fix"), FixKind.SAFE: msg("safe fix"), FixKind.UNSAFE: msg("unsafe fix")}
)
_MARKUP = re.compile(r"[\\*<>|~\[\]]")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, and where it leads."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: prose, then a list, then a declaration or a line of one."""

    heading: Message
    prose: str = ""
    items: tuple[Item, ...] = ()
    example: str = ""


def sections(about: Explanation) -> Iterator[Section]:
    """The parts of a page below its sentence, in the language in force."""
    rule = about.rule
    for heading, title in (("What", msg("What")), ("Why", msg("Why"))):
        if about.prose(heading):
            yield Section(title, about.prose(heading))
    if rule is not None and about.page is not None:
        items = tuple(Item(basis_title(basis), basis.source.address) for basis in rule.bases)
        if items or not about.origin:
            yield Section(msg("Basis"), "" if items else str(msg("No document: the judgement of the authors.")), items)
        if rule.settings:
            settings = tuple(map(_setting, rule.settings))
            yield Section(
                msg("Settings"), str(msg("In perftui.toml, below `[rules.{rule}]`:", rule=rule.name)), settings
            )
    for heading, title in (("Fails", msg("Fails")), ("Passes", msg("Passes"))):
        if about.example(heading):
            yield Section(title, example=about.example(heading))
    if about.prose("Fix"):
        yield Section(msg("Fix"), about.prose("Fix"))
    if about.origin:
        yield Section(msg("Origin"), about.origin)
    yield _silencing(about)


def page_heading(about: Explanation, palette: Palette = PLAIN) -> str:
    """Code and name, how much it weighs, and whether it has a fix."""
    severity = about.kind.severity
    remarks = [palette.paint(str(severity.word), TONES[severity])]
    if about.fix is not None:
        remarks.append(str(FIX_WORDS[about.fix]))
    named = palette.paint(f"{about.kind.code} {about.kind.name}", Tone.PLACE)
    comma = str(msg(", "))
    return f"{named} ({comma.join(remarks)})"


def page_text(about: Explanation, cells: int | None = None, palette: Palette = PLAIN) -> str:
    """The page for a terminal."""
    room = (cells or USUAL_CELLS) - 2
    lines = [page_heading(about, palette), ""]
    lines += wrap(about.sentence, room + 2)
    for section in sections(about):
        lines += ["", palette.paint(str(section.heading), Tone.LABEL)]
        lines += [f"  {line}" for line in wrap(section.prose, room) if line]
        for item in section.items:
            first, *rest = wrap(item.text, room - 2)
            lines += [f"  - {first}", *(f"    {line}" for line in rest)]
            lines += [f"    {item.address}"] if item.address else []
        lines += [f"  {line}".rstrip() for line in section.example.splitlines()]
    return "".join(f"{line}\n" for line in lines)


def page_markdown(about: Explanation) -> str:
    """The page below its heading as Markdown; the data of its examples stands in fenced blocks."""
    parts = [markdown_prose(about.sentence)]
    for section in sections(about):
        parts.append(f"## {section.heading}")
        if section.prose:
            parts.append(markdown_prose(section.prose))
        if section.items:
            parts.append("\n".join(f"- {_linked(item)}" for item in section.items))
        if section.example:
            parts.append(f"```perf\n{section.example}```")
    return "\n\n".join(parts) + "\n"


def page_data(about: Explanation) -> Table:
    """The page for programs; what a kind of finding does not have is null or empty."""
    kind, rule = about.kind, about.rule
    bases: list[Data] = [
        {
            "document": basis.source.title,
            "section": basis.section or None,
            "verified": basis.mark is Mark.READ,
            "address": basis.source.address or None,
        }
        for basis in (rule.bases if rule else ())
    ]
    settings: list[Data] = [
        {
            "name": each.name,
            "default": setting_text(each.default),
            "what": str(each.what),
            "least": bound_data(each.least),
            "most": bound_data(each.most),
        }
        for each in (rule.settings if rule else ())
    ]
    return {
        "code": kind.code,
        "name": kind.name,
        "severity": kind.severity.value,
        "sentence": about.sentence,
        "what": about.prose("What") or None,
        "why": about.prose("Why") or None,
        "basis": bases,
        "settings": settings,
        "fails": about.example("Fails") or None,
        "passes": about.example("Passes") or None,
        "fix": {"kind": None if about.fix is None else about.fix.value, "what": about.prose("Fix") or None},
        "ignorable": about.ignorable,
        "origin": about.origin or None,
    }


def markdown_prose(text: str) -> str:
    """Prose that is no markup but for its code spans."""
    spans = text.split("`")
    return "`".join(part if number % 2 else _MARKUP.sub(r"\\\g<0>", part) for number, part in enumerate(spans))


def basis_title(basis: Basis) -> str:
    """The whole title of a document with the place in it, and the mark of what has to be compared."""
    short = str(basis)
    return basis.source.title + short.removeprefix(basis.source.short)


def setting_text(value: Value) -> str:
    """A value as it is written in `perftui.toml`."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    return json.dumps(value, ensure_ascii=False)  # TOML writes all of these like JSON


def bound_data(bound: int | Decimal | None) -> Data:
    """A bound of a setting for programs; a number with decimals is a string."""
    return decimal_text(bound) if isinstance(bound, Decimal) else bound


def _setting(setting: Setting[Any]) -> Item:
    written, bounds = f"`{setting.name} = {setting_text(setting.default)}`", setting.bounds
    if bounds is None:
        return Item(f"{written}: {setting.what}")
    what = msg("{what} ({bounds})", what=setting.what, bounds=bounds)
    return Item(f"{written}: {what}")


def _silencing(about: Explanation) -> Section:
    said = msg("It cannot be silenced.")
    if about.ignorable:
        said = msg("On its line or above it: `# perftui: ignore[{rule}] REASON`", rule=about.kind.code)
    return Section(msg("Silencing"), str(said))


def _linked(item: Item) -> str:
    text = markdown_prose(item.text)
    return f"[{text}]({item.address})" if item.address else text
