"""A section is given other levels where it stands."""

from __future__ import annotations

import pytest

from perftui.language import edits
from tests.language.edits.support import after, difference, opened


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("  产出指标／数量指标  # 注", "  产出指标 / 质量指标  # 注"),
        ("  数量指标： # 注", "  产出指标 / 质量指标 # 注"),
        ("产出指标", "产出指标 / 质量指标"),
    ],
)
def test_a_heading_in_any_form_is_replaced(heading: str, line: str) -> None:
    text = f"项目 甲\n{heading}\n    - 甲 ≥ 1 个\n"
    document, project = opened(text)
    made = after(text, edits.set_levels(document, project.sections[0], ("产出指标", "质量指标")))
    assert difference(text, made) == ([heading], [line])


def test_indicators_above_the_first_section_get_a_heading() -> None:
    text = "项目 甲\n  # 注\n  - 甲 ≥ 1 个\n"
    document, project = opened(text)
    made = after(text, edits.set_levels(document, project.sections[0], ("产出指标", "质量指标")))
    assert made == "项目 甲\n  产出指标 / 质量指标\n  # 注\n  - 甲 ≥ 1 个\n"


def test_a_heading_inside_a_conflict_region_is_left_alone() -> None:
    text = "项目 甲\n<<<<<<< a\n  产出指标 / 数量指标\n=======\n  产出指标 / 质量指标\n>>>>>>> b\n    - 甲 ≥ 1 个\n"
    document, project = opened(text)
    assert edits.set_levels(document, project.sections[0], ("产出指标", "质量指标")) == ()


@pytest.mark.parametrize(
    "levels", [("", "质量指标"), ("产出指标", ""), ("产/出", "质量"), ("产出: ", "质量"), ("#", "质量")]
)
def test_levels_that_no_heading_can_hold_are_refused(levels: tuple[str, str]) -> None:
    text = "项目 甲\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个\n"
    document, project = opened(text)
    with pytest.raises(edits.UnwritableError):
        edits.set_levels(document, project.sections[0], levels)


class TestGivingOneAnotherPlace:
    TEXT = (
        "项目 甲\n  年度: 2026\n\n  # 注\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个\n      说明: 一\n\n"
        "  产出指标 / 质量指标\n    - 乙 ≥ 2 个\n\n  效益指标 / 社会效益指标\n    - 丙: 好\n"
    )

    @staticmethod
    def refiled(text: str, at: int, levels: tuple[str, str]) -> str:
        document, project = opened(text)
        return after(text, edits.refile_section(document, project, project.sections[at], levels))

    def test_it_goes_where_the_form_has_it(self) -> None:
        assert self.refiled(self.TEXT, 0, ("效益指标", "经济效益指标")) == (
            "项目 甲\n  年度: 2026\n\n  产出指标 / 质量指标\n    - 乙 ≥ 2 个\n\n"
            "  # 注\n  效益指标 / 经济效益指标\n    - 甲 ≥ 1 个\n      说明: 一\n\n"
            "  效益指标 / 社会效益指标\n    - 丙: 好\n"
        )

    def test_the_last_one_goes_to_the_top(self) -> None:
        made = self.refiled(self.TEXT, 2, ("成本指标", "经济成本指标"))
        assert made.startswith("项目 甲\n  年度: 2026\n\n  成本指标 / 经济成本指标\n    - 丙: 好\n\n  # 注\n  产出指标")
        assert made.endswith("  产出指标 / 质量指标\n    - 乙 ≥ 2 个\n")

    def test_it_stays_where_it_stands_right(self) -> None:
        made = self.refiled(self.TEXT, 1, ("产出指标", "时效指标"))
        assert difference(self.TEXT, made) == (["  产出指标 / 质量指标"], ["  产出指标 / 时效指标"])

    def test_what_its_levels_have_already_gets_its_indicators(self) -> None:
        assert self.refiled(self.TEXT, 2, ("产出指标", "数量指标")) == (
            "项目 甲\n  年度: 2026\n\n  # 注\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个\n"
            "      说明: 一\n\n    - 丙: 好\n\n"
            "  产出指标 / 质量指标\n    - 乙 ≥ 2 个\n"
        )

    def test_beside_those_levels_it_loses_its_heading(self) -> None:
        made = self.refiled(self.TEXT, 1, ("产出指标", "数量指标"))
        assert made == self.TEXT.replace("  产出指标 / 质量指标\n", "")

    def test_its_neighbour_below_gets_its_indicators(self) -> None:
        made = self.refiled(self.TEXT, 1, ("效益指标", "社会效益指标"))
        assert made.endswith("  效益指标 / 社会效益指标\n    - 丙: 好\n\n    - 乙 ≥ 2 个\n")
        assert "质量指标" not in made

    def test_levels_that_are_its_own_change_nothing(self) -> None:
        text = "项目 甲\n\n  效益指标 / 社会效益指标\n    - 丙: 好\n\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个\n"
        assert self.refiled(text, 0, ("效益指标", "社会效益指标")) == text
