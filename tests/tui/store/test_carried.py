"""What is selected stays so, wherever an edit moves it to."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.tui.arranged.gathering import gathered
from perftui.tui.arranged.grid import row_of
from perftui.tui.store.carried import still_selected
from perftui.workspace import load
from tests.tui.conftest import SMALL

FIRST = "    - 整治河道 ≥ 10 条\n\n"
AFTER_OPEN = "    - 清淤长度: ?\n"


@pytest.mark.parametrize(
    ("text", "now"),
    [
        (SMALL.replace("≥ 10 条", "≥ 12 条"), {0, 3}),
        (SMALL.replace("整治河道 ≥", "治理河道 ≥"), {0, 3}),
        (SMALL.replace(FIRST, "").replace(AFTER_OPEN, f"{AFTER_OPEN}\n{FIRST.rstrip()}\n"), {1, 3}),
        (SMALL.replace(FIRST, f"{FIRST}    - 新指标: ?\n\n"), {0, 4}),
        (SMALL.replace(FIRST, ""), {2}),
        (SMALL.replace("清淤长度", "整治河道"), {3}),
        (SMALL.replace("验收合格率", "居民满意度"), {0}),
    ],
    ids=["another target", "another name", "moved", "one more", "deleted", "as another is called", "not told apart"],
)
def test_an_indicator_is_known_by_its_name(small: Path, text: str, now: set[int]) -> None:
    old = gathered(load([small]))
    (small / "small.perf").write_text(text, "utf-8")
    found = still_selected(frozenset({row_of(0, 0), row_of(0, 3)}), old, gathered(load([small])))
    assert found == {row_of(0, at) for at in now}


def test_what_others_are_called_like_stays_while_all_are_where_they_were(small: Path) -> None:
    path = small / "small.perf"
    path.write_text(SMALL.replace("清淤长度", "整治河道"), "utf-8")
    old = gathered(load([small]))
    path.write_text(path.read_text("utf-8").replace("≥ 95", "≥ 96"), "utf-8")
    rows = frozenset({row_of(0, 0), row_of(0, 1)})
    assert still_selected(rows, old, gathered(load([small]))) == rows
