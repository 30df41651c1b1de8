"""The pages agree with the program, with each other, and with the files that they name."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from perftui.commands.program import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
PAIRS = [(page, page.with_name(f"{page.stem}.zh-CN.md")) for page in PAGES]
TRANSLATED = [(english, chinese) for english, chinese in PAIRS if chinese.exists()]
MADE = [page for page in PAGES if re.search("^```console|^<!-- keys", page.read_text("utf-8"), re.MULTILINE)]
BLOCK = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def name(value: object) -> str:
    return value.relative_to(ROOT).as_posix() if isinstance(value, Path) else str(value)


def prose(page: Path) -> str:
    return BLOCK.sub("", page.read_text("utf-8"))


def blocks(page: Path, kind: str) -> list[str]:
    return [text for found, text in BLOCK.findall(page.read_text("utf-8")) if found == kind]


def headings(page: Path) -> list[tuple[int, str]]:
    return [(len(marks), text) for marks, text in re.findall(r"^(#+) (.*)$", prose(page), re.MULTILINE)]


def anchors(page: Path) -> set[str]:
    """The fragments of the headings, as code hosts make them."""
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for _level, text in headings(page)}


def commands(page: Path) -> list[str]:
    """The lines of a shell, without what is printed and without remarks."""
    shown = "".join([*blocks(page, "sh"), *re.findall(r"^\$ .*\n", page.read_text("utf-8"), re.MULTILINE)])
    return [line.partition("  #")[0].rstrip() for line in shown.splitlines()]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(prose(page)):
        if "://" in target:
            continue
        path, _hash, fragment = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        assert not fragment or fragment in anchors(file), target


def test_the_index_names_every_page() -> None:
    indexes = [ROOT / "docs" / "README.md", *(ROOT / "docs" / "rules").glob("README*.md")]
    named = {
        (index.parent / target.partition("#")[0]).resolve()
        for index in indexes
        for target in LINK.findall(index.read_text("utf-8"))
    }
    assert {*PAGES} - named == {ROOT / "docs" / "README.md"}


@pytest.mark.parametrize("page", MADE, ids=name)
def test_a_page_shows_what_the_program_prints(page: Path) -> None:
    script = ROOT / "scripts" / "pages.py"
    done = subprocess.run(
        [sys.executable, script, "--check", page], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"run make docs: {done.stdout}{done.stderr}"


@pytest.mark.parametrize(("english", "chinese"), TRANSLATED, ids=name)
def test_both_languages_have_the_same_chapters_and_blocks(english: Path, chinese: Path) -> None:
    assert [level for level, _text in headings(english)] == [level for level, _text in headings(chinese)]
    for kind in ("perf", "diff", "text", "yaml"):
        assert blocks(english, kind) == blocks(chinese, kind)


@pytest.mark.parametrize(("english", "chinese"), TRANSLATED, ids=name)
def test_both_languages_show_the_same_commands(english: Path, chinese: Path) -> None:
    assert commands(english) == commands(chinese)


def test_every_command_has_its_chapter_and_its_help() -> None:
    page = ROOT / "docs" / "commands.md"
    for command in COMMANDS:
        assert (2, command.name) in headings(page)
        assert f"$ perftui {command.name} --help" in page.read_text("utf-8")
