"""What is told of saving says at any width what is left to do, and never half a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.display import width
from perftui.editing.saving import Outcome, Result, Saved
from perftui.messages import Language, set_language
from perftui.tui.arranged.notice import Notice
from perftui.tui.desk.told import said_of

PATHS = [Path("forms", name) for name in ("a.perf", "b c.perf", "d.perf")]


def told(paths: list[Path], room: int) -> str:
    said = said_of(Saved([Outcome(path, Result.SAVED) for path in paths]), paths)
    assert isinstance(said, Notice)
    return said.within(room)


@pytest.mark.parametrize(
    ("room", "text"),
    [
        (
            160,
            "Saved, no conflict left. Still to do: git add forms/a.perf 'forms/b c.perf' forms/d.perf",
        ),
        (87, "Saved, no conflict left. Still to do: git add forms/a.perf 'forms/b c.perf' and 1 more"),
        (79, "Saved, no conflict left. Still to do: git add forms/a.perf and 2 more"),
        (60, "Saved, no conflict left. Still to do: git add for 3 files"),
        (40, "Still to do: git add for 3 files"),
    ],
)
def test_as_many_names_as_have_room_stand_there(room: int, text: str) -> None:
    assert told(PATHS, room) == text


def test_one_file_with_a_long_name_is_named_only_where_it_has_room() -> None:
    path = Path("forms" * 8, "a.perf")
    assert told([path], 160).endswith(f"git add {path}")
    assert told([path], 79) == "Saved, no conflict left. Still to do: git add for 1 file"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("count", [1, 7, 300])
def test_it_fits_from_forty_columns_on(language: Language, count: int) -> None:
    set_language(language)
    paths = [Path("申报", f"{number}.perf") for number in range(count)]
    for room in range(40, 200, 7):
        assert width(told(paths, room)) <= room
