"""The levels of the form, and the words of other forms for them."""

import pytest

from perftui.taxonomy import taxonomy


def test_every_level2_has_one_parent() -> None:
    names = [level2 for level1 in taxonomy().levels for level2 in level1.level2]
    assert len(names) == len(set(names)) == 11
    assert [taxonomy().parent(name) for name in names[:4]] == ["成本指标", "成本指标", "成本指标", "产出指标"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("经济成本", "经济成本指标"),
        ("经济 成本指标", "经济成本指标"),
        ("环境效益", "生态效益指标"),
        ("进度指标", "时效指标"),
        ("社会公众或服务对象满意度指标", "服务对象满意度指标"),
        ("成本指标", None),
    ],
)
def test_level2_by_other_words(written: str, meant: str | None) -> None:
    assert taxonomy().level2(written) == meant


@pytest.mark.parametrize(("written", "meant"), [("效益", "效益指标"), ("效果目标", "效益指标"), ("数量指标", None)])
def test_level1_by_other_words(written: str, meant: str | None) -> None:
    assert taxonomy().level1(written) == meant


def test_the_likeliest_pair_is_offered_with_its_parent() -> None:
    assert taxonomy().like("数里指标") == ("产出指标", "数量指标")


def test_pairs_are_ordered_as_on_the_form_and_unknown_ones_come_last() -> None:
    tree = taxonomy()
    pairs = [("满意度指标", "服务对象满意度指标"), ("产出指标", "时效指标"), ("某", "某"), ("产出指标", "某")]
    assert sorted(pairs, key=lambda pair: tree.place(*pair)) == [
        ("产出指标", "时效指标"),
        ("产出指标", "某"),
        ("满意度指标", "服务对象满意度指标"),
        ("某", "某"),
    ]


def test_aliases_stand_for_levels_of_the_form() -> None:
    tree = taxonomy()
    known = {level1.name for level1 in tree.levels} | {name for level1 in tree.levels for name in level1.level2}
    assert {name for _alias, name in tree.aliases} <= known
