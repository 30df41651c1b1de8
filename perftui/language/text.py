"""Bytes to text: UTF-8 only, never guessed, within limits; what a terminal would obey is found here."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from perftui.diagnostics import Diagnostic
from perftui.display import printable, unshowable
from perftui.language import problems
from perftui.messages import msg
from perftui.model import Span

MAX_BYTES = 32 * 1024 * 1024
"""A larger file is no declaration and is not read."""

MAX_LINE = 64 * 1024
"""A longer line is no line that a person wrote."""

_START = Span(1, 0, 1, 0)
_ENCODINGS = ("gb18030", "big5")
_WIDE = ("utf-16-le", "utf-16-be")


def decode(data: bytes) -> tuple[str, Diagnostic | None]:
    """The text of a file, or an empty text and why it is none."""
    problem = _no_text(data)
    if problem is not None:
        return "", problem
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", _broken(data, error)
    if "\r" in text and "\n" not in text:
        return "", problems.LINE_ENDS.at(
            _START,
            msg("the lines of this file end in CR alone"),
            msg("convert it: tr '\\r' '\\n' < FILE > NEW"),
        )
    return text, None


def screen(text: str) -> Iterator[Diagnostic]:
    """What must not stand in a text: control characters, bidi and zero-width characters, lines beyond measure."""
    if len(text) <= MAX_LINE and text.isascii() and text.isprintable():
        return
    starts = _Places(text)
    for begin, end in unshowable(text):
        if text[begin:end] == "\r" and text[end : end + 1] == "\n":
            continue
        if text[end - 1] == "\r" and text[end : end + 1] == "\n":
            end -= 1  # noqa: PLW2901 - the line end is no part of the stretch
        yield problems.CONTROL_CHARACTER.at(
            starts.span(begin, end),
            msg("a character that cannot be seen: {character}", character=printable(text[begin:end][:8])),
            msg("delete it; a terminal would obey it instead of showing it"),
        )
    if max(map(len, text.split("\n"))) > MAX_LINE:
        for number, line in enumerate(text.split("\n"), start=1):
            if len(line) > MAX_LINE:
                yield problems.LINE_TOO_LONG.at(
                    Span(number, MAX_LINE, number, len(line)),
                    msg("a line of more than {limit} characters", limit=MAX_LINE),
                )


class _Places:
    """Offsets to lines and columns, in rising order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 1
        self._base = 0
        self._at = 0

    def span(self, begin: int, end: int) -> Span:
        self._line += self._text.count("\n", self._at, begin)
        self._base = self._text.rfind("\n", 0, begin) + 1
        self._at = begin
        return Span(self._line, begin - self._base, self._line, end - self._base)


def _no_text(data: bytes) -> Diagnostic | None:
    """What is told by the bytes alone."""
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        return problems.FILE_TOO_LARGE.at(
            _START, msg("the file is larger than {limit} MiB and was not read", limit=limit)
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _not_utf8("utf-16", 0)
    if b"\0" in data:
        wide = _encoding_of(data, _WIDE)
        return _not_utf8(wide, 0) if wide else problems.BINARY_FILE.at(_START, msg("this is a binary file, no text"))
    return None


def _broken(data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    if error.start > len(data) - 4 and error.reason == "unexpected end of data":
        return problems.NOT_UTF8.at(
            _START,
            msg("the file ends in the middle of a character"),
            msg("it was probably cut off while it was written or copied; take it from its source again"),
        )
    return _not_utf8(_likely_encoding(data), error.start)


def _not_utf8(encoding: str | None, offset: int) -> Diagnostic:
    if encoding is None:
        return problems.NOT_UTF8.at(
            _START, msg("the file is not UTF-8: byte {offset} cannot be read", offset=offset + 1)
        )
    return problems.NOT_UTF8.at(
        _START,
        msg("the file is not UTF-8; it is probably {encoding}", encoding=encoding.upper()),
        msg("convert it: iconv -f {encoding} -t UTF-8 FILE > NEW", encoding=encoding.upper()),
    )


def _likely_encoding(data: bytes) -> str | None:
    found = _encoding_of(data, _ENCODINGS)
    if found is not None:
        return found
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "gb18030"


def _encoding_of(data: bytes, encodings: tuple[str, ...]) -> str | None:
    """The first encoding in which the bytes are a declaration."""
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "项目" in text or "項目" in text:
            return encoding
    return None
