"""A conflict is asked about field by field, and every answer is an edit of the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.editing.merging import merge
from perftui.language.document import Document
from perftui.language.edits import apply, resolve
from perftui.language.reader import read
from perftui.messages import Message
from perftui.review.conflicts import Side, Stretch, both_can_stand, settled, stretches, written
from perftui.review.sides import Kind
from tests.language.strategies import REAL, declarations
from tests.repositories import begin, commit, git

BASE = """\
项目 电子政务建设
  年度: 2026
  实施单位: 上海市数据局

  年度资金申请总额: 4600 万元
    当年财政拨款: 46,000,000.00 元

  年度总体目标:
    | 开展服务目录核定。
    | 完善用户服务机制。

  产出指标 / 质量指标
    - 热线服务一次性接通率 ≥ 85 %
      依据: 合同

    - 验收情况: 合格
"""


def conflicted(ours: str, theirs: str, base: str = BASE) -> Document:
    """The document that git leaves where both sides changed the same lines."""
    return read(merge(base, ours, theirs).text, "x.perf")[0]


def edited(before: str, behind: str) -> str:
    assert before in BASE
    return BASE.replace(before, behind)


def differing(document: Document) -> list[Stretch]:
    (region,) = document.conflicts
    return [each for each in stretches(document, region) if not each.agreed]


def told(document: Document) -> list[tuple[Kind, str, str | None, str | None, str | None]]:
    return [
        (each.kind, each.label, each.shown(Side.OURS), each.shown(Side.BASE), each.shown(Side.THEIRS))
        for each in differing(document)
    ]


def choose(document: Document, *sides: Side) -> Document:
    """Each difference settled by a side, one after the other."""
    for side in sides:
        region = document.conflicts[0]
        found = stretches(document, region)
        number = next(at for at, each in enumerate(found) if not each.agreed)
        text = found[number].text(side)
        assert text is not None
        document = read(apply(document.text, settled(document, region, found, number, text)), "x.perf")[0]
    return document


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (
            edited("≥ 85 %", "≥ 88 %"),
            edited("≥ 85 %", "≥ 90 %"),
            [(Kind.TARGET, "指标值", "≥ 88 %", "≥ 85 %", "≥ 90 %")],
        ),
        (
            edited("热线服务一次性接通率 ≥ 85 %", "热线一次性接通率 ≥ 88 %"),
            edited("≥ 85 %", "≥ 90 %"),
            [
                (Kind.NAME, "三级指标", "热线一次性接通率", "热线服务一次性接通率", "热线服务一次性接通率"),
                (Kind.TARGET, "指标值", "≥ 88 %", "≥ 85 %", "≥ 90 %"),
            ],
        ),
        (
            edited("验收情况: 合格", "验收情况: 优良"),
            edited("验收情况: 合格", "验收情况 ≥ 1 次"),
            [(Kind.TARGET, "指标值", "优良", "合格", "≥ 1 次")],
        ),
        (
            edited("依据: 合同", "依据: 招标文件"),
            edited("依据: 合同", "依据: 行业标准"),
            [(Kind.VALUE, "依据", "招标文件", "合同", "行业标准")],
        ),
        (
            edited("年度: 2026", "年度: 2027"),
            edited("年度: 2026", "年度: 2025"),
            [(Kind.VALUE, "年度", "2027", "2026", "2025")],
        ),
        (
            edited("4600 万元", "4700 万元").replace("46,000,000.00", "47,000,000.00"),
            edited("4600 万元", "4800 万元").replace("46,000,000.00", "48,000,000.00"),
            [
                (Kind.AMOUNT, "年度资金申请总额", "4700 万元", "4600 万元", "4800 万元"),
                (Kind.AMOUNT, "当年财政拨款", "47,000,000.00 元", "46,000,000.00 元", "48,000,000.00 元"),
            ],
        ),
        (
            edited("机制", "体系"),
            edited("机制", "制度"),
            [(Kind.SENTENCE, "年度总体目标", "完善用户服务体系。", "完善用户服务机制。", "完善用户服务制度。")],
        ),
        (
            edited("电子政务建设", "电子政务"),
            edited("电子政务建设", "电子政务运行"),
            [(Kind.TITLE, "项目名称", "电子政务", "电子政务建设", "电子政务运行")],
        ),
    ],
)
def test_where_both_sides_parse_only_the_fields_that_differ_are_asked_about(
    ours: str, theirs: str, expected: list[tuple[Kind, str, str | None, str | None, str | None]]
) -> None:
    document = conflicted(ours, theirs)
    assert told(document) == expected
    assert choose(document, *[Side.OURS] * len(expected)).text == ours
    assert choose(document, *[Side.THEIRS] * len(expected)).text == theirs
    assert choose(document, *[Side.BASE] * len(expected)).text == BASE


def test_each_field_can_take_another_side() -> None:
    document = conflicted(edited("热线服务一次性接通率 ≥ 85 %", "热线一次性接通率 ≥ 88 %"), edited("≥ 85 %", "≥ 90 %"))
    between = choose(document, Side.OURS)
    assert [each.kind for each in differing(between)] == [Kind.TARGET]
    assert choose(between, Side.THEIRS).text == edited("热线服务一次性接通率 ≥ 85 %", "热线一次性接通率 ≥ 90 %")


def test_an_indicator_on_one_side_alone_is_asked_about_as_lines() -> None:
    ours = edited("≥ 85 %\n      依据: 合同\n", "≥ 88 %\n      依据: 合同\n")
    theirs = edited("    - 热线服务一次性接通率 ≥ 85 %\n      依据: 合同\n\n", "")
    document = conflicted(ours, theirs)
    (lines,) = differing(document)
    assert lines.kind is Kind.LINES
    assert lines.theirs == ""
    assert choose(document, Side.THEIRS).text == theirs
    assert choose(document, Side.OURS).text == ours


def test_two_additions_at_one_place_can_both_stay() -> None:
    end = "    - 验收情况: 合格\n"
    document = conflicted(
        edited(end, f"{end}\n    - 公路里程 ≥ 3 公里\n"), edited(end, f"{end}\n    - 桥梁座数 ≥ 5 座\n")
    )
    (region,) = document.conflicts
    found = stretches(document, region)
    number = next(at for at, each in enumerate(found) if not each.agreed)
    both = found[number].both
    after = read(apply(document.text, settled(document, region, found, number, both)), "x.perf")[0]
    assert after.text.endswith(f"{end}\n    - 公路里程 ≥ 3 公里\n\n    - 桥梁座数 ≥ 5 座\n")
    assert [each.name for each in after.projects[0].indicators][-2:] == ["公路里程", "桥梁座数"]


def test_without_a_base_in_the_file_there_is_none_to_choose() -> None:
    text = "项目 甲\n  产出指标 / 数量指标\n<<<<<<< a\n    - 乙 ≥ 1 个\n=======\n    - 乙 ≥ 2 个\n>>>>>>> b\n"
    document = read(text, "x.perf")[0]
    assert told(document) == [(Kind.TARGET, "指标值", "≥ 1 个", None, "≥ 2 个")]


def test_a_region_over_two_projects_is_one_stretch_of_lines() -> None:
    text = "项目 甲\n<<<<<<< a\n  年度: 2026\n\n项目 乙\n=======\n  年度: 2027\n\n项目 丙\n>>>>>>> b\n  实施单位: 局\n"
    (lines,) = differing(read(text, "x.perf")[0])
    assert (lines.kind, lines.ours) == (Kind.LINES, "  年度: 2026\n\n项目 乙\n")


def test_sides_that_differ_in_blanks_only_are_asked_about_as_a_whole() -> None:
    text = "项目 甲\n<<<<<<< a\n  年度: 2026\n=======\n    年度: 2026\n>>>>>>> b\n"
    (lines,) = stretches(read(text, "x.perf")[0], read(text, "x.perf")[0].conflicts[0])
    assert lines.kind is Kind.LINES


@pytest.mark.parametrize(("typed", "expected"), [("不低于 95%", " ≥ 95 %"), ("合格", ": 合格")])
def test_a_typed_target_is_written_as_everywhere(typed: str, expected: str) -> None:
    (target,) = differing(conflicted(edited("≥ 85 %", "≥ 88 %"), edited("≥ 85 %", "≥ 90 %")))
    assert written(target, typed) == expected


def test_what_no_line_can_hold_is_refused() -> None:
    (value,) = differing(conflicted(edited("依据: 合同", "依据: 甲"), edited("依据: 合同", "依据: 乙")))
    assert isinstance(written(value, "甲 # 乙"), Message)
    (amount, _part) = differing(
        conflicted(
            edited("4600 万元", "4700 万元").replace("46,000,000.00", "47,000,000.00"),
            edited("4600 万元", "4800 万元").replace("46,000,000.00", "48,000,000.00"),
        )
    )
    assert written(amount, "4900") == "4,900.00 万元"
    assert isinstance(written(amount, "很多"), Message)


def test_the_region_that_a_real_merge_leaves_is_settled(tmp_path: Path) -> None:
    begin(tmp_path)
    path = tmp_path / "甲.perf"
    path.write_text(BASE, "utf-8")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "other")
    path.write_text(edited("≥ 85 %", "≥ 90 %"), "utf-8")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "main")
    path.write_text(edited("≥ 85 %", "≥ 88 %"), "utf-8")
    commit(tmp_path)
    git(tmp_path, "merge", "other", fails=True)
    document = read(path.read_text("utf-8"), "甲.perf")[0]
    assert [row[2:] for row in told(document)] == [("≥ 88 %", None, "≥ 90 %")]
    assert choose(document, Side.THEIRS).text == edited("≥ 85 %", "≥ 90 %")


@given(declarations() | st.sampled_from(REAL), declarations() | st.sampled_from(REAL), st.data())
def test_the_stretches_of_a_side_are_that_side(one: str, other: str, data: st.DataObject) -> None:
    ours, theirs = (_some_lines(text, data) for text in (one, other))
    above, below = (_some_lines(text, data) for text in (one, other))
    text = f"{above}<<<<<<< a\n{ours}=======\n{theirs}>>>>>>> b\n{below}"
    document = read(text, "x.perf")[0]
    for region in document.conflicts:
        found = stretches(document, region)
        assert "".join(each.ours for each in found) == region.ours
        assert "".join(each.theirs for each in found) == region.theirs
        differing = [at for at, each in enumerate(found) if not each.agreed] or [0]
        side = data.draw(st.sampled_from([Side.OURS, Side.THEIRS]))
        chosen = found[differing[0]].text(side)
        assert chosen is not None
        after = apply(document.text, settled(document, region, found, differing[0], chosen))
        assert len(read(after, "x.perf")[0].conflicts) == len(document.conflicts) - (len(differing) == 1)


def _some_lines(text: str, data: st.DataObject) -> str:
    lines = text.removeprefix("\ufeff").replace("\r", "").splitlines(keepends=True)
    begin, end = sorted((data.draw(st.integers(0, len(lines))), data.draw(st.integers(0, len(lines)))))
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines[begin:end])


def test_two_indicators_that_both_sides_added_are_two_however_alike_they_are() -> None:
    ours = BASE + "\n    - 教师培训人次 ≥ 100 人次\n      分值: 5\n"
    theirs = BASE + "\n    - 校长培训人次 ≥ 50 人次\n"
    (stretch,) = differing(conflicted(ours, theirs))
    assert stretch.kind is Kind.LINES
    assert stretch.both == "\n    - 教师培训人次 ≥ 100 人次\n      分值: 5\n\n    - 校长培训人次 ≥ 50 人次\n"


def test_one_indicator_that_both_sides_added_is_asked_about_by_its_target() -> None:
    added = "\n    - 教师培训人次 ≥ {} 人次\n"
    assert told(conflicted(BASE + added.format(100), BASE + added.format(50))) == [
        (Kind.TARGET, "指标值", "≥ 100 人次", None, "≥ 50 人次")
    ]


def test_a_sentence_put_before_another_leaves_both_beside_what_they_were() -> None:
    ours = edited("    | 开展服务目录核定。\n", "    | 先做调研。\n    | 开展服务目录的核定。\n")
    theirs = edited("    | 开展服务目录核定。\n    | 完善", "    | 开展目录核定。\n    | 继续完善")
    sides = {each.shown(Side.OURS): each.shown(Side.THEIRS) for each in differing(conflicted(ours, theirs))}
    assert sides["完善用户服务机制。"] == "继续完善用户服务机制。"


@pytest.mark.parametrize("comment", ["", "    # 见附件\n"])
@pytest.mark.parametrize(("below", "between"), [("", "\n"), ("\n", "")])
def test_one_blank_line_parts_two_indicators_that_both_stay(comment: str, below: str, between: str) -> None:
    ours, theirs = f"    - 甲 ≥ 1 个\n{below}", f"{comment}    - 乙 ≥ 2 个\n{below}"
    assert Stretch(Kind.LINES, "", "", ours, "", theirs).both == ours + between + theirs


@pytest.mark.parametrize(
    ("ours", "theirs", "can"),
    [
        ("    - 甲 ≥ 1 个\n", "    - 乙 ≥ 1 个\n", True),
        ("    - 甲 ≥ 1 个\n", "    - 甲 ≥ 2 个\n", False),
        ("  年度: 2026\n", "  年度: 2027\n", False),
    ],
)
def test_both_sides_stay_only_where_nothing_stands_twice_then(ours: str, theirs: str, can: bool) -> None:  # noqa: FBT001
    document = read(f"项目 丙\n<<<<<<< a\n{ours}=======\n{theirs}>>>>>>> b\n", "x.perf")[0]
    (region,) = document.conflicts
    lines = Stretch(Kind.LINES, "", "", region.ours, None, region.theirs)
    assert both_can_stand(document, region, lines, lambda text: resolve(document, region, text)) is can
    # Another stretch of the region may still be open.
    around = "  实施单位: {}局\n"
    text = f"项目 丙\n<<<<<<< a\n{around.format('甲')}{ours}=======\n{around.format('乙')}{theirs}>>>>>>> b\n"
    document = read(text, "x.perf")[0]
    (region,) = document.conflicts
    found = (replace(lines, ours=around.format("甲"), theirs=around.format("乙")), lines)
    assert both_can_stand(document, region, lines, lambda text: settled(document, region, found, 1, text)) is can
