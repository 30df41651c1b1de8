"""What a text would mean is said while it is typed."""

from __future__ import annotations

import pytest

from perftui.editing.preview import preview
from perftui.editing.slot import Part, Slot
from perftui.messages import Language, set_language
from tests.editing.test_slots import END, FIRST, GRANT, NAME, OTHER, SECTION, TOTAL, YEAR, document


@pytest.mark.parametrize(
    ("slot", "text", "said", "wrong"),
    [
        (Slot(Part.TARGET, line=FIRST), "12", "a number to reach: ≥ 12 条", False),
        (Slot(Part.TARGET, line=FIRST), "6月底前", "a day to keep: ≤ 2026-06-30", False),
        (Slot(Part.TARGET, line=FIRST), "合规", "words: 合规", False),
        (Slot(Part.TARGET, line=FIRST), "", "open: nobody has decided it", False),
        (GRANT, "100", "1,000,000.00 元; it adds up", False),
        (GRANT, "90", "900,000.00 元; the parts add up to 900,000.00 元, the total is 1,000,000.00 元", True),
        (OTHER, "5万元", "50,000.00 元; the parts add up to 1,050,000.00 元, the total is 1,000,000.00 元", True),
        (TOTAL, "", "blank: the line is taken out", False),
        (TOTAL, "若干", "this is no amount", True),
        (YEAR, "今年", "a year is written 2026", True),
        (END, "20261231", "2026-12-31", False),
        (END, "", "blank: the line is taken out", False),
        (SECTION, "产出指标", "both levels are needed: 产出指标 / 数量指标", True),
        (SECTION, "成本指标 / 数量指标", "数量指标 belongs to 产出指标", True),
        (SECTION, "产出指标 / 数里指标", "the form has no level 数里指标", True),
        (NAME, "", "a name is needed", True),
        (Slot(Part.NOTE, "分值", line=FIRST), "若干", "a weight is a number, such as 10 or 7.5", True),
    ],
)
def test_what_is_understood_is_said(slot: Slot, text: str, said: str, *, wrong: bool) -> None:
    set_language(Language.ENGLISH)
    _document, project = document()
    found = preview(project, slot, text)
    assert found is not None
    assert (str(found.message), found.wrong) == (said, wrong)


@pytest.mark.parametrize(("slot", "text"), [(YEAR, "2026"), (NAME, "甲"), (SECTION, "产出指标 / 质量指标")])
def test_what_means_just_itself_is_not_said(slot: Slot, text: str) -> None:
    _document, project = document()
    assert preview(project, slot, text) is None


@pytest.mark.parametrize(
    ("slot", "text", "offers"),
    [
        (Slot(Part.TARGET, line=FIRST), "九成以上", ("≥ 90 %",)),
        (Slot(Part.TARGET, line=FIRST), "80%-90%", ("≥ 80 %", "≤ 90 %")),
        (Slot(Part.TARGET, line=FIRST), "90%以上", ()),
        (TOTAL, "二百万元", ("2,000,000.00 元",)),
        (TOTAL, "若干", ()),
    ],
)
def test_what_could_be_meant_instead_is_offered(slot: Slot, text: str, offers: tuple[str, ...]) -> None:
    _document, project = document()
    found = preview(project, slot, text)
    assert found is not None
    assert found.offers == offers
