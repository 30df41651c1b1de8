"""Bytes become text or one finding; what must not reach a terminal is found at its place."""

from __future__ import annotations

import codecs

import pytest

from perftui.language.reader import read, read_data
from perftui.language.text import MAX_BYTES, MAX_LINE, decode
from perftui.messages import Language

DECLARATION = "项目 高性能计算服务经费\n  主管部门: 上海市数据局\n"


def only(data: bytes) -> tuple[str, str, str]:
    """Code, summary and help of the one finding; nothing was read."""
    document, found = read_data(data, "x.perf")
    assert (document.text, document.projects) == ("", ())
    assert len(found) == 1
    assert tuple(found[0].span) == (1, 0, 1, 0)
    assert found[0].path == "x.perf"
    return found[0].code, str(found[0].summary), str(found[0].detail or "")


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "gb2312"])
def test_a_file_of_windows_is_named_with_the_command_that_converts_it(encoding: str) -> None:
    assert only(DECLARATION.encode(encoding)) == (
        "S102",
        "the file is not UTF-8; it is probably GB18030",
        "convert it: iconv -f GB18030 -t UTF-8 FILE > NEW",
    )


def test_traditional_characters_are_told_from_simplified_ones() -> None:
    assert only("項目 高效能計算\n".encode("big5"))[1] == "the file is not UTF-8; it is probably BIG5"


@pytest.mark.parametrize("bom", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf_16_is_named_by_its_mark(bom: bytes) -> None:
    body = DECLARATION.encode("utf-16-le" if bom == codecs.BOM_UTF16_LE else "utf-16-be")
    assert only(bom + body)[1] == "the file is not UTF-8; it is probably UTF-16"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_named_where_it_is_a_declaration(encoding: str) -> None:
    assert only(DECLARATION.encode(encoding)) == (
        "S102",
        f"the file is not UTF-8; it is probably {encoding.upper()}",
        f"convert it: iconv -f {encoding.upper()} -t UTF-8 FILE > NEW",
    )


def test_lines_that_end_in_cr_alone_are_one_finding_with_the_command_that_converts_them() -> None:
    assert only(DECLARATION.replace("\n", "\r").encode()) == (
        "S127",
        "the lines of this file end in CR alone",
        "convert it: tr '\\r' '\\n' < FILE > NEW",
    )


def test_a_file_with_zero_bytes_is_binary() -> None:
    assert only(b"\x7fELF\0\0")[:2] == ("S125", "this is a binary file, no text")
    assert only("项\0目".encode())[0] == "S125"


@pytest.mark.parametrize("missing", [1, 2])
def test_a_file_cut_off_inside_a_character_is_not_taken_for_another_encoding(missing: int) -> None:
    code, summary, _help = only("项目 高性能".encode()[:-missing])
    assert (code, summary) == ("S102", "the file ends in the middle of a character")


def test_bytes_of_no_known_encoding_are_named_by_their_place() -> None:
    assert only(b"\xff\xff\xff")[1] == "the file is not UTF-8: byte 1 cannot be read"
    assert only("项目 甲\n".encode() + b"caf\xe9\n\x80\n")[0] == "S102"


def test_a_file_beyond_the_limit_is_not_read() -> None:
    data = b"#" * MAX_BYTES
    assert decode(data)[1] is None
    assert only(data + b"#")[:2] == ("S115", "the file is larger than 32 MiB and was not read")


def test_the_byte_order_mark_is_no_part_of_the_text() -> None:
    document, found = read_data(codecs.BOM_UTF8 + DECLARATION.encode(), "x.perf")
    assert document.text == DECLARATION
    assert not found
    assert document.at(document.projects[0].span) == "高性能计算服务经费"


def test_a_second_byte_order_mark_is_a_character_that_cannot_be_seen() -> None:
    _document, found = read("\ufeff\ufeff项目 甲\n")
    assert [(one.code, tuple(one.span)) for one in found if one.code == "S103"] == [("S103", (1, 0, 1, 1))]


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\x1b", r"\x1b"),
        ("\x07", r"\x07"),
        ("\x7f", r"\x7f"),
        ("\x9b", r"\x9b"),
        ("\x0b", r"\x0b"),
        ("\x0c", r"\x0c"),
        ("\u202e", r"\u202e"),
        ("\u2066", r"\u2066"),
        ("\u200b", r"\u200b"),
        ("\u2028", r"\u2028"),
        ("\ufeff", r"\ufeff"),
        ("\U000e0041", r"\U000e0041"),
        ("\ud800", r"\ud800"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_character_that_a_terminal_would_obey_is_an_error_at_its_column(
    character: str, shown: str, ending: str
) -> None:
    document, found = read(f"项目 甲{ending}  # 𠮷{character}{character}乙{ending}")
    assert [(one.code, tuple(one.span)) for one in found] == [("S103", (2, 5, 2, 7))]
    assert document.at(found[0].span) == character * 2
    assert str(found[0].summary) == f"a character that cannot be seen: {shown * 2}"


@pytest.mark.parametrize("character", ["\t", "\u3000", "\u00a0", "é", "𠮷", "👩", "①", "\ue000"])
def test_other_characters_are_text(character: str) -> None:
    assert not read(f"项目 甲\n  # a{character}b\n")[1]


def test_a_carriage_return_is_an_error_only_where_no_line_ends() -> None:
    _document, found = read("项目 甲\r\n  主管部门: 某\r局\r\n  # x\x1b\r\n")
    assert [tuple(one.span) for one in found] == [(2, 9, 2, 10), (3, 5, 3, 6)]
    assert str(found[1].summary).endswith(r"\x1b")


def test_a_line_beyond_measure_is_found_and_still_read() -> None:
    within, beyond = "长" * (MAX_LINE - len("  主管部门: ")), "长" * MAX_LINE
    document, found = read(f"项目 甲\n  主管部门: {within}\n  实施单位: {beyond}\n")
    assert [(one.code, one.span.line, one.span.start) for one in found] == [("S116", 3, MAX_LINE)]
    implementer = document.projects[0].implementer
    assert implementer is not None
    assert implementer.value == beyond


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "   \n\t\n", "# 只有注释\n", "\r\n"])
def test_a_file_without_a_declaration_is_a_warning(text: str) -> None:
    _document, found = read(text)
    assert [(one.code, one.severity) for one in found] == [("S124", "warning")]
    assert found[0].summary.text(Language.CHINESE) == "文件里没有项目"
