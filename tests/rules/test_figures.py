"""The figures of a goal: what counts as one, what it counts, and where it stands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perftui.model import Operator
from perftui.rules.choice import STANDARD
from perftui.rules.facts import Facts
from perftui.rules.figures import Figure
from tests.support import project


def figures(goal: str) -> tuple[Figure, ...]:
    lines = "".join(f"    | {line}\n" for line in goal.split("\n"))
    return Facts(project(f"项目 甲\n  年度总体目标:\n{lines}")).figures(STANDARD)


def told(goal: str) -> list[str]:
    return [f"{'、'.join(figure.nouns)} {figure.text}" for figure in figures(goal)]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("年度计划精准筛选并支持各类相关项目 180 个，确保契合方向。", "项目 180 个"),
        ("打造 5 个可复制、可推广的经济数字化转型标杆场景。", "经济数字化转型标杆场景 5 个"),
        ("新建改建农村公路 56.8 公里。", "农村公路 56.8 公里"),
        ("高标准农田建设5万亩。", "高标准农田建设 5万亩"),
        ("举办培训三场。", "培训 三场"),
        ("全年演出80场。", "演出 80场"),
        ("培训场次：20 场。", "培训场次 20 场"),
        ("力争2026年全市数字经济产业规模达到6000亿元。", "全市数字经济产业规模 6000亿元"),
        ("确保年度受扶持企业满意度不低于85%。", "受扶持企业满意度 85%"),
        ("推动公共平台数量实现5%的增长率。", "公共平台数量增长率 5%"),
        ("较2025年观众人次增长5%。", "观众人次增长 5%"),
        ("实现政策支持方向 100%全覆盖。", "政策支持方向全覆盖 100%"),
        ("热线接通率百分之九十。", "热线接通率 百分之九十"),
        ("群众满意度达九成。", "群众满意度 九成"),
        ("救助困难群众３００户。", "困难群众 300户"),
        ("接待观众1,200人次。", "观众 1,200人次"),
        ("培育3至5家龙头企业。", "龙头企业 3至5家"),
        ("制作短视频二十余个。", "短视频 二十余个"),
        ("一是完成5处停车场主体工程。", "停车场主体工程 5处"),
        ("实现平台覆盖全部120个社区。", "社区 120个"),
        ("建成污水处理站4座。", "污水处理站 4座"),
        ("为市级机关办公区26.5万平方米提供服务。", "市级机关办公区 26.5万平方米"),
    ],
)
def test_a_figure_names_what_it_counts(goal: str, expected: str) -> None:
    assert told(goal) == [expected]


def test_one_figure_speaks_of_all_rates_named_before_it() -> None:
    (figure,) = figures("实现评审工作完成及时率与资金拨付及时率均达 100%。")
    assert figure.nouns == ("评审工作完成及时率", "资金拨付及时率")


def test_figures_told_severally_have_a_noun_each() -> None:
    assert told("图书馆、文化馆分别接待 50 万人次、30 万人次。") == ["图书馆 50 万人次", "文化馆 30 万人次"]
    assert told("合格率、优良率分别达到95%、80%。") == ["合格率 95%", "优良率 80%"]


def test_the_verb_before_a_figure_speaks_of_those_that_follow() -> None:
    found = figures("打造 5 个标杆场景，30 个示范场景；新增 2 个终端，建成 3 个平台。")
    assert [figure.continues for figure in found] == [False, True, False, False]


@pytest.mark.parametrize(
    "goal",
    [
        "2026 年完成任务，2026年6月30日前交付，12月底前验收。",
        "落实沪府办发〔2021〕29号、财预[2021]101号和《行动方案（2023-2025年）》。",
        "“十四五”规划和三年行动计划（2023-2025年）。",
        "1、加强管理；（二）完善机制；③ 优化服务；四是强化监管。",
        "建设5G网络，接听12345热线，深化“一网通办”“高效办成一件事”。",
        "引入第三方评估，推进二期工程，开展第2批试点。",
        "建设五个新城，落实三项制度，推进一体化和一站式服务。",
        "全市16个区、215个街镇现有网格员 5000 人。",
        "安排资金 500 万元，总投资 3000 万元。",
        "热线 7×24 小时值守。",
        "形成一批成果，培育数十家企业。",
    ],
)
def test_what_looks_like_a_figure_and_is_none(goal: str) -> None:
    assert told(goal) == []


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("水质达标率由 85% 提升至 92%。", "水质达标率 92%"),
        ("床位数从2025年的500张增加到800张。", "床位数 800张"),
        ("撬动社会投资3亿元。", "社会投资 3亿元"),
    ],
)
def test_where_a_thing_began_is_no_target(goal: str, expected: str) -> None:
    assert told(goal) == [expected]


@pytest.mark.parametrize(
    ("goal", "operator"),
    [
        ("满意度不低于85%。", Operator.AT_LEAST),
        ("满意度达85%以上。", Operator.AT_LEAST),
        ("满意度 ≥85%。", Operator.AT_LEAST),
        ("专利超过 50 件。", Operator.ABOVE),
        ("差错率控制在1%以内。", Operator.AT_MOST),
        ("响应时间缩短至30分钟。", Operator.AT_MOST),
        ("差错率低于1%。", Operator.BELOW),
        ("满意度达85%。", None),
    ],
)
def test_the_words_around_a_number_state_its_bound(goal: str, operator: Operator | None) -> None:
    (figure,) = figures(goal)
    assert figure.operator is operator


def test_a_time_is_a_target_only_with_a_bound() -> None:
    assert told("平均住院日不超过7.5天，开放30天。") == ["平均住院日 7.5天"]


@pytest.mark.parametrize("goal", ["各区开展3次检查。", "每季度召开2次例会。", "每个街道均不少于3场。"])
def test_a_number_for_each_of_several_is_no_total(goal: str) -> None:
    (figure,) = figures(goal)
    assert figure.each


def test_an_average_is_a_number_of_its_own() -> None:
    (figure,) = figures("带动农民人均增收200元。")
    assert not figure.each


def test_units_are_scaled_exactly() -> None:
    low = {figure.text: (figure.base, figure.low) for figure in figures("营收1.2亿元，接待30万人次，公路 2 公里。")}
    assert low == {
        "1.2亿元": ("元", Decimal(120_000_000)),
        "30万人次": ("人次", Decimal(300_000)),
        "2 公里": ("米", Decimal(2000)),
    }


def test_a_range_has_two_ends() -> None:
    (figure,) = figures("新增床位100-150张。")
    assert (figure.low, figure.high) == (Decimal(100), Decimal(150))


def test_a_figure_knows_its_place_in_a_paragraph_of_several_lines() -> None:
    found = figures("推动发展，支持项目\n180 个，新增\n泊位 ３０ 个。")
    assert [(figure.span.line, figure.span.start, figure.span.end) for figure in found] == [(4, 6, 11), (5, 9, 13)]


def test_what_is_worked_on_is_there_already() -> None:
    assert told("对辖区内国道3条、省道5条实施养护，修补坑槽2.6万平方米。") == ["修补坑槽 2.6万平方米"]
    assert told("对辖区内国道实施养护486.7公里。") == ["养护 486.7公里"]
