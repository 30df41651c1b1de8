"""The tree as a flat list of ids."""

from collections.abc import Iterable
from pathlib import Path

from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.gathering import gathered
from perftui.tui.arranged.tree import Kind, Tree, project_of
from perftui.workspace import load


def labels(tree: Tree, ids: Iterable[int]) -> list[str]:
    return [tree.node(each).label for each in ids]


def test_a_node_knows_the_one_above(corpus: Corpus) -> None:
    tree = Tree(corpus)
    way = [tree.find(0, 2)]
    while (above := tree.parent(way[-1])) is not None:
        way.append(above)
    assert labels(tree, way) == ["验收合格率", "质量指标", "产出指标", "河道整治", "水务局"]
    assert project_of(way[-1]) is None


def test_a_line_belongs_to_its_deepest_node(corpus: Corpus) -> None:
    tree = Tree(corpus)
    found = {line: tree.node(tree.at(0, line)).label for line in (1, 4, 17, 18, 20, 22, 23)}
    assert found == {
        1: "河道整治",
        4: "河道整治",
        17: "数量指标",
        18: "整治河道",
        20: "清淤长度",
        22: "质量指标",
        23: "验收合格率",
    }


def test_sections_that_stand_twice_are_one_node(folder: Path) -> None:
    text = "项目 甲\n" + "".join(
        f"  产出指标 / {level}\n    - 指标{number} ≥ 1 个\n"
        for number, level in enumerate(("数量指标", "质量指标", "数量指标"))
    )
    (folder / "a.perf").write_text(text, "utf-8")
    tree = Tree(gathered(load([folder])))
    assert [node.label for node in tree.block(0)] == [
        "甲",
        "产出指标",
        "数量指标",
        "指标0",
        "指标2",
        "质量指标",
        "指标1",
    ]
    assert [node.size for node in tree.block(0)] == [7, 6, 3, 1, 1, 2, 1]
    assert tree.block(0)[0].kind is Kind.PROJECT
