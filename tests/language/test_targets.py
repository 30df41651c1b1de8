"""What only begins like a number is not read as one: half of the author's word would become a unit."""

import pytest

from perftui.language.reader import read

HEAD = "项目 甲\n  产出指标 / 数量指标\n"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("≤ 12月31日", "S108"),
        ("≤ 2026年底前", "S108"),
        ("≤ 6 月底", "S108"),
        ("= 1/3", "S101"),
        ("≥ 1.5e3 个", "S101"),
    ],
)
def test_a_number_that_is_part_of_a_word_is_refused(target: str, code: str) -> None:
    document, found = read(f"{HEAD}    - 名称 {target}\n")
    assert [diagnostic.code for diagnostic in found] == [code]
    assert document.projects[0].indicators == ()


@pytest.mark.parametrize("unit", ["年", "月", "个月", "元/月", "万人/年", "日", "eV"])
def test_units_of_time_and_rates_stay_units(unit: str) -> None:
    document, found = read(f"{HEAD}    - 名称 ≤ 3 {unit}\n")
    assert found == ()
    assert getattr(document.projects[0].indicators[0].target, "unit", None) == unit
