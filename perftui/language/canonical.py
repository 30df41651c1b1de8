"""Canonical text: one way to write a declaration, from its lines and never from the model alone.

Lines are put into the order of the form and each is written in its exact spelling; a line that cannot be read
stays byte for byte as it is, behind the line it followed. Comments travel with the entry below them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field, fields, is_dataclass

from perftui.language import values
from perftui.language.document import Document
from perftui.language.fields import Entry
from perftui.language.grammar import BLANKS, Line, Nest, Node, Run, grammar, lines_of, opening
from perftui.language.headings import heading_of_level2, heading_with_colon
from perftui.language.keys import GOALS, HEAD, PARTS, SUMMARY_KEYS, Key
from perftui.language.problems import CONFLICT
from perftui.language.reader import read
from perftui.language.remarks import comment_on
from perftui.messages import Message, msg
from perftui.model import Field, Funds, Project, Section, Span
from perftui.taxonomy import taxonomy

_FIELD, _PART, _NOTE = "  ", "    ", "      "
_GROUPS = (Key.PROJECT_FUNDS, Key.ANNUAL_FUNDS, *GOALS)
_PROJECT_KEYS = frozenset({*HEAD, *_GROUPS, *(part for parts in PARTS.values() for part in parts)})

Rank = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Formatted:
    """The canonical text; `refused` says why it is the text as it was."""

    text: str
    refused: Message | None = None


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


def canonical(text: str) -> Formatted:
    """The canonical text of a file, with LF; refused where anything would be lost or the file holds conflicts."""
    document, found = read(text)
    if any(diagnostic.code == CONFLICT.code for diagnostic in found):
        return Formatted(text, msg("the file holds conflict regions; resolve them first"))
    result = _render(document.text)
    again, _found = read(result)
    if _meaning(document) != _meaning(again) or _kept(document) != _kept(again) or _render(result) != result:
        return Formatted(text, msg("formatting would change more than the layout; the file is left as it is"))
    return Formatted(result)


def _render(text: str) -> str:
    writer = _Writer(text)
    blocks = writer.blocks(grammar().parse(text))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n" if blocks else ""


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
                found.append([*above, _headline(head), *block.body(node[1:])])
            else:
                for line in lines_of(node):
                    if line.kind == "COMMENT":
                        self.comments.append(_comment(line))
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

    def raw(self, line: Line) -> list[str]:
        """A line as it is in the file."""
        count = line.match[0].rstrip(BLANKS + "\n").count("\n") + 1
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
            self.writer.comments.append(_comment(line))
        elif line.kind == "FIELD":
            entry = Entry(line)
            known = entry.key in self.order
            self.put(_FIELD, _field_text(entry), (0, self.order.index(Key(entry.key))) if known else self.here())
        else:
            self.keep(line)

    def put(self, indent: str, text: str, rank: Rank) -> None:
        """Add an entry with the comments above it."""
        self.items.append(_Item(rank, [*self.writer.take(indent), indent + text]))

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
        self.total: Key | None = None
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
                elif line.kind == "SECTION":
                    level1, level2 = (_nfc(part.strip(BLANKS)) for part in line.match.group("level1", "level2"))
                    self.section((level1, level2), f"{level1} / {level2}" + _remark(line))
                else:
                    self.line(line)
            return
        for inner in node:
            self.node(inner)

    def line(self, line: Line) -> None:
        if line.kind == "COMMENT":
            self.writer.comments.append(_comment(line))
        elif line.kind == "FIELD":
            self.entry(line)
        elif line.kind == "TEXT" and self.goal is not None:
            self.goal.lines.extend([*self.writer.take(_PART), _PART + _prose(line)])
        else:
            self.other(line)

    def entry(self, line: Line) -> None:
        """Take a line `KEY: VALUE`."""
        entry = Entry(line)
        self.goal = None
        levels = heading_with_colon(entry)
        if levels:
            self.section(levels, *self.writer.raw(line), raw=True)
        elif entry.key not in _PROJECT_KEYS and self.sections and self.sections[-1].items:
            self.sections[-1].items[-1].lines.extend([*self.writer.take(_NOTE), _NOTE + _field_text(entry)])
        elif entry.key not in _PROJECT_KEYS:
            self.put(_FIELD, _field_text(entry), self.here())
        else:
            self.known(Key(entry.key), entry)

    def known(self, key: Key, entry: Entry) -> None:
        """Take a field of the form."""
        text = _field_text(entry)
        if key in HEAD:
            self.put(_FIELD, text, (0, HEAD.index(key)))
        elif key in _GROUPS:
            self.total = key if key in PARTS else self.total
            self.put(_FIELD, text, (_GROUPS.index(key) + 1, 0))
            self.goal = self.items[-1] if key in GOALS else None
        else:
            own = [total for total, parts in PARTS.items() if key in parts]
            total = self.total if self.total in own else own[0] if len(own) == 1 else None
            if total is None:
                self.put(_FIELD, text, self.here())
            else:
                self.put(_PART, text, (_GROUPS.index(total) + 1, PARTS[total].index(key) + 1))

    def other(self, line: Line) -> None:
        """Take a line that cannot be read, or that has no place here."""
        levels = heading_of_level2(line) if line.kind == "UNREAD" else None
        if levels:
            self.section(levels, *self.writer.raw(line), raw=True)
        elif not self.sections:
            self.goal = None
            self.keep(line)
        elif line.match[0].startswith(("-", "－")) or not self.sections[-1].items:
            raw = [*self.writer.take(_PART), *self.writer.raw(line)]
            self.sections[-1].items.append(_Item((0, 0), raw))
        else:
            self.sections[-1].items[-1].lines.extend([*self.writer.take(_NOTE), *self.writer.raw(line)])

    def section(self, levels: tuple[str, str], *heading: str, raw: bool = False) -> None:
        """Begin a section."""
        self.goal = None
        lines = heading if raw else [_FIELD + text for text in heading]
        self.sections.append(_Part(levels, [*self.writer.take(_FIELD), *lines]))

    def bullet(self, head: Line) -> None:
        """Begin an indicator."""
        self.goal = None
        if not self.sections:
            self.sections.append(_Part(("", ""), []))
        lines = [*self.writer.take(_PART), _PART + _indicator_text(head)]
        self.sections[-1].items.append(_Item((0, 0), lines))

    def ordered(self) -> list[_Part]:
        """The sections in the order of the catalogue; those of one heading become one."""
        merged: list[_Part] = []
        for section in sorted(self.sections, key=lambda part: _place(part.levels)):
            plain = section.heading == [_FIELD + " / ".join(section.levels)]
            if merged and merged[-1].levels == section.levels and plain:
                merged[-1].items.extend(section.items)
            else:
                merged.append(section)
        return merged


def _place(levels: tuple[str, str]) -> tuple[int, int]:
    tree = taxonomy()
    level1, level2 = levels
    if not level1 and not level2:
        return (-1, 0)
    return tree.place(tree.level1(level1) or level1, tree.level2(level2) or level2)


def _headline(head: Line) -> str:
    keyword, groups = ("项目", ("project_quoted", "project"))
    if head.kind == "SUMMARY":
        keyword, groups = ("汇总", ("summary_quoted", "summary"))
    quoted, plain = head.match.group(*groups)
    name = values.unquoted(quoted) if quoted is not None else (plain or "").strip(BLANKS)
    return f"{keyword} {values.title_text(_nfc(name)) if name else ''}".rstrip() + _remark(head)


def _field_text(entry: Entry) -> str:
    return f"{_nfc(entry.key)}: {_value_text(entry)}".rstrip() + _remark(entry.line)


def _value_text(entry: Entry) -> str:
    text = entry.text
    if entry.key in {Key.START, Key.END}:
        day = values.day(text)
        return day.isoformat() if day else _nfc(text)
    if entry.key == Key.YEAR:
        year = values.year(text)
        return str(year) if year is not None else _nfc(text)
    if entry.key == Key.PROJECT_COUNT:
        return values.narrow(text) if values.count(text) is not None else _nfc(text)
    if entry.key in PARTS or entry.key == Key.ANNUAL_TOTAL or any(entry.key in parts for parts in PARTS.values()):
        money = grammar().match("MONEY", text)
        return f"{values.narrow(money['number'])} {money['unit'] or ''}".rstrip() if money else _nfc(text)
    return _nfc(text)


def _indicator_text(head: Line) -> str:
    quoted, plain, operator, date, number, unit, words = head.match.group(
        "quoted", "name", "operator", "date", "number", "unit", "words"
    )
    name = _nfc(values.unquoted(quoted) if plain is None else plain.rstrip(BLANKS))
    begin = f"- {values.name_text(name)}"
    if words is not None:
        text = _nfc(words.rstrip(BLANKS))
        return f"{begin}: {'?' if text == '？' else text}".rstrip() + _remark(head)
    sign = values.OPERATORS[operator].value
    if date is not None:
        day = values.day(date)
        return f"{begin} {sign} {day.isoformat() if day else date}" + _remark(head)
    target = f"{sign} {values.narrow(number)} {_nfc(values.unit(unit or ''))}".rstrip()
    return f"{begin} {target}" + _remark(head)


def _remark(line: Line) -> str:
    """The comment behind the last part of a line, with the blank before it."""
    comment = _comment(line)
    return f" {comment}" if comment else ""


def _prose(line: Line) -> str:
    return f"| {_nfc(line.match['prose'].strip(BLANKS))}".rstrip()


def _comment(line: Line) -> str:
    """The comment on a line."""
    return _nfc(comment_on(line)[1])


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _kept(document: Document) -> tuple[Counter[str], Counter[str]]:
    """Every comment and every unread line of a file."""
    lines = [line for node in grammar().parse(document.text) for line in lines_of(node)]
    comments = Counter(_comment(line) for line in lines)
    del comments[""]
    return comments, Counter(document.lines[span.line - 1] for span in document.unread)


def _meaning(document: Document) -> object:
    """What a document says, without places: equal for two texts that say the same."""
    return [_plain(block) for block in (*document.projects, *document.summaries)]


def _plain(value: object) -> object:  # noqa: PLR0911 - one return a kind of record
    match value:
        case Span():
            return None
        case Field():
            return value.key, _nfc(value.text) if value.value is None else _plain(value.value)
        case Funds():
            return value.key, _plain(value.written), sorted(str(_plain(part)) for part in value.parts)
        case Project():
            head = [_plain(getattr(value, part.name)) for part in fields(value) if part.name not in _NO_MEANING]
            return head, _plain_sections(value.sections)
        case str():
            return _nfc(str(value))
        case tuple():
            return [_plain(inner) for inner in value]
    if is_dataclass(value):
        return [_plain(getattr(value, part.name)) for part in fields(value) if part.name not in _NO_MEANING]
    return value


_NO_MEANING = frozenset({"span", "last_line", "sections"})


def _plain_sections(sections: tuple[Section, ...]) -> list[object]:
    merged: list[tuple[tuple[str, str], list[object]]] = []
    for section in sorted(sections, key=lambda section: _place((section.level1, section.level2))):
        levels = (_nfc(section.level1), _nfc(section.level2))
        if not merged or merged[-1][0] != levels:
            merged.append((levels, []))
        merged[-1][1].extend(_plain(indicator) for indicator in section.indicators)
    return [*merged]
