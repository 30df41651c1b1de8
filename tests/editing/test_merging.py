"""Two changes of one text become one where they do not meet, and a conflict region where they do."""

from perftui.editing.merging import merge
from perftui.language.reader import read
from tests.editing.test_workbench import TEXT


def test_changes_of_different_lines_are_both_kept() -> None:
    merged = merge(TEXT, TEXT.replace("2026", "2027"), TEXT.replace("3 场", "5 场"))
    assert (merged.text, merged.conflicts) == (TEXT.replace("2026", "2027").replace("3 场", "5 场"), 0)


def test_changes_of_one_line_stand_side_by_side() -> None:
    merged = merge(TEXT, TEXT.replace("3 场", "4 场"), TEXT.replace("3 场", "5 场"))
    document, _found = read(merged.text)
    (conflict,) = document.conflicts
    assert merged.conflicts == 1
    assert [side.strip() for side in (conflict.ours, conflict.base or "", conflict.theirs)] == [
        "- 场次 ≥ 4 场",
        "- 场次 ≥ 3 场",
        "- 场次 ≥ 5 场",
    ]
