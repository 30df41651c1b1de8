"""The collector of Python rests as long as anybody wants it to, and looks for cycles when nobody waits."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from perftui.tui.work.collector import FULL_AFTER, FULL_PAUSE, MANY, TOO_MANY, Collector


class Cycle:
    """Something that holds itself: nobody but the collector frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """As the program has it: on in the tests of others, off here; what they left is no part of what is looked at."""
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


def made(number: int) -> list[list[int]]:
    """So many objects of which the collector knows."""
    return [[] for _ in range(number)]


def test_it_rests_until_the_last_work_ends() -> None:
    gc.enable()
    collector = Collector()
    with collector.at_rest():
        with collector.at_rest(stays=False):
            assert not gc.isenabled()
        assert not gc.isenabled(), "one of two works has ended"
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    collector = Collector()
    with collector.at_rest(stays=False):
        pass
    assert not gc.isenabled()


@pytest.mark.parametrize("stays", [False, True])
def test_what_stays_is_not_looked_at_again(*, stays: bool) -> None:
    before = gc.get_freeze_count()
    with Collector().at_rest(stays=stays):
        kept = made(1000)
    assert (gc.get_freeze_count() > before) is stays
    gc.unfreeze()
    assert len(kept) == 1000


def test_cycles_are_freed_in_a_quiet_moment() -> None:
    collector, gone = Collector(), ref(Cycle())
    kept = made(MANY + 100)
    collector.tidy(0.01)
    assert gone() is not None, "somebody types"
    collector.tidy(1.0)
    assert gone() is None
    assert kept


def test_memory_is_not_endless_while_somebody_types() -> None:
    collector, gone = Collector(), ref(Cycle())
    kept = made(TOO_MANY + 100)
    collector.tidy(0.01)
    assert gone() is None
    assert kept


def test_nothing_is_looked_at_while_a_work_is_at_it() -> None:
    collector = Collector()
    with collector.at_rest(stays=False):
        gone = ref(Cycle())
        kept = made(MANY + 100)
        collector.tidy(1.0)
        assert gone() is not None
    assert kept


def test_what_has_become_old_is_freed_as_well() -> None:
    collector = Collector()
    old = Cycle()
    gone = ref(old)
    gc.collect()
    del old
    kept: list[list[int]] = []
    for _ in range(FULL_AFTER + 2):
        kept += made(MANY + 100)
        collector.tidy(FULL_PAUSE + 1)
    assert gone() is None
    assert kept


def test_what_takes_long_waits_for_a_long_pause() -> None:
    collector, gone = Collector(), ref(Cycle())
    kept = made(20 * MANY)
    collector.tidy(0.5)
    assert gone() is not None, "a tenth of a second is too long a look for so short a pause"
    collector.tidy(2.0)
    assert gone() is None
    assert kept
