"""The page of a rule: the docstring of its module, in fixed sections.

CODE name: a sentence that says what is wrong.

What
What the rule checks, and when it cannot tell.
Why
Why it matters.
Basis
Documents and sections, or "None" and why.
Fails
A declaration in which it finds something.
Passes
One in which it finds nothing.
Fix
"Safe: …" or "Unsafe: …", where it has a fix.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from perftui.display import on_one_line
from perftui.messages import Message, verbatim

_HEADING = re.compile(r"^(\w+)\n(?=[ \n])", re.MULTILINE)
_TITLE = re.compile(r"(?P<code>\w+) (?P<name>[\w-]+): (?P<sentence>.+?[.。])\n\n", re.DOTALL)


class FixKind(StrEnum):
    """Whether a rule can correct what it finds, and whether a person has to look at the correction."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True)
class Page:
    """The parts of a docstring, each worked out when it is asked for."""

    docstring: str

    @cached_property
    def sentence(self) -> str:
        """What is wrong where the rule finds something."""
        found = _TITLE.match(self.docstring)
        return on_one_line(found["sentence"]) if found else ""

    def names(self, code: str, name: str) -> bool:
        """Whether the docstring begins with a sentence about the rule of this code and name."""
        found = _TITLE.match(self.docstring)
        return found is not None and (found["code"], found["name"]) == (code, name)

    @cached_property
    def sections(self) -> dict[str, str]:
        """The sections by their headings."""
        parts = _HEADING.split(self.docstring)
        return {heading: textwrap.dedent(text) for heading, text in zip(parts[1::2], parts[2::2], strict=True)}

    def prose(self, heading: str) -> str:
        """A section of prose on one line; empty where there is none."""
        return on_one_line(self.sections.get(heading, ""))

    def example(self, heading: str) -> str:
        """A section that holds a declaration, line by line; empty where there is none."""
        text = self.sections.get(heading, "").strip("\n")
        return f"{text}\n" if text else ""

    @property
    def said(self) -> Message:
        """The sentence as a message."""
        return Message(self.sentence)

    def section(self, heading: str) -> Message | None:
        """A section of prose as a message, or `None` where there is none."""
        text = self.prose(heading)
        return Message(text) if text else None

    @cached_property
    def fix(self) -> FixKind:
        """What the section Fix begins with."""
        said = self.prose("Fix").partition(":")[0].lower()
        return FixKind(said) if said else FixKind.NONE

    def messages(self) -> Iterator[str]:
        """The texts that the catalogue translates."""
        yield from filter(None, (self.sentence, *(self.prose(heading) for heading in ("What", "Why", "Fix"))))


class ForeignPage(Page):
    """The page of a rule that is none of the program: no catalogue translates it."""

    @classmethod
    def of(cls, docstring: str) -> ForeignPage:
        """The page that a docstring is, however far it is indented."""
        return cls(f"{inspect.cleandoc(docstring)}\n\n")

    @property
    def said(self) -> Message:
        """The sentence as it is written."""
        return verbatim(self.sentence)

    def section(self, heading: str) -> Message | None:
        """A section as it is written."""
        text = self.prose(heading)
        return verbatim(text) if text else None
