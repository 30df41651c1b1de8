"""What projects and summaries have in common, and the reader of summaries."""

from __future__ import annotations

from perftui.language import problems, values
from perftui.language.conflicts import opens_block
from perftui.language.fields import Entry, FieldReader
from perftui.language.grammar import BLANKS, Line, Nest, lines_of
from perftui.language.keys import SUMMARY_KEYS, Key
from perftui.language.reading import Reading, Report
from perftui.messages import msg
from perftui.model import Span, Summary, in_line


def read_summary(reading: Reading, head: Line, body: Nest) -> Summary:
    """One 汇总: its head and what stands below it."""
    return _SummaryReader(reading, head).read(body)


class BlockReader:
    """A name, fields, and lines that are out of place."""

    keys: frozenset[str]
    name_groups: tuple[str, str]
    unknown = problems.UNKNOWN_KEY

    def __init__(self, reading: Reading, head: Line) -> None:
        self.reading = reading
        self.report: Report = reading.found.append
        self.head = head
        self.fields = FieldReader(self.keys, self.report, self.unknown)
        self.name, self.span = self._name()
        self.last_line = head.number
        # A conflict region holds the name of the next block: the lines below it belong to that one.
        self.cut_off = False

    def _name(self) -> tuple[str, Span]:
        quoted, plain = self.head.match.group(*self.name_groups)
        name = values.unquoted(quoted) if quoted is not None else (plain or "").strip(BLANKS)
        line = self.head.number
        start = self.head.match.start() - self.head.base
        keyword_end = start + len("项目")
        span = in_line(line, keyword_end, keyword_end)
        if quoted is not None:
            inside = self.head.span(self.name_groups[0])
            span = in_line(line, inside.start - 1, inside.start + len(quoted) + 1)
        elif plain:
            span = self.head.span(self.name_groups[1])
        if not name.strip():
            self.report(problems.NAME_MISSING.at(span._replace(start=start), msg("a name is missing here")))
        return name, span


class _SummaryReader(BlockReader):
    """One 汇总 with its fields."""

    keys = frozenset(SUMMARY_KEYS)
    name_groups = ("summary_quoted", "summary")
    unknown = problems.NOT_IN_SUMMARY

    def read(self, body: Nest) -> Summary:
        for line in lines_of(body):
            if self.cut_off:
                self.reading.pass_over(line)
            else:
                self.last_line = line.number
                self.line(line)
        return Summary(
            self.name,
            self.span,
            self.last_line,
            self.fields.year(),
            self.fields.text(Key.SUPERVISOR),
            self.fields.count(Key.PROJECT_COUNT),
            self.fields.amount(Key.ANNUAL_TOTAL),
        )

    def line(self, line: Line) -> None:
        """Take one line."""
        if line.kind == "FIELD":
            self.fields.add(Entry(line))
        elif line.kind == "TEXT":
            self.fields.prose(line)
        elif line.kind == "CONFLICT":
            self.cut_off = opens_block(self.reading.conflict(line))
        elif line.kind == "UNREAD":
            self.reading.not_read(line)
        elif line.kind != "COMMENT":
            self.reading.unread.append(line.span())
            self.report(
                problems.NOT_IN_SUMMARY.at(
                    line.span(),
                    msg("a summary holds fields only"),
                    msg("they are {keys}", keys=" · ".join(SUMMARY_KEYS)),
                )
            )
