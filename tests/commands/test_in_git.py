"""The program as the hooks of a real repository run it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.repositories import begin, commit, git
from tests.support import ROOT

HOOK = """\
#!/bin/sh
export PYTHONPATH='{root}' PERFTUI_LANG=en
git diff --cached --name-only --diff-filter=ACMR -z -- '*.perf' |
    xargs -0 -r '{python}' -m perftui fmt --check --force-exclude &&
    '{python}' -m perftui check --select D6 --format concise .
"""
DECLARED = "项目 {name}\n  年度: 2026\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose commits are checked; `历年` is excluded."""
    begin(tmp_path)
    (tmp_path / "perftui.toml").write_text('extend-exclude = ["历年"]\n', "utf-8")
    commit(tmp_path)
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK.format(root=ROOT, python=sys.executable), "utf-8")
    hook.chmod(0o755)
    return tmp_path


def committed(folder: Path, **texts: str) -> tuple[int, str]:
    """Write files and commit them: the exit code, and what was said."""
    for name, text in texts.items():
        path = folder / f"{name.replace('_', '/')}.perf"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    git(folder, "add", "-A")
    command = ["git", "-c", "user.name=王", "-c", "user.email=w@example.org", "commit", "-q", "-m", "申报稿"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return ran.returncode, ran.stdout + ran.stderr


def test_a_commit_of_what_is_in_order_goes_through(repository: Path) -> None:
    assert committed(repository, 甲=DECLARED.format(name="甲"))[0] == 0


def test_what_is_excluded_holds_no_commit_up(repository: Path) -> None:
    assert committed(repository, 甲=DECLARED.format(name="甲"), 历年_甲="项目　甲\r\n乱写\r\n")[0] == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [("项目 乙\r\n  年度: 2026\r\n", "乙.perf\n"), (DECLARED.format(name="乙") + "乱写\n", "乙.perf:3:1: S101")],
)
def test_what_is_not_in_order_stops_it(repository: Path, text: str, said: str) -> None:
    code, out = committed(repository, 乙=text)
    assert code == 1
    assert said in out
