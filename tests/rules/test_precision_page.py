"""The page docs/rules/precision.md counts what is found in the nine declarations, rule by rule."""

from __future__ import annotations

import re

from perftui.rules.registry import registry
from tests.rules.precision import found_by
from tests.support import ROOT

ROW = re.compile(r"\| (?P<rule>[A-Z]\d+ [a-z0-9-]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|")


def counted() -> dict[str, list[int]]:
    """The numbers of each row of the page: findings, right, wrong, arguable."""
    rows = ROW.finditer((ROOT / "docs" / "rules" / "precision.md").read_text("utf-8"))
    return {row["rule"]: [int(number) for number in row.groups()[1:]] for row in rows}


def test_each_rule_has_a_row() -> None:
    assert set(counted()) == {f"{each.rule.code} {each.rule.name}" for each in registry()}


def test_each_row_counts_what_is_found() -> None:
    assert {rule: row[0] for rule, row in counted().items()} == {
        rule: len(found_by(rule.partition(" ")[0])) for rule in counted()
    }


def test_each_finding_is_judged_once() -> None:
    assert all(findings == sum(judged) for findings, *judged in counted().values())
