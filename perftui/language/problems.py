"""Every finding of the language: its code, its words, and the second look at a line that could not be read."""

from __future__ import annotations

import re
from types import MappingProxyType

from perftui.diagnostics import Diagnostic, Fix, Kind, Severity, TextEdit
from perftui.language.grammar import BLANKS, grammar
from perftui.language.values import MAX_DIGITS
from perftui.messages import msg
from perftui.model import Span

UNREAD_LINE = Kind("S101", "unread-line", Severity.ERROR)
NOT_UTF8 = Kind("S102", "not-utf8", Severity.ERROR)
CONTROL_CHARACTER = Kind("S103", "control-character", Severity.ERROR)
NUMBER_MISSING = Kind("S104", "number-missing", Severity.ERROR)
NUMBER_MALFORMED = Kind("S105", "number-malformed", Severity.ERROR)
TARGET_MISSING = Kind("S106", "target-missing", Severity.ERROR)
UNKNOWN_KEY = Kind("S107", "unknown-key", Severity.ERROR)
BAD_DATE = Kind("S108", "bad-date", Severity.ERROR)
BAD_AMOUNT = Kind("S109", "bad-amount", Severity.ERROR)
BAD_NUMBER = Kind("S110", "bad-number", Severity.ERROR)
OUTSIDE_PROJECT = Kind("S111", "outside-project", Severity.ERROR)
OUTSIDE_SECTION = Kind("S112", "outside-section", Severity.ERROR)
GOAL_LINE = Kind("S113", "goal-line", Severity.ERROR)
QUOTE_OPEN = Kind("S114", "quote-open", Severity.ERROR)
FILE_TOO_LARGE = Kind("S115", "file-too-large", Severity.ERROR)
LINE_TOO_LONG = Kind("S116", "line-too-long", Severity.ERROR)
NUMBER_TOO_LONG = Kind("S117", "number-too-long", Severity.ERROR)
REPEATED_KEY = Kind("S118", "repeated-key", Severity.ERROR)
SECTION_FORM = Kind("S119", "section-form", Severity.ERROR)
NAME_MISSING = Kind("S120", "name-missing", Severity.ERROR)
TWO_TARGETS = Kind("S121", "two-targets", Severity.ERROR)
FUNDS_PLACE = Kind("S122", "funds-place", Severity.ERROR)
SUPPRESSION_FORM = Kind("S123", "suppression-form", Severity.ERROR)
EMPTY_FILE = Kind("S124", "empty-file", Severity.WARNING)
BINARY_FILE = Kind("S125", "binary-file", Severity.ERROR)
NOT_IN_SUMMARY = Kind("S126", "not-in-summary", Severity.ERROR)
LINE_ENDS = Kind("S127", "line-ends", Severity.ERROR)
CONFLICT = Kind("D600", "conflict", Severity.ERROR)

LANGUAGE_KINDS = tuple(kind for kind in list(globals().values()) if isinstance(kind, Kind))

NO_TEXT = frozenset(kind.code for kind in (NOT_UTF8, FILE_TOO_LARGE, BINARY_FILE, LINE_ENDS))
"""What has one of these was not read at all."""

LINE_FORMS = msg(
    "a line is `KEY: VALUE`, `LEVEL1 / LEVEL2`, `- NAME ≥ NUMBER UNIT`, `- NAME: TEXT` or, in a goal, `| TEXT`"
)
REMARK_FORM = msg("a comment behind a value is a blank, `#` and a blank")
_SEPARATOR = re.compile("[:：=＝<＜>＞≥≧⩾≤≦⩽]")
_OPERATOR = re.compile("[≥≧⩾≤≦⩽]|[>＞][=＝]?|[<＜][=＝]?|[=＝][>＞<＜]?")
_NUMBER_LIKE = re.compile(r"[-+]?[0-9０-９][0-9０-９,，.．]*")
_MARKER = re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?: |$)")
_DATE_LIKE = re.compile(
    r"[0-9０-９]{4}(?:年[0-9０-９]{1,2}月|([-－/／.．])[0-9０-９]{1,2}\1[0-9０-９])"
    r"|[0-9０-９]+[ \t\u3000]*(?:[年月][底末初中内前]|月[0-9０-９])"
)
_RANGE = re.compile(f"[{BLANKS}]*[-~～—–−－至到]+[{BLANKS}]*[0-9０-９]")
_BLANK = re.compile(f"[{BLANKS}]")
_NUMERAL = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
_DIGITS = MappingProxyType(dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)))
_SCALES = MappingProxyType({"十": 10, "百": 100, "千": 1000})


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
            return self.no_number(rest)
        if grammar().match("NUMBER", found[0]) is None:
            return self.malformed(found)
        return self.after_number(found.end())

    def no_number(self, rest: int) -> Diagnostic:
        end = rest + len(_BLANK.split(self.text[rest:], maxsplit=1)[0])
        numeral = _NUMERAL.fullmatch(self.text[rest:end])
        example = numeral_value(numeral[0]) if numeral else None
        return NUMBER_MISSING.at(
            self.place(rest, end),
            msg("a number is needed here, such as {example}", example=99 if example is None else example),
            msg("a target in words is written `- NAME: TEXT`"),
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


def numeral_value(text: str) -> int | None:
    """The number that Chinese numerals up to 9,999 write (`九十九` is 99); `None` for anything else."""
    total, digit = 0, 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SCALES:
            total += (digit or 1) * _SCALES[character]
            digit = 0
        else:
            return None
    return total + digit


def too_many_digits(span: Span) -> Diagnostic:
    """A number longer than any that is meant."""
    return NUMBER_TOO_LONG.at(span, msg("a number of more than {limit} digits", limit=MAX_DIGITS))
