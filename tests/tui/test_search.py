"""Names are found as names compare: without regard to width, blanks and case."""

from perftui.tui.corpus import Corpus
from perftui.tui.search import NameIndex, seek


def test_a_project_matches_by_its_own_name(corpus: Corpus) -> None:
    matches = NameIndex(corpus).matching("河 道")
    assert matches is not None
    assert (matches.projects, matches.indicators) == (frozenset({0}), {0: frozenset({0})})


def test_a_query_of_blanks_asks_for_nothing(corpus: Corpus) -> None:
    assert NameIndex(corpus).matching(" \u3000") is None
    assert NameIndex(corpus).hits("") == []


def test_hits_stand_in_file_order(corpus: Corpus) -> None:
    assert NameIndex(corpus).hits("合格率") == [(0, 2), (1, 1)]
    assert NameIndex(corpus).hits("水质") == [(1, -1)]


def test_full_width_letters_are_found() -> None:
    texts = ["甲", "ＡＢ指标"]
    assert seek(texts.__getitem__, range(2), "ab") == 1
    assert seek(texts.__getitem__, range(2), "丙") is None
