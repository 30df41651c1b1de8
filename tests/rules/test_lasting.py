"""Attributes that are worked out once."""

from __future__ import annotations

from perftui.rules.lasting import lasting


class Thing:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    @lasting
    def answer(self) -> int:
        """What it answers."""
        self.asked += 1
        return self.asked


def test_an_attribute_is_worked_out_when_it_is_first_asked_for_and_then_stays() -> None:
    thing, other = Thing(), Thing()
    assert thing.asked == 0
    assert (thing.answer, thing.answer, thing.asked) == (1, 1, 1)
    assert other.answer == 1


def test_it_is_described_as_it_was_written() -> None:
    assert Thing.answer.__doc__ == "What it answers."
