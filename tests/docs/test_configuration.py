"""The complete example on the page of configuration says everything that can be said, and is understood."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from perftui.config.configurations import Configurations
from perftui.config.profiles import PROFILES
from tests.support import ROOT

PAGES = ("configuration.md", "configuration.zh-CN.md")
EVERYTHING = {
    "profile",
    "baseline",
    "exclude",
    "extend-exclude",
    "select",
    "extend-select",
    "ignore",
    "severity",
    "rules",
    "words",
    "per-path",
    "rule",
}


def blocks(page: str) -> list[str]:
    return re.findall(r"^```toml\n(.*?)^```$", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_the_example_is_in_force_without_a_problem(tmp_path: Path, page: str) -> None:
    example = blocks(page)[0]
    (tmp_path / "perftui.toml").write_text(example, "utf-8")
    assert Configurations().problems([str(tmp_path / "甲.perf")]) == ()
    assert set(tomllib.loads(example)) == EVERYTHING


def test_both_pages_show_the_same_but_for_comments() -> None:
    assert [tomllib.loads(text) for text in blocks(PAGES[0])] == [tomllib.loads(text) for text in blocks(PAGES[1])]


@pytest.mark.parametrize("page", PAGES)
def test_every_profile_is_named(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)[-len(PROFILES.names) :] == list(PROFILES.names)
