"""Long work stands aside while somebody types."""

import time
from dataclasses import dataclass

from perftui.tui.work.aside import LONG, QUIET, considerate


@dataclass
class Work:
    is_cancelled: bool = False


def test_short_work_goes_on_while_somebody_types() -> None:
    stopped = considerate(Work(), time.monotonic)
    begun = time.monotonic()
    asked = 0
    while time.monotonic() - begun < LONG / 2:
        assert not stopped()
        asked += 1
    assert asked > 100, "no answer waits for the keys"


def test_long_work_goes_on_once_no_key_has_come_for_a_moment() -> None:
    key = time.monotonic() + 2 * LONG
    stopped = considerate(Work(), lambda: key)
    while time.monotonic() < key:
        assert not stopped()
    assert time.monotonic() > key + QUIET


def test_work_for_which_nobody_waits_stops_at_once() -> None:
    work = Work()
    begun = time.monotonic()

    def last_key() -> float:
        """Somebody types without end, and then makes another edit."""
        work.is_cancelled = time.monotonic() > begun + LONG + 2 * QUIET
        return time.monotonic()

    stopped = considerate(work, last_key)
    while not stopped():
        assert time.monotonic() < begun + LONG + QUIET
    assert work.is_cancelled
