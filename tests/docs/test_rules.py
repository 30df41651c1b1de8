"""There is a page for each rule in both languages, made from the code, and an index that names them all."""

import subprocess
import sys
from pathlib import Path

import pytest

from perftui.rules.explanation import explanations
from perftui.rules.registry import registry

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "rules"


def test_the_pages_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "rules.py", "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "the pages are up to date\n"), "run make docs"


@pytest.mark.parametrize("suffix", [".md", ".zh-CN.md"])
def test_the_index_has_every_kind_of_finding_and_leads_to_every_page(suffix: str) -> None:
    index = (FOLDER / f"README{suffix}").read_text("utf-8")
    assert [code for code in explanations() if f"| [{code}](" not in index and f"| {code} |" not in index] == []
    for registered in registry():
        rule = registered.rule
        assert f"| [{rule.code}]({rule.name}{suffix}) | {rule.name} |" in index
