"""Names are found as names compare: without regard to width, blanks and case."""

from pathlib import Path

import pytest

from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.gathering import gathered
from perftui.tui.arranged.search import seek
from perftui.workspace import load


def test_a_project_matches_by_its_own_name(corpus: Corpus) -> None:
    matches = corpus.names.matching("河 道")
    assert matches is not None
    assert list(matches.projects) == [0]
    assert [matches.indicators(project) for project in (0, 1)] == [frozenset({0}), frozenset()]


def test_a_query_of_blanks_asks_for_nothing(corpus: Corpus) -> None:
    assert corpus.names.matching(" \u3000") is None
    assert corpus.names.holding("") == ()


def test_names_are_found_in_file_order(corpus: Corpus) -> None:
    names = corpus.names
    assert [names.at(place) for place in names.holding("合格率")] == [(0, 2), (1, 1)]
    assert [names.at(place) for place in names.holding("水质")] == [(1, None)]


def test_a_query_finds_the_same_however_it_was_typed(corpus: Corpus, small: Path) -> None:
    for query in ("合", "合格", "合格率", "合格", "合", "格", "河道", "河", "河道", "道"):
        assert corpus.names.holding(query) == gathered(load([small])).names.holding(query)


@pytest.mark.parametrize(("project", "indicator"), [(0, None), (0, 0), (0, 3), (1, None), (1, 1)])
def test_every_name_has_its_place(corpus: Corpus, project: int, indicator: int | None) -> None:
    assert corpus.names.at(corpus.names.place(project, indicator)) == (project, indicator)


def test_full_width_letters_are_found() -> None:
    texts = ["甲", "ＡＢ指标"]
    assert seek(texts.__getitem__, range(2), "ab") == 1
    assert seek(texts.__getitem__, range(2), "丙") is None
