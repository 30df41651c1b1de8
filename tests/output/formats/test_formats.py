"""What all formats have in common: every finding, and each place in the unit that its readers count in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perftui.display import has_unshowable
from perftui.files import Fault
from perftui.messages import Language, msg, set_language
from perftui.model import Span
from perftui.output.formats import FORMATS
from perftui.output.results import Results
from perftui.rules.fingerprint import Fingerprint
from perftui.rules.indicators.val_nounit import RULE
from tests.output.formats.samples import LINE, SAMPLE, at, checked, data_of, text_of, validate
from tests.support import golden

EVIL = "a\x1b[2J\u202e\x07b"
LISTING = ("text", "concise", "json", "json-lines", "sarif", "junit", "markdown")


def found(pattern: str, text: str) -> int:
    match = re.search(pattern, text)
    assert match, text
    return int(match[1])


def sarif_column(text: str) -> Any:
    (result,) = json.loads(text)["runs"][0]["results"]
    return result["locations"][0]["physicalLocation"]["region"]["startColumn"]


def rdjson_column(diagnostic: Any) -> Any:
    return diagnostic["location"]["range"]["start"]["column"]


COLUMNS: dict[str, Callable[[str], Any]] = {
    "text": lambda text: found(rf"a\.perf:{LINE}:(\d+): ", text),
    "concise": lambda text: found(rf"a\.perf:{LINE}:(\d+): ", text),
    "json": lambda text: json.loads(text)["findings"][0]["column"],
    "json-lines": lambda text: json.loads(text)["column"],
    "github": lambda text: found(r",col=(\d+),", text),
    "sarif": sarif_column,
    "rdjson": lambda text: rdjson_column(json.loads(text)["diagnostics"][0]),
    "rdjsonl": lambda text: rdjson_column(json.loads(text)),
    "junit": lambda text: found(rf'name="S101 unread-line {LINE}:(\d+)"', text),
    "markdown": lambda text: found(rf"a\.perf:{LINE}:(\d+) ", text),
}
"""How the column of the only finding is read from a format."""


@pytest.mark.parametrize("form", COLUMNS)
def test_a_column_behind_an_astral_character_counts_in_the_unit_of_the_format(form: str) -> None:
    start = SAMPLE.split("\n")[LINE - 1].index("85.00")
    assert start == 20
    text = text_of(at(Span(LINE, start, LINE, start + len("85.00"))), form)
    assert COLUMNS[form](text) == (46 if form.startswith("rdjson") else 21)


def test_only_the_report_of_gitlab_has_no_columns() -> None:
    assert {*FORMATS} - {*COLUMNS} == {"gitlab"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", Language)
def test_every_finding_is_written_in_the_language_in_force(sample: Results, form: str, language: Language) -> None:
    set_language(language)
    text = text_of(sample, form)
    assert len(sample.findings) > 5
    assert [each.code for each in sample.findings if str(each.summary) not in text] == []


@pytest.mark.parametrize("form", ["text", "concise", "github", "junit", "markdown"])
def test_a_format_that_no_schema_describes_is_as_it_is_kept(sample: Results, form: str) -> None:
    golden(f"check.{form}.txt", text_of(sample, form))


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found_is_a_whole_document(form: str) -> None:
    text = text_of(Results(), form)
    if form in {"json", "gitlab", "sarif", "rdjson"}:
        json.loads(text)
    assert (text == "") == (form in {"json-lines", "rdjsonl", "github"})


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_that_a_terminal_obeys_is_written(form: str) -> None:
    results = at(Span(1, 0, 1, 2), f"项目 {EVIL}\n", f"declarations/{EVIL}.perf", EVIL)
    assert not has_unshowable(text_of(results, form))


@pytest.mark.parametrize("form", FORMATS)
def test_a_finding_about_no_file_is_written(form: str) -> None:
    assert "odd" in text_of(at(Span(1, 0, 1, 0), path=""), form)


@pytest.mark.parametrize("form", FORMATS)
def test_where_rules_could_not_tell_is_listed_where_it_is_asked_for(form: str) -> None:
    open_one = RULE.undecided(Span(1, 0, 1, 2), msg("{reason}", reason="nothing to go by"), indicator="场次")
    asked = text_of(Results((), (open_one,), list_undecided=True), form)
    unasked = text_of(Results((), (open_one,)), form)
    assert ("nothing to go by" in asked) == (form in LISTING)
    assert ("nothing to go by" in unasked) == (form == "json")


def test_json_lines_are_the_findings_of_json(sample: Results) -> None:
    lines = text_of(sample, "json-lines").splitlines()
    assert [json.loads(line) for line in lines] == data_of(sample, "json")["findings"]


def test_rdjsonl_are_the_diagnostics_of_rdjson(sample: Results) -> None:
    lines = [json.loads(line) for line in text_of(sample, "rdjsonl").splitlines()]
    assert {line.pop("source")["name"] for line in lines} == {"perftui"}
    assert lines == data_of(sample, "rdjson")["diagnostics"]


def test_paths_of_forges_count_from_the_root_of_the_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = checked(repository, a=SAMPLE)
    below = repository / "declarations"
    monkeypatch.chdir(below)
    for path in ("a.perf", "./a.perf", str(below / "a.perf"), "../declarations/a.perf"):
        assert inside.from_root(path) == "declarations/a.perf"
    assert inside.from_root("/elsewhere/a.perf") == "/elsewhere/a.perf"


UNREAD: dict[str, Callable[[str], Any]] = {
    "json": lambda text: json.loads(text)["unread"],
    "json-lines": json.loads,
    "github": str.strip,
    "gitlab": json.loads,
    "sarif": lambda text: json.loads(text)["runs"][0]["invocations"],
    "rdjson": lambda text: json.loads(text)["diagnostics"],
    "rdjsonl": json.loads,
    "junit": lambda text: text.splitlines()[1:],
    "markdown": lambda text: text.splitlines()[2:],
}
"""What a format says of a file that could not be read."""

PATH = {"uri": "declarations/a%20b.perf"}
READ: dict[str, Any] = {
    "json": [{"file": "declarations/a b.perf", "reason": "permission denied"}],
    "json-lines": {"file": "declarations/a b.perf", "reason": "permission denied"},
    "github": "::error title=perftui,file=declarations/a b.perf::permission denied",
    "gitlab": [
        {
            "description": "permission denied",
            "check_name": "unread",
            "fingerprint": Fingerprint("unread", "declarations/a b.perf").digest,
            "severity": "blocker",
            "location": {"path": "declarations/a b.perf", "lines": {"begin": 1}},
        }
    ],
    "sarif": [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {"text": "permission denied"},
                    "locations": [{"physicalLocation": {"artifactLocation": PATH}}],
                }
            ],
        }
    ],
    "rdjson": [{"message": "permission denied", "severity": "ERROR", "location": {"path": "declarations/a b.perf"}}],
    "rdjsonl": {
        "source": {"name": "perftui"},
        "message": "permission denied",
        "severity": "ERROR",
        "location": {"path": "declarations/a b.perf"},
    },
    "junit": [
        '<testsuites name="perftui" tests="1" failures="0" errors="1" skipped="0">',
        '  <testsuite name="declarations/a b.perf" tests="1" failures="0" errors="1" skipped="0">',
        '    <testcase name="read" classname="declarations.a b"><error message="permission denied"/></testcase>',
        "  </testsuite>",
        "</testsuites>",
    ],
    "markdown": ["| File | Could not be read |", "| --- | --- |", "| declarations/a b.perf | permission denied |"],
}


@pytest.mark.parametrize("form", UNREAD)
def test_a_report_names_what_could_not_be_read(form: str) -> None:
    fault = Fault(Path("declarations/a b.perf"), msg("permission denied"))
    text = text_of(Results(faults=[fault]), form)
    assert UNREAD[form](text) == READ[form]
    for name, schema in (("sarif", "sarif-2.1.0"), ("gitlab", "gitlab-code-quality"), ("rdjson", "rdjson")):
        if form == name:
            validate(json.loads(text), f"{schema}.schema.json")


def test_people_are_told_on_standard_error_what_could_not_be_read() -> None:
    fault = Fault(Path("a.perf"), msg("permission denied"))
    assert {*FORMATS} - {*UNREAD} == {"text", "concise"}
    for form in ("text", "concise"):
        assert text_of(Results(faults=[fault]), form) == text_of(Results(), form)
