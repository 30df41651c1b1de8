"""What was typed in one go is taken back in one go."""

from __future__ import annotations

import pytest

from perftui.tui.widgets.rhythm import PAUSE, Stroke

TYPED = Stroke("清", 3, 3, 0.0)
DELETED = Stroke("", 3, 4, 0.0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TYPED, Stroke("淤", 4, 4, 0.5)),
        (Stroke("9", 0, 5, 0.0), Stroke("0", 1, 1, 0.5)),
        (DELETED, Stroke("", 2, 3, 0.5)),
        (DELETED, Stroke("", 3, 4, 0.5)),
    ],
    ids=["typed on", "typed on where something was replaced", "backwards", "forwards"],
)
def test_one_go(before: Stroke, after: Stroke) -> None:
    assert after.goes_on(before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, TYPED),
        (TYPED, Stroke("淤", 4, 4, PAUSE * 2)),
        (TYPED, Stroke("淤", 9, 9, 0.5)),
        (TYPED, Stroke("淤", 4, 6, 0.5)),
        (TYPED, Stroke("", 3, 4, 0.5)),
        (TYPED, Stroke("淤五公里", 4, 4, 0.5)),
        (Stroke("，", 3, 3, 0.0), Stroke("再", 4, 4, 0.5)),
        (Stroke(" ", 3, 3, 0.0), Stroke("a", 4, 4, 0.5)),
        (Stroke("", 3, 9, 0.0), Stroke("", 2, 3, 0.5)),
    ],
    ids=["first", "pause", "elsewhere", "replaced", "deleted", "pasted", "clause", "word", "much deleted"],
)
def test_something_new(before: Stroke | None, after: Stroke) -> None:
    assert not after.goes_on(before)
