"""reviewdog's format: as its schema says; a suggestion, applied to the bytes of the file, is the fix."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from perftui.language.edits import apply
from perftui.output.results import Results
from tests.output.formats.samples import SAMPLE, checked, data_of, validate

SCHEMA = "rdjson.schema.json"
MOVED = SAMPLE.replace("  产出指标 / 质量指标\n", "  年度总体目标: 𠮷建成 # 注\n\n  产出指标 / 质量指标\n")
"""The fix of its goal takes two edits: the prose goes to a line of its own, the remark stays."""


def replaced(text: str, suggestion: Any) -> str:
    """`text` with a suggestion made, as one who counts bytes makes it."""
    data = text.encode()
    starts = [0]
    for line in data.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    begin, end = (starts[place["line"] - 1] + place["column"] - 1 for place in suggestion["range"].values())
    inserted: str = suggestion["text"]
    return (data[:begin] + inserted.encode() + data[end:]).decode()


def test_it_is_as_the_schema_says(sample: Results) -> None:
    data = data_of(sample, "rdjson")
    validate(data, SCHEMA)
    assert data["source"] == {"name": "perftui"}
    for diagnostic in data["diagnostics"]:
        assert diagnostic["message"]
        assert diagnostic["location"]["path"] == "declarations/a.perf"
    assert {each["severity"] for each in data["diagnostics"]} == {"ERROR", "INFO"}


@pytest.mark.parametrize("text", [SAMPLE, MOVED, MOVED.replace("\n", "\r\n")], ids=["one", "two", "crlf"])
def test_a_suggestion_is_the_fix_in_bytes(repository: Path, text: str) -> None:
    results = checked(repository, a=text)
    fixed = 0
    for finding, diagnostic in zip(results.findings, data_of(results, "rdjson")["diagnostics"], strict=True):
        assert ("suggestions" in diagnostic) == (finding.fix is not None)
        if finding.fix is not None:
            (suggestion,) = diagnostic["suggestions"]
            assert replaced(text, suggestion) == apply(text, finding.fix.edits)
            fixed += 1
    assert fixed >= 2


def test_the_bytes_of_a_byte_order_mark_count_on_its_line(repository: Path) -> None:
    def columns(text: str) -> list[tuple[int, int]]:
        ranges = [each["location"]["range"] for each in data_of(checked(repository, a=text), "rdjson")["diagnostics"]]
        return [(each["start"]["line"], each["start"]["column"]) for each in ranges]

    plain = columns(SAMPLE)
    assert (1, 8) in plain
    assert columns("\ufeff" + SAMPLE) == [(line, column + 3 * (line == 1)) for line, column in plain]


def test_other_places_are_related(sample: Results) -> None:
    (twice,) = (each for each in data_of(sample, "rdjson")["diagnostics"] if each["code"]["value"] == "D601")
    (related,) = twice["related_locations"]
    assert related["location"]["range"]["start"] == {"line": 10, "column": 7}
