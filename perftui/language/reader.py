"""Text to model. A read gives a document and its diagnostics, and never raises for what a file holds."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from perftui.diagnostics import Diagnostic, Fix, TextEdit, order
from perftui.language import problems, values
from perftui.language.conflicts import conflict, lines_of_side, opens_block
from perftui.language.document import Conflict, Document
from perftui.language.fields import Entry, FieldReader
from perftui.language.grammar import BLANKS, Line, Nest, Node, Run, grammar, lines_of, opening
from perftui.language.headings import heading_of_level2, heading_with_colon
from perftui.language.keys import GOALS, PROJECT_KEYS, SUMMARY_KEYS, Key, Note
from perftui.language.suppressions import suppressions
from perftui.language.text import BOM, decode, screen
from perftui.language.values import OPERATORS
from perftui.messages import Message, msg
from perftui.model import (
    Attribute,
    Deadline,
    Field,
    Indicator,
    Open,
    Project,
    Quality,
    Quantity,
    Section,
    Span,
    Summary,
    Target,
)
from perftui.names import closest

_PROJECT_KEYS: frozenset[str] = frozenset(PROJECT_KEYS)
_NOTES: frozenset[str] = frozenset(Note)
_OPEN = frozenset(("", "?", "？"))
_INDICATOR_PARTS = ("quoted", "name", "operator", "date", "number", "unit", "words")

Report = Callable[[Diagnostic], None]


def read(text: str, path: str = "") -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read a text.

    Args:
        text: the content of a file; LF or CRLF, with or without a byte order mark.
        path: the name by which the document and its diagnostics call it.

    Returns:
        The document, as far as it could be read, and all that is wrong with its language, in order of place.
    """
    text = text.removeprefix(BOM)
    with collector_paused():
        document, found = _DocumentReader(text, path).read()
    found.extend(screen(text))
    return document, tuple(sorted((replace(diagnostic, path=path) for diagnostic in found), key=order))


def read_data(data: bytes, path: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read the bytes of a file; what is no UTF-8 text gives an empty document and one diagnostic."""
    text, problem = decode(data)
    if problem is not None:
        return Document(path, ""), (replace(problem, path=path),)
    return read(text, path)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Reading makes many objects that live on; looking through them again and again for cycles costs a third."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _DocumentReader:
    """Turns the nested lines of one file into a document."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.found: list[Diagnostic] = []
        self.unread: list[Span] = []
        self.conflicts: list[Conflict] = []

    def read(self) -> tuple[Document, list[Diagnostic]]:
        tree = grammar().parse(self.text)
        projects: list[Project] = []
        summaries: list[Summary] = []
        stray: list[Line] = []
        for node in tree:
            head = None if isinstance(node, Run) else opening(node)
            if isinstance(node, Run) or head is None:
                stray.extend(lines_of(node))
            elif head.kind == "PROJECT":
                projects.append(_ProjectReader(self, head).read(node))
            elif head.kind == "SUMMARY":
                summaries.append(_SummaryReader(self, head).read(node))
            else:
                stray.extend(lines_of(node))
        self.outside(stray)
        marks, wrong = suppressions(self.text, (line for node in tree for line in lines_of(node)))
        self.found.extend(wrong)
        if not projects and not summaries and not self.found:
            self.found.append(
                problems.EMPTY_FILE.at(
                    Span(1, 0, 1, 0),
                    msg("the file holds no declaration"),
                    msg("`perftui new NAME` writes one to begin with"),
                )
            )
        document = Document(
            self.path,
            self.text,
            tuple(projects),
            tuple(summaries),
            tuple(self.conflicts),
            marks,
            tuple(self.unread),
        )
        return document, self.found

    def outside(self, lines: list[Line]) -> None:
        """Lines above the first 项目 or 汇总: one finding for all that could have a meaning, one for each other."""
        strayed: list[Line] = []
        contested = False
        for line in lines:
            if line.kind == "CONFLICT":
                contested = opens_block(self.conflict(line)) or contested
            elif line.kind == "UNREAD":
                self.not_read(line)
            elif line.kind not in {"COMMENT", "BLANK"} and not contested:
                strayed.append(line)
                self.unread.append(line.span())
        if not strayed:
            return
        first = strayed[0]
        entry = Entry(first) if first.kind == "FIELD" else None
        fix = None
        if entry is not None and entry.key in {"项目", "项目名称"} and entry.text:
            place = entry.key_span._replace(end=entry.span.end)
            edit = TextEdit(place, f"项目 {values.title_text(entry.text)}")
            fix = Fix(msg("write `项目 NAME`"), (edit,), safe=False)
        self.found.append(
            problems.OUTSIDE_PROJECT.at(
                first.span(),
                msg("this stands outside a project"),
                msg("a declaration begins with a line `项目 NAME`"),
                context=Span(first.number, 0, strayed[-1].number, strayed[-1].span().end),
                fix=fix,
            )
        )

    def not_read(self, line: Line) -> None:
        """A line of no known kind."""
        span = line.span()
        self.unread.append(span)
        self.found.append(problems.unread(line.match[0].rstrip(BLANKS + "\n"), span.line, span.start))

    def conflict(self, line: Line) -> Conflict:
        """A region between conflict markers."""
        region, finding = conflict(line)
        self.conflicts.append(region)
        self.found.append(finding)
        return region

    def pass_over(self, line: Line) -> None:
        """A line of a block whose name is inside a conflict region: only what is broken in itself is found."""
        if line.kind == "CONFLICT":
            self.conflict(line)
        elif line.kind == "UNREAD":
            self.not_read(line)


class _BlockReader:
    """What projects and summaries have in common: a name, fields, and lines that are out of place."""

    keys: frozenset[str]
    name_groups: tuple[str, str]

    def __init__(self, reader: _DocumentReader, head: Line) -> None:
        self.reader = reader
        self.report: Report = reader.found.append
        self.head = head
        self.fields = FieldReader(self.keys, self.report, self.unknown)
        self.name, self.span = self._name()
        self.last_line = head.number
        # A conflict region holds the name of the next block: the lines below it belong to that one.
        self.cut_off = False

    unknown = problems.UNKNOWN_KEY

    def _name(self) -> tuple[str, Span]:
        quoted, plain = self.head.match.group(*self.name_groups)
        name = values.unquoted(quoted) if quoted is not None else (plain or "").strip(BLANKS)
        line = self.head.number
        start = self.head.match.start() - self.head.base
        keyword_end = start + len("项目")
        span = Span(line, keyword_end, line, keyword_end)
        if quoted is not None:
            inside = self.head.span(self.name_groups[0])
            span = Span(line, inside.start - 1, line, inside.start + len(quoted) + 1)
        elif plain:
            span = self.head.span(self.name_groups[1])
        if not name.strip():
            self.report(problems.NAME_MISSING.at(span._replace(start=start), msg("a name is missing here")))
        return name, span


class _SummaryReader(_BlockReader):
    """One 汇总 with its fields."""

    keys = frozenset(SUMMARY_KEYS)
    name_groups = ("summary_quoted", "summary")
    unknown = problems.NOT_IN_SUMMARY

    def read(self, nest: Nest) -> Summary:
        for line in lines_of(nest[1:]):
            if self.cut_off:
                self.reader.pass_over(line)
                continue
            self.last_line = line.number
            if line.kind == "FIELD":
                self.fields.add(Entry(line))
            elif line.kind == "TEXT":
                self.fields.prose(line)
            elif line.kind == "CONFLICT":
                self.cut_off = opens_block(self.reader.conflict(line))
            elif line.kind == "UNREAD":
                self.reader.not_read(line)
            elif line.kind != "COMMENT":
                self.reader.unread.append(line.span())
                self.report(
                    problems.NOT_IN_SUMMARY.at(
                        line.span(),
                        msg("a summary holds fields only"),
                        msg("they are {keys}", keys=" · ".join(SUMMARY_KEYS)),
                    )
                )
        return Summary(
            self.name,
            self.span,
            self.last_line,
            self.fields.year(),
            self.fields.text(Key.SUPERVISOR),
            self.fields.count(Key.PROJECT_COUNT),
            self.fields.amount(Key.ANNUAL_TOTAL),
        )


@dataclass(slots=True)
class _OpenSection:
    level1: str
    level2: str
    span: Span
    indicators: list[Indicator] = field(default_factory=list)

    def close(self) -> Section:
        return Section(self.level1, self.level2, tuple(self.indicators), self.span)


class _ProjectReader(_BlockReader):
    """One 项目 with its fields, sections and indicators."""

    keys = _PROJECT_KEYS
    name_groups = ("project_quoted", "project")

    def __init__(self, reader: _DocumentReader, head: Line) -> None:
        super().__init__(reader, head)
        self.sections: list[_OpenSection] = []
        # The lines below a conflict region continue an indicator or a goal inside it.
        self.contested = False

    def read(self, nest: Nest) -> Project:
        for node in nest[1:]:
            self.node(node)
        fields = self.fields
        return Project(
            self.name,
            self.span,
            self.last_line,
            fields.text(Key.CODE),
            fields.year(),
            fields.text(Key.NATURE),
            fields.text(Key.CATEGORY),
            fields.text(Key.SUPERVISOR),
            fields.text(Key.IMPLEMENTER),
            fields.day(Key.START),
            fields.day(Key.END),
            fields.funds(Key.PROJECT_FUNDS),
            fields.funds(Key.ANNUAL_FUNDS),
            fields.goal(Key.TOTAL_GOAL),
            fields.goal(Key.ANNUAL_GOAL),
            tuple(section.close() for section in self.sections),
        )

    def node(self, node: Node) -> None:
        """Lines, indicators with the lines below them, or a section with its indicators."""
        if isinstance(node, Run):
            for line in node.lines:
                self.line(line)
            return
        run = node[0]
        if self.cut_off or not isinstance(run, Run):
            for line in lines_of(node):
                self.line(line)
            return
        self.fields.close()
        self.contested = False
        if run.type == "INDICATOR":
            *alone, last = run.lines
            for head in alone:
                self.indicator(head)
            below = [line for inner in node[1:] for line in lines_of(inner)]
            self.last_line = last.number
            self.indicator(last, below)
            return
        self.last_line = run.line
        self.open_section(run.lines[0])
        for inner in node[1:]:
            self.node(inner)

    def line(self, line: Line) -> None:
        """A line that belongs to the project itself, wherever it stands."""
        if line.kind == "COMMENT":
            return
        if self.cut_off:
            self.reader.pass_over(line)
            return
        self.last_line = line.number
        if line.kind == "FIELD":
            self.entry(Entry(line))
        elif line.kind == "TEXT":
            if not self.contested:
                self.fields.prose(line)
        elif line.kind == "CONFLICT":
            self.conflict(line)
        else:
            levels = heading_of_level2(line)
            if levels:
                self.heading(line.span(), levels, msg("the line of a section names both levels"))
            else:
                self.reader.not_read(line)

    def entry(self, entry: Entry) -> None:
        """A field; the head of a section with a colon is read as what it is meant to be."""
        if entry.key in _PROJECT_KEYS:
            self.contested = False
            self.fields.add(entry)
            return
        levels = heading_with_colon(entry)
        if levels:
            self.heading(entry.line.span(), levels, msg("the line of a section has no colon"))
        elif not self.contested:
            self.fields.add(entry)

    def indicator(self, head: Line, below: Sequence[Line] = ()) -> None:
        """A bullet with its attributes; fields of the project that stand among them go to the project."""
        _kind, match, line, base = head
        quoted, name, operator, date, number, unit, words = match.group(*_INDICATOR_PARTS)
        if name is not None:
            name = name.rstrip(BLANKS)
            start = match.start("name") - base
            span = Span(line, start, line, start + len(name))
        else:
            name = values.unquoted(quoted)
            start, end = match.span("quoted")
            span = Span(line, start - 1 - base, line, end + 1 - base)
            if not name.strip():
                self.report(problems.NAME_MISSING.at(span, msg("an indicator without a name")))
        target: Target
        if number is not None:
            target = self.quantity(head, operator, number, unit)
        elif words is not None:
            target = self.words(head, words)
        else:
            target = self.deadline(head, operator, date)
        # The lines below a bullet can open the next section, so its own is taken first.
        section = self.sections[-1] if self.sections else self.nameless_section(name, span)
        notes = self.notes(below) if below else ()
        section.indicators.append(Indicator(section.level1, section.level2, name, target, notes, span))

    def nameless_section(self, name: str, span: Span) -> _OpenSection:
        """Holds the indicators above the first section."""
        self.report(
            problems.OUTSIDE_SECTION.at(
                span,
                msg("this indicator stands in no section"),
                msg("write a line `产出指标 / 数量指标` above it"),
                project=self.name,
                indicator=name,
            )
        )
        section = _OpenSection("", "", span)
        self.sections.append(section)
        return section

    def quantity(self, head: Line, operator: str, number: str, unit: str | None) -> Target:
        """An operator, a number and a unit."""
        _kind, match, line, base = head
        start = match.start("operator") - base
        if unit is None:
            unit, end = "", match.end("number") - base
        else:
            unit = unit.rstrip(BLANKS)
            end = match.start("unit") - base + len(unit)
        span = Span(line, start, line, end)
        value = values.number(number)
        if value is None:
            self.report(problems.too_many_digits(head.span("number")))
            return Open(span)
        return Quantity(OPERATORS[operator], value, values.unit(unit), span)

    def deadline(self, head: Line, operator: str, date: str) -> Target:
        """An operator and a day."""
        start = head.match.start("operator") - head.base
        span = Span(head.number, start, head.number, head.match.end("date") - head.base)
        day = values.day(date)
        if day is None:
            self.report(
                problems.BAD_DATE.at(head.span("date"), msg("there is no such day"), msg("a day is written 2026-01-31"))
            )
            return Open(span)
        return Deadline(OPERATORS[operator], day, span)

    def words(self, head: Line, words: str) -> Target:
        """Words, or `?` for a target that nobody has decided."""
        text = words.rstrip(BLANKS)
        start = head.match.start("words") - head.base
        span = Span(head.number, start, head.number, start + len(text))
        if text in _OPEN:
            if not text:
                self.report(
                    problems.TARGET_MISSING.at(
                        head.span(),
                        msg("the indicator has no target"),
                        msg("write `≥ NUMBER UNIT`, `: TEXT`, or `: ?` while nobody has decided it"),
                    )
                )
            return Open(span)
        return Quality(text, span)

    def notes(self, lines: Sequence[Line]) -> tuple[Attribute, ...]:
        """The attributes among the lines below a bullet; the other lines go where they belong."""
        notes: list[Attribute] = []
        for line in lines:
            if self.cut_off or line.kind != "FIELD":
                self.line(line)
                continue
            entry = Entry(line)
            self.last_line = line.number
            if entry.key in _PROJECT_KEYS or heading_with_colon(entry):
                self.entry(entry)
                continue
            if self.contested:
                continue
            self.fields.close()
            if entry.key not in _NOTES:
                self.unknown_note(entry)
            notes.append(Field(entry.key, entry.text or None, entry.text, entry.span))
        return tuple(notes)

    def unknown_note(self, entry: Entry) -> None:
        """A key that neither an indicator nor a project has."""
        meant = closest(entry.key, [*_NOTES, *_PROJECT_KEYS])
        self.report(
            problems.UNKNOWN_KEY.at(
                entry.key_span,
                msg("there is no attribute {key}", key=entry.key),
                msg("did you mean {name}?", name=meant) if meant else msg("they are {keys}", keys=" · ".join(Note)),
                fix=Fix(msg("write {key}", key=meant), (TextEdit(entry.key_span, meant),), safe=False)
                if meant
                else None,
            )
        )

    def open_section(self, line: Line) -> None:
        """A line `LEVEL1 / LEVEL2`."""
        _kind, match, number, base = line
        level1, level2 = match.group("level1", "level2")
        level2 = level2.rstrip(BLANKS)
        span = Span(number, match.start("level1") - base, number, match.start("level2") - base + len(level2))
        self.sections.append(_OpenSection(level1.rstrip(BLANKS), level2, span))

    def heading(self, span: Span, levels: tuple[str, str], summary: Message) -> None:
        """Report a section that is written in another way, and open it."""
        canonical = " / ".join(levels)
        self.fields.close()
        self.contested = False
        self.sections.append(_OpenSection(*levels, span))
        self.report(
            problems.SECTION_FORM.at(
                span,
                summary,
                msg("write `{text}`", text=canonical),
                fix=Fix(msg("write `{text}`", text=canonical), (TextEdit(span, canonical),), safe=True),
            )
        )

    def conflict(self, line: Line) -> None:
        """A conflict region; what follows it stands where our side of it ends."""
        region = self.reader.conflict(line)
        self.last_line = region.span.end_line
        for inner in lines_of_side(region):
            if inner.kind in {"PROJECT", "SUMMARY"}:
                self.cut_off = True
            elif inner.kind == "SECTION":
                level1, level2 = (part.rstrip(BLANKS) for part in inner.match.group("level1", "level2"))
                self.sections.append(_OpenSection(level1, level2, region.span))
                self.contested = False
            elif inner.kind == "INDICATOR":
                self.contested = True
            elif inner.kind == "FIELD" and Entry(inner).key in _PROJECT_KEYS:
                self.fields.contest(Entry(inner))
                self.contested = Entry(inner).key in GOALS
