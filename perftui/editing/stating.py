"""What a summary states beside what its projects are: how many, and how much money for the year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from perftui.editing.preview import Preview
from perftui.editing.slot import Part, Slot
from perftui.editing.slots import Refusal, exact
from perftui.editing.typing import typed_amount
from perftui.language.keys import Key
from perftui.language.values import money_text, money_unit
from perftui.messages import counted, msg
from perftui.model import Project, Summary, add_up
from perftui.notation import amount_text
from perftui.workspace import Stated, Workspace

FOUND_KEYS = (Key.PROJECT_COUNT, Key.ANNUAL_TOTAL)
"""The fields that can be counted."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the projects of a summary are.

    Attributes:
        projects: how many there are.
        total: their annual funds in 元.
        open: how many of them have no amount that could be read.
    """

    projects: int
    total: Decimal
    open: int = 0

    def agrees(self, summary: Summary, key: Key) -> bool | None:
        """Whether what a summary states of a key is what was found; `None` where that cannot be told."""
        stated = summary.project_count if key is Key.PROJECT_COUNT else summary.annual_total
        if stated is None or stated.value is None:
            return None
        if key is Key.PROJECT_COUNT:
            return stated.value == self.projects
        if self.open and stated.value >= self.total:
            return None
        return stated.value == self.total

    def text(self, key: Key, before: str = "") -> str:
        """What was found, as the file has it; an amount in the unit of the one that stood there before."""
        if key is Key.PROJECT_COUNT:
            return str(self.projects)
        return money_text(self.total, money_unit(before) if before else "元")


def found_of(workspace: Workspace, stated: Stated) -> Found:
    """Count the projects of a summary and add up their money."""
    return found_in(workspace.meant_by(stated))


def found_in(projects: Iterable[Project]) -> Found:
    """Count projects and add up their money."""
    amounts = [None if each.annual_funds is None else each.annual_funds.known_total for each in projects]
    known = [amount for amount in amounts if amount is not None]
    return Found(len(amounts), add_up(known), len(amounts) - len(known))


def preview_stated(summary: Summary, slot: Slot, text: str, found: Found | None) -> Preview | None:
    """What `text` would mean in a slot of a summary, beside what was found."""
    if slot.part is Part.SUMMARY_NAME:
        return None if text.strip() else Preview(msg("a name is needed"), wrong=True)
    if not text.strip():
        return Preview(msg("blank: the line is taken out"))
    if slot.key == Key.ANNUAL_TOTAL:
        return _total(summary, text, found)
    value = exact(slot.key, text)
    if isinstance(value, Refusal):
        return Preview(value.reason, wrong=True)
    return _count(int(value), found) if slot.key == Key.PROJECT_COUNT else None


def _count(count: int, found: Found | None) -> Preview:
    if found is None or count == found.projects:
        return Preview(counted("{count} project", "{count} projects", count))
    here = counted("{count} project is here", "{count} projects are here", found.projects)
    return Preview(here, wrong=True)


def _total(summary: Summary, text: str, found: Found | None) -> Preview:
    before = summary.annual_total
    value = typed_amount(text, before.text if before else "")
    if value is None:
        return Preview(msg("this is no amount"), wrong=True)
    if found is None:
        return Preview(msg("{amount} 元", amount=amount_text(value)))
    if value == found.total:
        return Preview(msg("{amount} 元; it adds up", amount=amount_text(value)))
    return Preview(
        msg(
            "{amount} 元; the projects here add up to {found} 元",
            amount=amount_text(value),
            found=amount_text(found.total),
        ),
        wrong=True,
    )
