"""Names compare without what writing makes of them; nothing of it is ever stored."""

import pytest

from perftui.model import Field, Span
from perftui.names import closest, comparison_key, field_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("服务 对象满意度", "服务对象满意度"),
        ("“一网通办”事项", '"一网通办"事项'),
        ("「一网通办」事项", "“一网通办”事项"),
        ("覆盖率（％）", "覆盖率(%)"),
        ("ＧＰＵ机时", "gpu机时"),
        ("上线—验收", "上线-验收"),
        ("科学、技术", "科学，技术"),
    ],
)
def test_these_are_one_name(one: str, other: str) -> None:
    assert comparison_key(one) == comparison_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("培训230人", "培训235人"), ("完成率", "完成数"), ("公共数据上链", "公共数据")]
)
def test_these_are_two_names(one: str, other: str) -> None:
    assert comparison_key(one) != comparison_key(other)


def test_a_field_compares_by_its_value() -> None:
    span = Span(1, 0, 1, 1)
    assert (
        field_key(Field("主管部门", "某 局", "某 局", span))
        == field_key(Field("实施单位", "某局", "某局", span))
        == "某局"
    )
    assert field_key(Field("年度", 2026, "２０２６", span)) == "2026"
    assert field_key(Field("年度", None, "今年", span)) == field_key(None) == ""


def test_the_closest_known_name_is_offered() -> None:
    assert closest("数里指标", ["数量指标", "质量指标", "时效指标"]) == "数量指标"


def test_of_names_that_are_equally_alike_the_one_that_begins_so_is_offered() -> None:
    assert closest("定亮", ["定性", "未定", "不定"]) == "定性"


RULES = ["cost-missing", "qty-allrate", "money-sum", "name-long", "val-nounit", "indicators", "I403", "I4", "own"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("money_sum", "money-sum"),
        ("moneysum", "money-sum"),
        ("val-unit", "val-nounit"),
        ("indicator", "indicators"),
        ("cost-mising", "cost-missing"),
        ("costs-missing", "cost-missing"),
        ("I4033", "I403"),
        ("I9", "I4"),
        ("onw", "own"),
    ],
)
def test_a_slip_in_a_word_of_letters_is_seen(written: str, meant: str) -> None:
    assert closest(written, RULES) == meant


@pytest.mark.parametrize("written", ["nothing", "everything", "notation", "warnings", "summary"])
def test_another_word_of_letters_is_like_none(written: str) -> None:
    assert closest(written, RULES) is None


def test_a_name_that_is_like_none_gets_no_offer() -> None:
    assert closest("天气", ["数量指标", "质量指标"]) is None
