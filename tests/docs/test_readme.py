"""What the README shows of the declarations is what they hold."""

import re
import subprocess
from pathlib import Path

import pytest

from perftui.commands.program import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("part", re.findall(r"^```perf\n(.*?)^```$", README, re.DOTALL | re.MULTILINE))
def test_a_part_of_a_declaration_stands_in_it(part: str) -> None:
    assert any(part in file.read_text("utf-8") for file in ROOT.glob("declarations/*.perf"))


def test_the_change_can_be_made() -> None:
    (change,) = re.findall(r"^```diff\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    subprocess.run(["git", "apply", "--check", "-"], cwd=ROOT, input=change, text=True, encoding="utf-8", check=True)


def test_the_two_commands_come_first() -> None:
    first = re.findall(r"^```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)[0]
    assert re.findall(r"^make \w+", first, re.MULTILINE) == ["make run", "make test"]


def test_every_command_is_in_the_table() -> None:
    assert [each.name for each in COMMANDS if f"| `perftui {each.name} " not in README] == []
