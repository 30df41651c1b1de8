"""The reader of projects: fields, sections, indicators with their attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from sys import intern

from perftui.diagnostics import Fix, TextEdit
from perftui.language import problems
from perftui.language.blocks import BlockReader
from perftui.language.bullets import read_bullet
from perftui.language.conflicts import lines_of_side
from perftui.language.fields import Entry, attribute, repeated, unknown
from perftui.language.funds import total_meant
from perftui.language.grammar import BLANKS, Line, Nest, Node, Run, lines_of
from perftui.language.headings import Heading, heading_meant
from perftui.language.keys import GOALS, PROJECT_KEYS, REPEATABLE, Key, Note
from perftui.language.prose import is_prose, without_mark
from perftui.language.reading import Reading
from perftui.messages import msg
from perftui.model import Attribute, Field, Indicator, Project, Section, Span, in_line
from perftui.taxonomy import taxonomy

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
            # A level 1 alone may be written above its level 2; it is a section only where indicators stand below it.
            tuple(section.close() for section in self.sections if section.level2 or section.indicators),
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
        if run.type == "SECTION":
            self.section(run.lines[0])
            for inner in node[1:]:
                self.node(inner)
        else:
            self.bullets(run.lines, [line for inner in node[1:] for line in lines_of(inner)])

    def bullets(self, heads: Sequence[Line], below: Sequence[Line]) -> None:
        """Indicators, and the lines below the last of them."""
        self.fields.close()
        self.contested = False
        *alone, last = heads
        for head in alone:
            self.indicator(head)
        self.last_line = last.number
        self.indicator(last, below)

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
            self.unread(line)

    def entry(self, entry: Entry) -> None:
        """A field; the head of a section with a colon is read as what it is meant to be."""
        if entry.key in _PROJECT_KEYS:
            self.contested = False
            self.fields.add(entry)
            return
        heading = heading_meant(entry.line)
        if heading:
            self.heading(heading)
        elif self.in_prose(entry.line):
            self.prose(entry.line)
        elif not self.contested:
            self.fields.add(entry)

    def unread(self, line: Line) -> None:
        """A line of no known kind, or one that is meant as another kind than it is."""
        heading = heading_meant(line) if line.kind == "UNREAD" else None
        if heading:
            self.heading(heading)
        elif self.in_prose(line):
            self.prose(line)
        else:
            self.reading.not_read(line)

    def in_prose(self, line: Line) -> bool:
        """Whether a line is one of the goal above it, without its `|`."""
        return self.fields.in_goal and not self.contested and is_prose(line)

    def prose(self, line: Line) -> None:
        """A line of a goal without its `|`."""
        self.reading.unread.append(line.span())
        self.report(without_mark(line))

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
        first: dict[str, Entry] = {}
        own = self.sections[-1]
        for line in lines:
            if self.cut_off or line.kind != "FIELD" or self.sections[-1] is not own:
                self.line(line)
                continue
            entry = Entry(line)
            self.last_line = line.number
            known = entry.key in _NOTES
            if not known and self.is_of_project(entry):
                self.entry(entry)
                continue
            if self.contested:
                continue
            self.fields.close()
            if not known:
                self.unknown_note(entry)
            elif first.setdefault(entry.key, entry) is not entry and entry.key not in REPEATABLE:
                self.report(repeated(entry, first[entry.key].key_span))
                notes.append(Field(entry.key, None, entry.text, entry.span))
                continue
            notes.append(attribute(entry, self.report))
        return tuple(notes)

    def is_of_project(self, entry: Entry) -> bool:
        """Whether a field below a bullet belongs to the project, to its goal, or opens a section."""
        if entry.key in _PROJECT_KEYS or total_meant(entry.key) or heading_meant(entry.line):
            return True
        return self.in_prose(entry.line)

    def unknown_note(self, entry: Entry) -> None:
        """A key that neither an indicator nor a project has."""
        summary = msg("there is no attribute {key}", key=entry.key)
        known = msg("they are {keys}", keys=" · ".join(Note))
        self.report(unknown(entry, problems.UNKNOWN_KEY, summary, (*_NOTES, *_PROJECT_KEYS), known))

    def section(self, line: Line) -> None:
        """A line `LEVEL1 / LEVEL2`."""
        _kind, match, number, base = line
        self.last_line = number
        if self.in_prose(line):
            self.prose(line)
            return
        self.fields.close()
        self.contested = False
        level1, level2 = match.group("level1", "level2")
        level2 = intern(level2.rstrip(BLANKS))
        span = in_line(number, match.start("level1") - base, match.start("level2") - base + len(level2))
        self.sections.append(_OpenSection(intern(level1.rstrip(BLANKS)), level2, span))

    def heading(self, meant: Heading) -> None:
        """Report a section that is written in another way, and open it."""
        self.fields.close()
        self.contested = False
        self.sections.append(_OpenSection(meant.level1, meant.level2, meant.span))
        fix = None
        if meant.level2:
            help_ = msg("write `{text}`", text=f"{meant.level1} / {meant.level2}")
            fix = Fix(help_, (TextEdit(meant.span, f"{meant.level1} / {meant.level2}"),), safe=True)
        else:
            below = " · ".join(taxonomy().below(meant.level1))
            help_ = msg("write `{level1} / LEVEL2`, with one of {levels}", level1=meant.level1, levels=below)
        self.report(problems.SECTION_FORM.at(meant.span, meant.summary, help_, fix=fix))

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
