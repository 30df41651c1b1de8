"""The order of a file: its lines in the order of the form, each in its exact spelling.

A line that cannot be read stays byte for byte as it is, behind the line it followed. Comments travel with the entry
below them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from perftui.language.fields import Entry
from perftui.language.funds import FundsOrder
from perftui.language.grammar import BLANKS, Line, Nest, Node, Run, grammar, lines_of, opening
from perftui.language.headings import heading_meant
from perftui.language.keys import GOALS, HEAD, PARTS, PROJECT_KEYS, SUMMARY_KEYS, Key, Note
from perftui.language.prose import is_prose
from perftui.language.spelling import nfc, spelled, spelled_comment
from perftui.taxonomy import taxonomy

_FIELD, _PART, _NOTE = "  ", "    ", "      "
_GROUPS = (Key.PROJECT_FUNDS, Key.ANNUAL_FUNDS, *GOALS)
_PROJECT_KEYS: frozenset[str] = frozenset(PROJECT_KEYS)
_NOTES: frozenset[str] = frozenset(Note)

Rank = tuple[int, int]


@dataclass(slots=True)
class _Item:
    """An entry with the lines that belong to it: comments above it, attributes and prose below it."""

    rank: Rank
    lines: list[str]


@dataclass(slots=True)
class _Part:
    """A section: its heading, its indicators, and how the two levels are read."""

    levels: tuple[str, str]
    heading: list[str]
    items: list[_Item] = field(default_factory=list)


def laid_out(text: str) -> str:
    """The lines of `text` in their order and spelling."""
    writer = _Writer(text)
    blocks = writer.blocks(grammar().parse(text))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n" if blocks else ""


def place_of(levels: tuple[str, str]) -> tuple[int, int]:
    """Where a section stands in the order of the catalogue, by the levels that its names mean."""
    tree = taxonomy()
    level1, level2 = levels
    if not level1 and not level2:
        return (-1, 0)
    return tree.place(tree.level1(level1) or level1, tree.level2(level2) or level2)


class _Writer:
    """Writes the blocks of one file; `comments` wait for the entry below them."""

    def __init__(self, text: str) -> None:
        self.source = text.split("\n")
        self.comments: list[str] = []

    def blocks(self, tree: Nest) -> list[list[str]]:
        """The lines of each block."""
        found: list[list[str]] = []
        loose: list[str] = []
        for node in tree:
            head = None if isinstance(node, Run) else opening(node)
            if isinstance(node, list) and head is not None and head.kind in {"PROJECT", "SUMMARY"}:
                if loose:
                    found.append(loose)
                    loose = []
                above = self.take("")
                block = _ProjectWriter(self) if head.kind == "PROJECT" else _SummaryWriter(self)
                found.append([*above, self.written(head, ""), *block.body(node[1:])])
            else:
                for line in lines_of(node):
                    if line.kind == "COMMENT":
                        self.comments.append(spelled_comment(line))
                    elif line.kind != "BLANK":
                        loose.extend([*self.take(""), *self.raw(line)])
        if loose:
            found.append(loose)
        if self.comments:
            found.append(self.take(""))
        return found

    def take(self, indent: str) -> list[str]:
        """The waiting comments, for the entry that is written now."""
        taken = [indent + comment for comment in self.comments]
        self.comments.clear()
        return taken

    def written(self, line: Line, indent: str) -> str:
        """A line in its exact spelling, or as it is in the file where it would then be read as something else."""
        text = spelled(line)
        return self.raw(line)[0] if text is None else indent + text

    def raw(self, line: Line) -> list[str]:
        """A line as it is in the file."""
        count = line.text.count("\n") + 1
        return [text.rstrip("\r") for text in self.source[line.number - 1 : line.number - 1 + count]]


class _SummaryWriter:
    """Writes the fields of a summary in their order."""

    order: tuple[Key, ...] = SUMMARY_KEYS

    def __init__(self, writer: _Writer) -> None:
        self.writer = writer
        self.items: list[_Item] = []

    def body(self, nodes: Nest) -> list[str]:
        """The lines below the name."""
        for line in (line for node in nodes for line in lines_of(node)):
            self.line(line)
        return [text for item in sorted(self.items, key=lambda item: item.rank) for text in item.lines]

    def line(self, line: Line) -> None:
        """Take one line."""
        if line.kind == "COMMENT":
            self.writer.comments.append(spelled_comment(line))
        elif line.kind == "FIELD":
            key = Entry(line).key
            self.put(_FIELD, line, (0, self.order.index(Key(key))) if key in self.order else self.here())
        else:
            self.keep(line)

    def put(self, indent: str, line: Line, rank: Rank) -> None:
        """Add an entry with the comments above it."""
        self.items.append(_Item(rank, [*self.writer.take(indent), self.writer.written(line, indent)]))

    def keep(self, line: Line) -> None:
        """Add a line as it is, behind the one it followed."""
        self.items.append(_Item(self.here(), [*self.writer.take(_FIELD), *self.writer.raw(line)]))

    def here(self) -> Rank:
        """The rank of the entry above."""
        return self.items[-1].rank if self.items else (0, -1)


class _ProjectWriter(_SummaryWriter):
    """Writes head, funds, goals and sections of a project, in the order of the form."""

    order = HEAD

    def __init__(self, writer: _Writer) -> None:
        super().__init__(writer)
        self.sections: list[_Part] = []
        self.funds = FundsOrder()
        self.goal: _Item | None = None

    def body(self, nodes: Nest) -> list[str]:
        for node in nodes:
            self.node(node)
        head = sorted(self.items, key=lambda item: item.rank)
        groups = [
            [text for item in head if item.rank[0] == group for text in item.lines] for group in range(len(_GROUPS) + 1)
        ]
        lines = groups[0]
        for group in groups[1:]:
            lines.extend(["", *group] if group else [])
        for section in self.ordered():
            lines.extend(["", *section.heading])
            for number, item in enumerate(section.items):
                lines.extend(["", *item.lines] if number else item.lines)
        return lines

    def node(self, node: Node) -> None:
        """Take lines, indicators with the lines below them, or a section with its indicators."""
        if isinstance(node, Run):
            for line in node.lines:
                if line.kind == "INDICATOR":
                    self.bullet(line)
                elif line.kind == "SECTION" and not self.prose(line):
                    level1, level2 = (nfc(part.strip(BLANKS)) for part in line.match.group("level1", "level2"))
                    self.section((level1, level2), self.writer.written(line, _FIELD))
                elif line.kind != "SECTION":
                    self.line(line)
            return
        for inner in node:
            self.node(inner)

    def line(self, line: Line) -> None:
        if line.kind == "COMMENT":
            self.writer.comments.append(spelled_comment(line))
        elif line.kind == "FIELD":
            self.entry(line)
        elif line.kind == "TEXT" and self.goal is not None:
            self.goal.lines.extend([*self.writer.take(_PART), self.writer.written(line, _PART)])
        else:
            self.other(line)

    def entry(self, line: Line) -> None:
        """Take a line `KEY: VALUE`."""
        entry = Entry(line)
        if entry.key in _PROJECT_KEYS:
            self.goal = None
            self.known(Key(entry.key), line)
        elif entry.key not in _NOTES and (self.heading(line) or self.prose(line)):
            return
        else:
            self.goal = None
            self.unknown(entry.key, line)

    def unknown(self, key: str, line: Line) -> None:
        """Take a field that is none of the form: an attribute, or a key that is misspelt."""
        if total := self.funds.total(key):
            self.put(_FIELD, line, (_GROUPS.index(total) + 1, 0))
        elif self.sections and self.sections[-1].items:
            self.sections[-1].items[-1].lines.extend([*self.writer.take(_NOTE), self.writer.written(line, _NOTE)])
        else:
            self.put(_FIELD, line, self.here())

    def known(self, key: Key, line: Line) -> None:
        """Take a field of the form."""
        if key in HEAD:
            self.put(_FIELD, line, (0, HEAD.index(key)))
        elif key in _GROUPS:
            self.put(_FIELD, line, (_GROUPS.index(key) + 1, 0))
            self.funds.total(key)
            self.goal = self.items[-1] if key in GOALS else None
        else:
            self.part(key, line)

    def part(self, key: Key, line: Line) -> None:
        """Take a part of funds; one whose total cannot be told stays above all totals."""
        total, _below = self.funds.owner(key)
        if total is None:
            self.put(_FIELD, line, (0, len(HEAD)))
        else:
            self.put(_PART, line, (_GROUPS.index(total) + 1, PARTS[total].index(key) + 1))

    def other(self, line: Line) -> None:
        """Take a line that cannot be read, or that has no place here."""
        if line.kind == "UNREAD" and self.heading(line):
            return
        if self.goal is not None:
            self.goal.lines.extend([*self.writer.take(_PART), *self.writer.raw(line)])
        elif not self.sections:
            self.keep(line)
        elif line.match[0].startswith(("-", "－")):
            self.sections[-1].items.append(_Item((0, 0), [*self.writer.take(_PART), *self.writer.raw(line)]))
        elif self.sections[-1].items:
            self.sections[-1].items[-1].lines.extend([*self.writer.take(_NOTE), *self.writer.raw(line)])
        else:
            self.sections[-1].heading.extend([*self.writer.take(_PART), *self.writer.raw(line)])

    def heading(self, line: Line) -> bool:
        """Begin a section whose head is written in another way, if this is one; it stays as it is."""
        meant = heading_meant(line)
        if meant is None:
            return False
        self.section((meant.level1, meant.level2), *self.writer.raw(line))
        return True

    def prose(self, line: Line) -> bool:
        """Keep a line of a goal without its `|`, if this is one, in its place."""
        if self.goal is None or not is_prose(line):
            return False
        self.goal.lines.extend([*self.writer.take(_PART), *self.writer.raw(line)])
        return True

    def section(self, levels: tuple[str, str], *heading: str) -> None:
        """Begin a section."""
        self.goal = None
        lines = [*self.writer.take(_FIELD), *heading]
        if self.sections and not self.sections[-1].levels[1] and not self.sections[-1].items:
            # A level 1 alone stays above the level 2 that follows it.
            lines = [*self.sections.pop().heading, *lines]
        self.sections.append(_Part(levels, lines))

    def bullet(self, head: Line) -> None:
        """Begin an indicator."""
        self.goal = None
        if not self.sections:
            self.sections.append(_Part(("", ""), []))
        lines = [*self.writer.take(_PART), self.writer.written(head, _PART)]
        self.sections[-1].items.append(_Item((0, 0), lines))

    def ordered(self) -> list[_Part]:
        """The sections in the order of the catalogue; those of one heading become one."""
        merged: list[_Part] = []
        for section in sorted(self.sections, key=lambda part: place_of(part.levels)):
            plain = section.heading == [_FIELD + " / ".join(section.levels)]
            if merged and merged[-1].levels == section.levels and plain:
                merged[-1].items.extend(section.items)
            else:
                merged.append(section)
        return merged
