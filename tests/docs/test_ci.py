"""What the pages of CI run is understood by the program, and what init writes is what they show."""

import re
import shlex
from pathlib import Path

import pytest

from perftui.commands.init import PRE_COMMIT
from tests.commands.conftest import Cli, cli
from tests.docs.test_pages import blocks
from tests.support import DECLARATIONS, ROOT

__all__ = ["cli"]

PAGE = ROOT / "docs" / "ci.md"
SHOWN = "".join([*blocks(PAGE, "yaml"), *blocks(PAGE, "sh")])
COMMANDS = re.findall(r"^(?: *- (?:run: )?)?perftui ([^|>\n]+)", SHOWN, re.MULTILINE)


@pytest.mark.parametrize("command", dict.fromkeys(COMMANDS))
def test_a_command_runs_over_a_folder_of_declarations(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (tmp_path / "declarations").symlink_to(DECLARATIONS)
    monkeypatch.chdir(tmp_path)
    result = cli(*shlex.split(command))
    assert result.code == (0 if "--exit-zero" in command or "fmt" in command else 1)
    assert result.err == "" or "fmt" in command


def test_all_formats_of_ci_are_shown() -> None:
    shown = set(re.findall(r"--format (\w+)", SHOWN))
    assert shown == {"github", "gitlab", "sarif", "rdjson", "rdjsonl", "junit", "markdown"}


def test_the_hooks_are_those_that_init_writes() -> None:
    without_remarks = re.sub(r"^ *#.*\n", "", PRE_COMMIT, flags=re.MULTILINE)
    assert without_remarks in blocks(PAGE, "yaml")
