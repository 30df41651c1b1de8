"""The pages of own rules: what they show is read, and it says all that can be said."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from perftui.config.own import KEYS
from perftui.language.reader import read
from perftui.rules import api
from perftui.rules.page import ForeignPage
from tests.support import ROOT

PAGES = ("own-rules.md", "own-rules.zh-CN.md")


def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text("utf-8")


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text(page), re.DOTALL | re.MULTILINE)


def test_both_show_the_same_rules() -> None:
    """What their rules find is printed on the pages, and compared like all that is printed."""
    english, chinese = PAGES
    assert blocks(english, "python") == blocks(chinese, "python")
    assert [tomllib.loads(block) for block in blocks(english, "toml")] == [
        tomllib.loads(block) for block in blocks(chinese, "toml")
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_key_of_a_rule_has_its_line_and_stands_in_the_example(page: str) -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", text(page), re.MULTILINE)) >= set(KEYS)
    assert {key for rule in tomllib.loads(blocks(page, "toml")[0])["rule"] for key in rule} == set(KEYS)


def test_the_module_of_the_example_is_a_rule_whose_examples_can_be_read() -> None:
    (module,) = blocks(PAGES[0], "python")
    tree = ast.parse(module)
    page = ForeignPage.of(ast.get_docstring(tree) or "")
    assert page.names("XSH001", "hall-year-end")
    for heading in ("Fails", "Passes"):
        assert not read(page.example(heading))[1]
    imported = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == api.__name__
        for name in node.names
    }
    assert imported <= set(api.__all__)


def test_everything_that_a_package_may_use_is_there() -> None:
    assert [name for name in api.__all__ if not hasattr(api, name)] == []
    assert Path(api.__file__).name == "api.py"
