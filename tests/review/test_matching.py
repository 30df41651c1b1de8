"""Which indicator is which, pass by pass; every indicator of both sides is in exactly one match."""

from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.model import Project
from perftui.review.matching import MatchKind, likeness, match_indicators, match_projects
from perftui.workspace import load
from tests.support import DECLARATIONS, project


def declared(*sections: str, head: str = "") -> Project:
    return project(f"项目 甲\n{head}" + "".join(sections))


def quantity(*bullets: str) -> str:
    return "  产出指标 / 数量指标\n" + "".join(f"    - {bullet}\n" for bullet in bullets)


def quality(*bullets: str) -> str:
    return "  产出指标 / 质量指标\n" + "".join(f"    - {bullet}\n" for bullet in bullets)


def matched(old: Project, new: Project) -> list[tuple[str | None, str | None, MatchKind]]:
    return [
        (match.old.name if match.old else None, match.new.name if match.new else None, match.kind)
        for match in match_indicators(old, new)
    ]


def test_the_same_name_in_the_same_level_is_the_same_however_it_is_spelt() -> None:
    old, new = declared(quantity("培训 场次 ≥ 3 场")), declared(quantity("培训场次 ≥ 5 场"))
    assert matched(old, new) == [("培训 场次", "培训场次", MatchKind.SAME)]


def test_a_name_in_another_level_has_moved() -> None:
    old, new = declared(quantity("验收通过率 = 100 %")), declared(quality("验收通过率 = 100 %"))
    assert matched(old, new) == [("验收通过率", "验收通过率", MatchKind.MOVED)]


def test_a_stated_former_name_decides_whatever_is_more_alike() -> None:
    old = declared(quantity("热线接通率 ≥ 85 %", "其他 ≥ 1 个"))
    new = declared(quantity("一次性服务水平 ≥ 85 %\n      原名: 热线接通率", "热线接通比率 ≥ 85 %"))
    assert matched(old, new)[0] == ("热线接通率", "一次性服务水平", MatchKind.RENAMED)


def test_a_former_name_that_both_sides_state_is_no_news() -> None:
    sides = quantity("甲类场次 ≥ 1 场", "乙类人次 ≥ 2 人次\n      原名: 甲类场次")
    assert {kind for _old, _new, kind in matched(declared(sides), declared(sides))} == {MatchKind.SAME}


def test_names_that_differ_in_digits_only_are_one() -> None:
    old, new = declared(quantity("村组干部230人 = 100 %", "甲 = 1 个")), declared(quantity("村组干部235人 = 100 %"))
    assert matched(old, new) == [
        ("村组干部230人", "村组干部235人", MatchKind.RENAMED),
        ("甲", None, MatchKind.REMOVED),
    ]


def test_the_most_alike_in_one_level_is_a_rename_with_its_score() -> None:
    old = declared(quality("热线服务一次性接通率 ≥ 85 %", "规划成果报告验收通过率 = 100 %"))
    new = declared(quality("热线一次性接通率 ≥ 88 %", "规划成果报告验收通过率 = 100 %"))
    (renamed, same) = match_indicators(old, new)
    assert (renamed.kind, same.kind) == (MatchKind.RENAMED, MatchKind.SAME)
    assert 0.75 < renamed.score < 1
    assert not renamed.doubtful


def test_names_that_have_little_in_common_are_two() -> None:
    old, new = declared(quantity("公路养护里程 ≥ 3 公里")), declared(quantity("桥梁检测座数 ≥ 5 座"))
    assert matched(old, new) == [(None, "桥梁检测座数", MatchKind.ADDED), ("公路养护里程", None, MatchKind.REMOVED)]


def test_an_equal_value_and_a_name_much_alike_can_move_and_be_renamed_at_once() -> None:
    old, new = declared(quantity("课题研究按期完成率 = 100 %")), declared(quality("课题研究如期完成率 = 100 %"))
    assert matched(old, new) == [("课题研究按期完成率", "课题研究如期完成率", MatchKind.MOVED_AND_RENAMED)]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("标志标线完成时间 ≤ 2026-06-07", "新建标志标线完成时间 ≤ 2026-06-07"),
        ("护栏数量 ≥ 53 台", "区域内护栏数量 ≥ 53 台"),
        ("长效机制建设: 健全", "长效机制建设（含试点）: 健全"),
    ],
)
def test_a_name_with_more_words_to_it_and_the_same_target_was_moved_and_renamed(before: str, now: str) -> None:
    (match,) = match_indicators(declared(quantity(before)), declared(quality(now)))
    assert match.kind is MatchKind.MOVED_AND_RENAMED


def test_brackets_behind_a_name_are_no_other_name() -> None:
    old, new = declared(quantity("堤防数量 ≥ 295 台")), declared(quantity("堤防数量（年度） ≥ 305 台"))
    assert matched(old, new) == [("堤防数量", "堤防数量（年度）", MatchKind.RENAMED)]


def test_brackets_behind_both_names_count_as_any_other_words() -> None:
    assert likeness("培训人次（初级）", "培训人次（高级）") < 1
    assert likeness("培训（初级）", "培训（高级）") < likeness("培训（初级）", "培训（初级班）")


def one_of(name: str, rest: str) -> Project:
    return project(f"项目 {name}\n{rest}")


def test_a_project_without_indicators_is_known_by_its_name_in_its_file() -> None:
    old, new = one_of("乙", "  年度: 2026\n"), one_of("乙", "  年度: 2026\n  实施单位: 某局\n")
    assert [match.kind for match in match_projects([old], [new], lambda _each: "x.perf")] == [MatchKind.SAME]
    renamed = one_of("乙（二期）", "  年度: 2026\n")
    assert [match.kind for match in match_projects([old], [renamed], lambda _each: "x.perf")] == [MatchKind.RENAMED]


def test_of_two_that_are_one_the_one_in_its_own_file_is_meant() -> None:
    old, copied, stays = (one_of("乙", "  年度: 2026\n") for _ in range(3))
    files = {id(old): "b.perf", id(copied): "a.perf", id(stays): "b.perf"}
    matches = match_projects([old], [copied, stays], lambda each: files[id(each)])
    assert [(match.old, match.new is stays) for match in matches] == [(None, False), (old, True)]


def test_repeated_names_pair_by_their_occurrence() -> None:
    twice = declared(quantity("场次 ≥ 1 场", "场次 ≥ 2 场"))
    assert [
        match.old.target == match.new.target for match in match_indicators(twice, twice) if match.old and match.new
    ] == [True, True]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("  项目编码: 7\n  年度: 2025\n", "  项目编码: 7\n  年度: 2026\n", MatchKind.SAME),
        ("  年度: 2025\n  实施单位: 局\n", "  年度: 2026\n  实施单位: 局\n", MatchKind.SAME),
    ],
)
def test_projects_match_by_code_or_over_the_years(old: str, new: str, kind: MatchKind) -> None:
    (match,) = match_projects([declared(head=old)], [declared(head=new)])
    assert (match.kind, match.score) == (kind, 1.0)


def test_a_project_with_the_same_indicators_was_renamed() -> None:
    projects = [each.project for each in load([DECLARATIONS]).projects()]
    first = projects[0]
    other = dataclasses.replace(first, name=first.name.replace("经费", "专项经费") + "（二期）")
    match = match_projects(projects, [other, *projects[1:]])[0]
    assert match.old is not None
    assert (match.kind, match.old.name) == (MatchKind.RENAMED, first.name)


def test_simulated_renames_of_the_nine_are_found_and_never_mispaired() -> None:
    suffixes = (
        ("完成率", "完成比例"),
        ("满意度", "满意程度"),
        ("情况", "状况"),
        ("及时率", "及时性"),
        ("工作", ""),
        ("数量", "数"),
    )
    tried = found = 0
    for declared_project in load([DECLARATIONS]).projects():
        old = declared_project.project
        for indicator in old.indicators:
            for before, after in suffixes:
                name = indicator.name.replace(before, after)
                if name == indicator.name or any(each.name == name for each in old.indicators):
                    continue
                new = _with(old, indicator.line, name)
                tried += 1
                for match in match_indicators(old, new):
                    if match.new is not None and match.new.line == indicator.line and match.old is not None:
                        assert match.old.line == indicator.line
                        found += 1
    assert tried > 70
    assert found / tried > 0.95


def _with(old: Project, line: int, name: str) -> Project:
    sections = tuple(
        section._replace(
            indicators=tuple(each._replace(name=name) if each.line == line else each for each in section.indicators)
        )
        for section in old.sections
    )
    return dataclasses.replace(old, sections=sections)


@given(st.randoms(use_true_random=False))
def test_each_indicator_of_both_sides_is_in_one_match(chance: random.Random) -> None:
    pool = ["场次", "人次", "培训场次", "培训人次", "第1期", "第2期", "满意度", "满意程度"]

    def side() -> Project:
        return declared(
            *(
                level(*(f"{chance.choice(pool)} ≥ {chance.randint(1, 3)} 个" for _ in range(chance.randint(0, 5))))
                for level in (quantity, quality)
            )
        )

    old, new = side(), side()
    matches = match_indicators(old, new)
    assert sorted(match.new.line for match in matches if match.new) == [each.line for each in new.indicators]
    assert sorted(match.old.line for match in matches if match.old) == [each.line for each in old.indicators]
    assert {match.kind for match in match_indicators(old, old)} <= {MatchKind.SAME}


PLACES = st.lists(
    st.tuples(st.sampled_from(["数量指标", "质量指标", "时效指标"]), st.sampled_from(["培训场次", "合格率", "场次1"])),
    max_size=8,
)


@given(PLACES, st.booleans())
def test_what_stands_alike_pairs_as_it_does_where_it_is_spelt_otherwise(
    places: list[tuple[str, str]],
    note: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    def text(value: int, blank: str) -> str:
        said = "\n      说明: 按季度统计" if note else ""
        return "".join(
            f"  产出指标 / {level}\n    - {name[0]}{blank}{name[1:]} ≥ {value} 个{said}\n" for level, name in places
        )

    old, alike, otherwise = declared(text(1, "")), declared(text(2, "")), declared(text(2, " "))
    pairs = [
        [(each.old and each.old.line, each.new and each.new.line, each.kind, each.score) for each in matches]
        for matches in (match_indicators(old, alike), match_indicators(old, otherwise))
    ]
    assert pairs[0] == pairs[1]
    assert {kind for _old, _new, kind, _score in pairs[0]} <= {MatchKind.SAME}


def test_likeness_is_symmetrical_and_knows_the_usual_suffixes() -> None:
    assert likeness("培训完成率", "培训完成率") == 1.0
    assert likeness("培训完成率", "培训完成数量") == likeness("培训完成数量", "培训完成率")
    assert likeness("公路养护完成率", "课题研究完成率") < 0.62
