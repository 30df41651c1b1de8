"""The reader of projects: fields, sections, indicators with their attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from perftui.diagnostics import Fix, TextEdit
from perftui.language import problems
from perftui.language.blocks import BlockReader
from perftui.language.bullets import read_bullet
from perftui.language.conflicts import lines_of_side
from perftui.language.fields import Entry
from perftui.language.funds import total_meant
from perftui.language.grammar import BLANKS, Line, Nest, Node, Run, lines_of
from perftui.language.headings import heading_of_level2, heading_with_colon
from perftui.language.keys import GOALS, PROJECT_KEYS, Key, Note
from perftui.language.reading import Reading
from perftui.messages import Message, msg
from perftui.model import Attribute, Field, Indicator, Project, Section, Span
from perftui.names import closest

_PROJECT_KEYS: frozenset[str] = frozenset(PROJECT_KEYS)
_NOTES: frozenset[str] = frozenset(Note)


def read_project(reading: Reading, head: Line, body: Nest) -> Project:
    """One 项目: its head and what stands below it."""
    return _ProjectReader(reading, head).read(body)


@dataclass(slots=True)
class _OpenSection:
    level1: str
    level2: str
    span: Span
    indicators: list[Indicator] = field(default_factory=list)

    def close(self) -> Section:
        return Section(self.level1, self.level2, tuple(self.indicators), self.span)


class _ProjectReader(BlockReader):
    """One 项目 with its fields, sections and indicators."""

    keys = _PROJECT_KEYS
    name_groups = ("project_quoted", "project")

    def __init__(self, reading: Reading, head: Line) -> None:
        super().__init__(reading, head)
        self.sections: list[_OpenSection] = []
        # The lines below a conflict region continue an indicator or a goal inside it.
        self.contested = False

    def read(self, body: Nest) -> Project:
        for node in body:
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
            self.reading.pass_over(line)
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
                self.reading.not_read(line)

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
        name, span, target = read_bullet(head, self.report)
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

    def notes(self, lines: Sequence[Line]) -> tuple[Attribute, ...]:
        """The attributes among the lines below a bullet; the other lines go where they belong."""
        notes: list[Attribute] = []
        for line in lines:
            if self.cut_off or line.kind != "FIELD":
                self.line(line)
                continue
            entry = Entry(line)
            self.last_line = line.number
            if entry.key in _PROJECT_KEYS or total_meant(entry.key) or heading_with_colon(entry):
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
        region = self.reading.conflict(line)
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
