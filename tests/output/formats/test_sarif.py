"""SARIF 2.1.0: as its schema says, and as code scanning asks."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from perftui.diagnostics import Severity
from perftui.messages import Language, msg, set_language
from perftui.model import Span
from perftui.output.formats import sarif
from perftui.output.results import Results
from perftui.rules.indicators.val_nounit import RULE
from perftui.rules.registry import registry
from tests.output.formats.samples import at, data_of, finding, validate

SCHEMA = "sarif-2.1.0.schema.json"


def run_of(results: Results) -> Any:
    data = data_of(results, "sarif")
    validate(data, SCHEMA)
    (run,) = data["runs"]
    return run


def by_rule(run: Any) -> dict[str, Any]:
    return {result["ruleId"]: result for result in run["results"]}


@pytest.mark.parametrize("language", Language)
def test_it_is_as_the_schema_says(sample: Results, language: Language) -> None:
    set_language(language)
    assert run_of(sample)["columnKind"] == "unicodeCodePoints"


def test_every_rule_that_found_something_is_described_once(sample: Results) -> None:
    run = run_of(sample)
    rules = run["tool"]["driver"]["rules"]
    assert sorted(rule["id"] for rule in rules) == sorted({each.code for each in sample.findings})
    (money,) = (rule for rule in rules if rule["id"] == "M201")
    assert money["name"] == "money-sum"
    assert money["shortDescription"]["text"] == "A total differs from the sum of its parts."
    assert "财政项目支出绩效目标申报表" in money["help"]["text"]
    assert "## Basis" in money["help"]["markdown"]
    assert money["defaultConfiguration"]["level"] == "error"


def test_every_rule_there_is_can_be_described() -> None:
    findings = [registered.rule.at(Span(1, 0, 1, 1), msg("{reason}", reason="x")) for registered in registry()]
    assert len(run_of(Results(findings))["tool"]["driver"]["rules"]) == len(registry())


def test_a_result_has_a_level_a_place_and_a_fingerprint(sample: Results) -> None:
    result = by_rule(run_of(sample))["M201"]
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "declarations/a.perf"
    assert place["region"] == {"startLine": 6, "startColumn": 13, "endLine": 6, "endColumn": 28}
    assert len(result["partialFingerprints"]["perftui/v1"]) == 16


def test_a_fix_replaces_exactly_its_characters(sample: Results) -> None:
    (fix,) = by_rule(run_of(sample))["M201"]["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"]["text"] == "45,000,000.00 元"
    assert replacement["deletedRegion"]["startColumn"] == 13
    assert fix["description"]["text"] == "write 45,000,000.00 元"


def test_other_places_are_related(sample: Results) -> None:
    (related,) = by_rule(run_of(sample))["D601"]["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 10


def test_a_path_is_a_uri() -> None:
    path = "申报表/a b#c?%.perf"
    (result,) = run_of(at(Span(1, 0, 1, 1), path=path))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not {"#", "?", " "} & {*uri}
    assert unquote(uri) == path


def test_a_path_outside_of_the_repository_is_a_whole_uri() -> None:
    (result,) = run_of(at(Span(1, 0, 1, 1), path="/elsewhere/a.perf"))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///elsewhere/a.perf"


def test_what_a_rule_could_not_tell_is_open() -> None:
    undecided = RULE.undecided(Span(2, 1, 2, 3), msg("{reason}", reason="no unit"))
    (result,) = run_of(Results((), (undecided,), list_undecided=True))["results"]
    assert (result["ruleId"], result["kind"], result["level"]) == ("I403", "open", "none")


def test_of_too_many_results_the_gravest_stay_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "LIMIT", 2)
    findings = [finding(Span(line, 0, line, 1), severity=severity) for line, severity in enumerate([*Severity] * 2, 1)]
    run = run_of(Results(findings))
    assert [result["level"] for result in run["results"]] == ["error", "error"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "4 results are left out"
