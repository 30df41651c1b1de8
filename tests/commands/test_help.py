import pytest

from perftui.commands.help import CellFormatter
from perftui.display import width


def written(text: str, cells: int = 30) -> list[str]:
    formatter = CellFormatter(width=cells)
    formatter.write_text(text)
    return formatter.getvalue().splitlines()


@pytest.mark.parametrize("text", ["检查申报表和汇总：可给文件、文件夹，默认为当前文件夹。" * 3, "plain words " * 20])
def test_no_line_is_wider_than_the_terminal(text: str) -> None:
    lines = written(text)
    assert max(map(width, lines)) <= 30
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_closing_mark_never_begins_a_line() -> None:
    assert not any(line.startswith(("，", "。")) for line in written("一二三四五六七，" * 9))


def test_an_indented_paragraph_keeps_its_lines() -> None:
    assert written("first\n\n  a   b\n  c\n\nlast") == ["first", "", "  a   b", "  c", "", "last"]


def test_terms_and_meanings_stand_side_by_side() -> None:
    formatter = CellFormatter(width=24)
    formatter.write_dl([("--选项", "含义含义含义含义含义"), ("--x", "short")])
    assert formatter.getvalue().splitlines() == ["--选项  含义含义含义含义", "        含义", "--x     short"]
