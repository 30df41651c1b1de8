"""The rows of the outline: which ids of the tree show."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.gathering import gathered
from perftui.tui.arranged.rows import Rows
from perftui.tui.arranged.search import OPENED
from perftui.tui.arranged.tree import Tree, department_id, project_id
from perftui.workspace import load


def labels(tree: Tree, ids: Iterable[int]) -> list[str]:
    return [tree.node(each).label for each in ids]


def test_projects_begin_closed_and_all_else_open(corpus: Corpus) -> None:
    tree = Tree(corpus)
    assert labels(tree, Rows(tree)) == ["水务局", "河道整治", "环保局", "水质监测"]


def test_a_toggled_project_shows_levels_and_indicators(corpus: Corpus) -> None:
    tree = Tree(corpus)
    assert labels(tree, Rows(tree, frozenset({project_id(1)})))[3:] == [
        "水质监测",
        "产出指标",
        "数量指标",
        "监测点位",
        "质量指标",
        "数据合格率",
    ]


def test_a_toggled_level_and_a_toggled_department_are_closed(corpus: Corpus) -> None:
    tree = Tree(corpus)
    level2 = next(project_id(1) + at for at, node in enumerate(tree.block(1)) if node.label == "数量指标")
    shown = Rows(tree, frozenset({project_id(1), level2, department_id(0)}))
    assert labels(tree, shown) == ["水务局", "环保局", "水质监测", "产出指标", "数量指标", "质量指标", "数据合格率"]


def test_revealing_opens_everything_above(corpus: Corpus) -> None:
    tree = Tree(corpus)
    target = tree.find(0, 2)
    closed = frozenset({department_id(0)})
    assert target not in Rows(tree, closed)
    assert target in Rows(tree, tree.revealed(target, closed))


def test_a_filter_keeps_what_matches_and_what_is_above(corpus: Corpus) -> None:
    tree = Tree(corpus)
    shown = Rows(tree, frozenset(), corpus.names.matching("满意度"))
    assert labels(tree, shown) == ["水务局", "河道整治", "满意度指标", "服务对象满意度指标", "居民满意度"]


@pytest.mark.parametrize("query", ["", "合格率", "河道"])
@pytest.mark.parametrize("toggled", [(), (0,), (0, 1), (1, 3), (0, 1, 2, 4)])
def test_every_row_is_found_by_its_id(corpus: Corpus, query: str, toggled: tuple[int, ...]) -> None:
    tree = Tree(corpus)
    turned = frozenset({*(project_id(0) + place for place in toggled), *map(project_id, toggled[:1])})
    rows = Rows(tree, turned, corpus.names.matching(query))
    assert [rows.find(node) for node in rows] == list(range(len(rows)))
    hidden = set(range(project_id(0), project_id(0) + len(tree.block(0)))) - set(rows)
    assert {rows.find(node) for node in hidden} <= {None}


def test_a_filter_that_leaves_many_projects_leaves_them_closed(folder: Path) -> None:
    for number in range(OPENED + 1):
        text = f"项目 甲{number}\n  产出指标 / 数量指标\n    - 乙 ≥ 1 个\n    - 丙 ≥ 1 个\n"
        (folder / f"{number}.perf").write_text(text, "utf-8")
    corpus = gathered(load([folder]))
    tree = Tree(corpus)
    matches = corpus.names.matching("乙")
    closed = Rows(tree, frozenset(), matches)
    assert len(closed) == 1 + OPENED + 1
    opened = Rows(tree, frozenset(map(project_id, range(OPENED + 1))), matches)
    assert len(opened) == 1 + 4 * (OPENED + 1)
    assert labels(tree, opened)[:5] == ["", "甲0", "产出指标", "数量指标", "乙"]
    few = Rows(tree, frozenset(), corpus.names.matching("甲20"))
    assert len(few) == 1 + 2, "none of its indicators matches, so that nothing opens"
