"""A conflict region gives way to one of its sides."""

from __future__ import annotations

import pytest

from perftui.language import edits
from perftui.language.reader import read
from tests.language.edits.support import after, opened

REGION = "<<<<<<< HEAD\n  年度: 2026\n||||||| 1a2b\n=======\n  年度: 2027\n  # 注\n>>>>>>> 预算处"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("rest", ["", "\n", "\n  主管部门: 某局\n"])
@pytest.mark.parametrize(("side", "kept"), [("ours", "  年度: 2026"), ("theirs", "  年度: 2027\n  # 注")])
def test_one_side_stands_in_its_place(side: str, kept: str, rest: str, ending: str) -> None:
    text = f"项目 甲\n{REGION}{rest}".replace("\n", ending)
    document, _project = opened(text)
    region = document.conflicts[0]
    made = after(text, edits.resolve(document, region, getattr(region, side)))
    assert made == f"项目 甲\n{kept}{rest}".replace("\n", ending)


def test_an_empty_side_leaves_no_line() -> None:
    text = f"项目 甲\n{REGION}\n  主管部门: 某局\n"
    document, _project = opened(text)
    base = document.conflicts[0].base
    assert base == ""
    assert after(text, edits.resolve(document, document.conflicts[0], base)) == "项目 甲\n  主管部门: 某局\n"


def test_both_sides_can_stay() -> None:
    text = f"项目 甲\n{REGION}\n"
    document, _project = opened(text)
    region = document.conflicts[0]
    made = after(text, edits.resolve(document, region, region.ours + region.theirs))
    assert made == "项目 甲\n  年度: 2026\n  年度: 2027\n  # 注\n"


@pytest.mark.parametrize(("outside", "inside"), [("\r\n", "\n"), ("\n", "\r\n")])
def test_lines_of_a_side_end_as_those_around_the_region(outside: str, inside: str) -> None:
    region = REGION.replace("\n", inside)
    text = f"项目 甲{outside}{region}{outside}  主管部门: 某局{outside}"
    document, _project = opened(text)
    made = after(text, edits.resolve(document, document.conflicts[0], document.conflicts[0].theirs))
    assert made == f"项目 甲{outside}  年度: 2027{outside}  # 注{outside}  主管部门: 某局{outside}"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_side_that_is_the_whole_file_stays_as_it_is(ending: str) -> None:
    ours = f"项目 甲{ending}  年度: 2026{ending}"
    text = f"<<<<<<< HEAD\n{ours}=======\n项目 甲\n>>>>>>> topic\n"
    document = read(text)[0]
    assert after(text, edits.resolve(document, document.conflicts[0], document.conflicts[0].ours)) == ours
