"""Every finding of the language: its code, its words, and the second look at a line that could not be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from perftui.diagnostics import Diagnostic, Fix, Kind, Severity, TextEdit
from perftui.language.grammar import BLANKS, grammar
from perftui.language.numerals import in_digits
from perftui.language.values import MAX_DIGITS, narrow, target
from perftui.messages import Message, msg
from perftui.model import Quantity, Span
from perftui.notation import decimal_text, target_text


@dataclass(frozen=True, slots=True)
class Problem(Kind):
    """A kind of finding of the language, and the sentence that says what is wrong."""

    sentence: Message


UNREAD_LINE = Problem("S101", "unread-line", Severity.ERROR, msg("a line is of no known kind."))
NOT_UTF8 = Problem(
    "S102", "not-utf8", Severity.ERROR, msg("the file is not UTF-8, or ends in the middle of a character.")
)
CONTROL_CHARACTER = Problem(
    "S103",
    "control-character",
    Severity.ERROR,
    msg("a character that cannot be seen: an escape sequence, a change of writing direction, a zero-width character."),
)
NUMBER_MISSING = Problem("S104", "number-missing", Severity.ERROR, msg("there is no number behind an operator."))
NUMBER_MALFORMED = Problem("S105", "number-malformed", Severity.ERROR, msg("a number is not well formed."))
TARGET_MISSING = Problem("S106", "target-missing", Severity.ERROR, msg("an indicator has no target."))
UNKNOWN_KEY = Problem("S107", "unknown-key", Severity.ERROR, msg("there is no such field or attribute."))
BAD_DATE = Problem("S108", "bad-date", Severity.ERROR, msg("there is no such day, or it is no day."))
BAD_AMOUNT = Problem("S109", "bad-amount", Severity.ERROR, msg("what stands here is no amount of money."))
BAD_NUMBER = Problem(
    "S110", "bad-number", Severity.ERROR, msg("a year, a number of projects or a weight cannot be read.")
)
OUTSIDE_PROJECT = Problem("S111", "outside-project", Severity.ERROR, msg("lines stand above the first 项目."))
OUTSIDE_SECTION = Problem(
    "S112", "outside-section", Severity.ERROR, msg("an indicator stands above the first section.")
)
GOAL_LINE = Problem(
    "S113",
    "goal-line",
    Severity.ERROR,
    msg("a line with | stands under something else than a goal, a goal beside its key, or a line of it without |."),
)
QUOTE_OPEN = Problem("S114", "quote-open", Severity.ERROR, msg("a quote is not closed."))
FILE_TOO_LARGE = Problem("S115", "file-too-large", Severity.ERROR, msg("the file is larger than what is read."))
LINE_TOO_LONG = Problem("S116", "line-too-long", Severity.ERROR, msg("a line is longer than what is read."))
NUMBER_TOO_LONG = Problem(
    "S117", "number-too-long", Severity.ERROR, msg("a number has more digits than any that is meant.")
)
REPEATED_KEY = Problem(
    "S118", "repeated-key", Severity.ERROR, msg("a field or an attribute stands twice; the first one counts.")
)
SECTION_FORM = Problem(
    "S119", "section-form", Severity.ERROR, msg("a section is written in another way than `LEVEL1 / LEVEL2`.")
)
NAME_MISSING = Problem("S120", "name-missing", Severity.ERROR, msg("a project, a summary or an indicator has no name."))
TWO_TARGETS = Problem(
    "S121", "two-targets", Severity.ERROR, msg("a line holds a second target, or a range instead of a number.")
)
FUNDS_PLACE = Problem(
    "S122", "funds-place", Severity.ERROR, msg("an amount stands under no total that it is a part of.")
)
SUPPRESSION_FORM = Problem(
    "S123",
    "suppression-form",
    Severity.ERROR,
    msg("a suppression lacks its rule or its reason, or only looks like one."),
)
EMPTY_FILE = Problem("S124", "empty-file", Severity.WARNING, msg("the file holds no declaration."))
BINARY_FILE = Problem("S125", "binary-file", Severity.ERROR, msg("the file is binary, no text."))
NOT_IN_SUMMARY = Problem("S126", "not-in-summary", Severity.ERROR, msg("a summary holds something that none has."))
LINE_ENDS = Problem("S127", "line-ends", Severity.ERROR, msg("the lines of the file end in CR alone."))
CONFLICT = Problem(
    "D600", "conflict", Severity.ERROR, msg("a merge left a conflict, or a marker without its counterparts.")
)

LANGUAGE_KINDS = tuple(kind for kind in list(globals().values()) if isinstance(kind, Problem))

NO_TEXT = frozenset(kind.code for kind in (NOT_UTF8, FILE_TOO_LARGE, BINARY_FILE, LINE_ENDS))
"""The codes of what keeps a file from being read as text at all."""

LINE_FORMS = msg(
    "a line is `KEY: VALUE`, `LEVEL1 / LEVEL2`, `- NAME ≥ NUMBER UNIT`, `- NAME: TEXT` or, in a goal, `| TEXT`"
)
REMARK_FORM = msg("a comment behind a value is a blank, `#` and a blank")
_SEPARATOR = re.compile("[:：=＝<＜>＞≥≧⩾≤≦⩽]")
_OPERATOR = re.compile("[≥≧⩾≤≦⩽]|[>＞][=＝]?|[<＜][=＝]?|[=＝][>＞<＜]?")
_NUMBER_LIKE = re.compile(r"[-+]?[0-9０-９][0-9０-９,，.．]*")
_MARKER = re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?: |$)")
_DATE_LIKE = re.compile(
    r"(?:19|20)[0-9]{2}[-/][01]?[0-9](?![0-9])|[0-9０-９]{4}(?:年[0-9０-９]{1,2}月|([-－/／.．])[0-9０-９]{1,2}\1[0-9０-９])"
    r"|[0-9０-９]+[ \t\u3000]*(?:[年月][底末初中内前]|月[0-9０-９])"
)
_RANGE = re.compile(rf"[{BLANKS}]*[^\sA-Za-z0-9０-９/#]{{0,3}}[{BLANKS}]*[-~～—–−－至到]+[{BLANKS}]*[0-9０-９]")
_RATIO = re.compile(f"[{BLANKS}]*[:：∶][{BLANKS}]*[0-9０-９]")
_BLANK = re.compile(f"[{BLANKS}]")
_REMARK = re.compile(f"[{BLANKS}]+#[{BLANKS}]")


def unread(text: str, line: int, start: int) -> Diagnostic:
    """Why a line is no kind of line.

    Args:
        text: the line without blanks around it.
        line: its number.
        start: the column of its first character.
    """
    look = _SecondLook(text, line, start)
    if is_marker(text):
        return look.marker()
    if text[0] in "-－":
        return look.bullet()
    if text[0] in "–—−•·●*":
        return look.other_bullet()
    if text[0] == '"' or _SEPARATOR.search(text):
        return UNREAD_LINE.at(
            look.place(), msg("this line is neither a field nor an indicator"), msg("is a `-` missing before it?")
        )
    return UNREAD_LINE.at(look.place(), msg("this line cannot be read"), LINE_FORMS)


def is_marker(text: str) -> bool:
    """Whether a line is a conflict marker of git."""
    return _MARKER.match(text) is not None


class _SecondLook:
    """Finds the exact fault in a line that the grammar has refused."""

    def __init__(self, text: str, line: int, start: int) -> None:
        self.text = text
        self.line = line
        self.start = start

    def place(self, begin: int = 0, end: int | None = None) -> Span:
        """The span of a stretch of the line."""
        stop = len(self.text) if end is None else end
        return Span(self.line, self.start + begin, self.line, self.start + stop)

    def marker(self) -> Diagnostic:
        return CONFLICT.at(
            self.place(),
            msg("a conflict marker without its counterparts"),
            msg("a region is <<<<<<<, =======, >>>>>>> of exactly seven characters, in this order"),
        )

    def other_bullet(self) -> Diagnostic:
        edit = TextEdit(self.place(0, 1), "-" if self.text[1:2] in BLANKS else "- ")
        return UNREAD_LINE.at(
            self.place(0, 1),
            msg("an indicator begins with `-`"),
            fix=Fix(msg("write `-`"), (edit,), safe=True),
        )

    def bullet(self) -> Diagnostic:
        begin = len(self.text) - len(self.text[1:].lstrip(BLANKS))
        if begin == len(self.text):
            return NAME_MISSING.at(self.place(), msg("an indicator without a name"), LINE_FORMS)
        if self.text[begin] == '"':
            return self.quoted_bullet(begin)
        separator = _SEPARATOR.search(self.text, begin)
        if separator is None:
            return TARGET_MISSING.at(
                self.place(begin),
                msg("the indicator has no target"),
                msg("write `≥ NUMBER UNIT`, `: TEXT`, or `: ?` while nobody has decided it"),
            )
        if separator.start() == begin:
            return NAME_MISSING.at(self.place(begin, begin + 1), msg("an indicator without a name"), LINE_FORMS)
        return self.target(separator.start())

    def quoted_bullet(self, begin: int) -> Diagnostic:
        closing = re.compile(r'"(?:[^"]|"")*"').match(self.text, begin)
        if closing is None:
            return QUOTE_OPEN.at(
                self.place(begin),
                msg("the quote is not closed"),
                msg('a quote inside a quoted name is written twice: ""'),
            )
        after = len(self.text) - len(self.text[closing.end() :].lstrip(BLANKS))
        if after < len(self.text) and _SEPARATOR.match(self.text, after):
            return self.target(after)
        return TARGET_MISSING.at(
            self.place(after if after < len(self.text) else begin),
            msg("behind the quoted name stands an operator or a colon"),
            msg("write `≥ NUMBER UNIT`, `: TEXT`, or `: ?` while nobody has decided it"),
        )

    def target(self, begin: int) -> Diagnostic:
        operator = _OPERATOR.match(self.text, begin)
        if operator is None:
            return UNREAD_LINE.at(self.place(begin), msg("this line cannot be read"), LINE_FORMS)
        rest = len(self.text) - len(self.text[operator.end() :].lstrip(BLANKS))
        if rest == len(self.text) or self.text[rest] == "#":
            return NUMBER_MISSING.at(
                self.place(begin, operator.end()),
                msg("the number is missing"),
                msg("a target in words is written `- NAME: TEXT`"),
            )
        if _DATE_LIKE.match(self.text, rest):
            return BAD_DATE.at(self.place(rest), msg("this is no day"), msg("a day is written 2026-01-31"))
        found = _NUMBER_LIKE.match(self.text, rest)
        if found is None:
            return self.no_number(begin, rest)
        if grammar().match("NUMBER", found[0]) is None:
            return self.malformed(found)
        return self.after_number(found.end())

    def no_number(self, begin: int, rest: int) -> Diagnostic:
        """There are words behind the operator, which may be a number in Chinese characters."""
        end = len(_REMARK.split(self.text, maxsplit=1)[0])
        meant = target(self.text[begin:rest] + in_digits(narrow(self.text[rest:end])))
        number, fix = "99", None
        if isinstance(meant, Quantity) and not _NUMBER_LIKE.search(meant.unit):
            number, text = decimal_text(meant.value), target_text(meant)
            fix = Fix(msg("write `{text}`", text=text), (TextEdit(self.place(begin, end), text),), safe=True)
        return NUMBER_MISSING.at(
            self.place(rest, rest + len(_BLANK.split(self.text[rest:], maxsplit=1)[0])),
            msg("a number is needed here, such as {example}", example=number),
            msg("a target in words is written `- NAME: TEXT`"),
            fix=fix,
        )

    def malformed(self, found: re.Match[str]) -> Diagnostic:
        return NUMBER_MALFORMED.at(
            self.place(*found.span()),
            msg("this is no well-formed number"),
            msg("`.` is the decimal point; `,` stands only between groups of three digits: 1,234,567.89"),
        )

    def after_number(self, end: int) -> Diagnostic:
        second = _OPERATOR.search(self.text, end)
        if second:
            return TWO_TARGETS.at(
                self.place(second.start()),
                msg("a second target in one line"),
                msg("one indicator has one target: make it two indicators, or put the name in quotes"),
            )
        rest = len(self.text) - len(self.text[end:].lstrip(BLANKS))
        if _RATIO.match(self.text, end):
            return TWO_TARGETS.at(
                self.place(rest),
                msg("a ratio is no single number"),
                msg("write how many times or how many per cent it is, or words: `- NAME: TEXT`"),
            )
        if _RANGE.match(self.text, end):
            return TWO_TARGETS.at(
                self.place(rest),
                msg("a range is no single number"),
                msg("write the number that counts, two indicators, or words: `- NAME: TEXT`"),
            )
        note = msg("a note goes on its own line below: `说明: TEXT`")
        return UNREAD_LINE.at(
            self.place(rest), msg("this cannot be a unit"), REMARK_FORM if "#" in self.text[rest:] else note
        )


def too_many_digits(span: Span) -> Diagnostic:
    """A number longer than any that is meant."""
    return NUMBER_TOO_LONG.at(span, msg("a number of more than {limit} digits", limit=MAX_DIGITS))
