"""What is sought in everything that the outline shows and the form holds."""

import pytest

from perftui.tui.arranged.contents import Hit, Sought, sought
from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.tree import Tree, department_id, project_id


@pytest.fixture
def tree(corpus: Corpus) -> Tree:
    return Tree(corpus)


def everything(_node: int) -> bool:
    return True


def seek(tree: Tree, text: str) -> Sought:
    found = sought(text, tree, range(len(tree.corpus.projects)), lambda: False)
    assert found is not None
    return found


def test_hits_stand_as_the_outline_has_them(tree: Tree) -> None:
    hits = seek(tree, "水").hits
    assert [tree.node(hit.node).label for hit in hits] == ["水务局", "水质监测"]
    assert [hit.node for hit in hits] == [department_id(0), project_id(1)]


def test_a_text_that_the_row_shows_is_not_told_again(tree: Tree) -> None:
    assert seek(tree, "水质监测").hits == [Hit(project_id(1), tree.corpus.projects[1].project.line)]


def test_width_blanks_and_case_do_not_count(tree: Tree) -> None:
    assert [tree.node(hit.node).label for hit in seek(tree, "＝ 20个").hits] == ["监测点位"]


def test_an_amount_is_found_with_its_commas_and_without_them(tree: Tree) -> None:
    for text in ("900,000", "900000"):
        (hit,) = seek(tree, text).hits
        assert (hit.node, hit.key, hit.text) == (project_id(0), "当年财政拨款", "900,000.00 元")


def test_a_longer_text_is_in_no_other_project(tree: Tree) -> None:
    assert seek(tree, "监测").projects == [1]


def test_who_stops_waiting_gets_nothing(tree: Tree) -> None:
    assert sought("水", tree, range(2), lambda: True) is None


def test_the_next_hit_is_behind_a_row_and_the_first_behind_the_last(tree: Tree) -> None:
    found = seek(tree, "合格率")
    first, second = (hit.node for hit in found.hits)
    assert found.beside(project_id(0), 0, everything) == (found.hits[0], False)
    assert found.beside(first, 0, everything) == (found.hits[0], False)
    assert found.beside(first, 1, everything) == (found.hits[1], False)
    assert found.beside(second, 1, everything) == (found.hits[0], True)
    assert found.beside(first, -1, everything) == (found.hits[1], True)
    assert found.beside(first, 1, lambda node: node == first) == (found.hits[0], True)


def test_a_row_that_shows_the_text_comes_first_and_the_next_one_is_any(tree: Tree) -> None:
    text = Sought("河", tree.corpus, (Hit(project_id(0), 3, "备注", "河"), Hit(project_id(1), 30)))
    assert text.beside(project_id(0), 0, everything) == (text.hits[1], False)
    assert text.beside(project_id(1), 1, everything) == (text.hits[0], True)
    hidden = Sought("河", tree.corpus, text.hits[:1])
    assert hidden.beside(project_id(0), 0, everything) == (text.hits[0], False)
