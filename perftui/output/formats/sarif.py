"""SARIF 2.1.0 (OASIS), for code scanning and for viewers; columns count code points.

Paths are relative to the repository and written as URIs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePath
from types import MappingProxyType
from urllib.parse import quote

from perftui import __version__
from perftui.diagnostics import Diagnostic, Fix, Kind, Severity
from perftui.messages import counted
from perftui.model import Span
from perftui.output.data import Data, Table, json_text
from perftui.output.explanation import page_markdown, page_text
from perftui.output.results import Results, whole_message
from perftui.rules.explanation import Explanation, all_explanations
from perftui.rules.rule import Undecided

LIMIT = 25_000
"""Results of one run; GitHub refuses a run with more."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"})


def write(results: Results) -> Iterator[str]:
    """One run with its rules and results, the gravest where there are more than `LIMIT`."""
    pairs = zip(results.findings, results.fingerprints, strict=True)
    chosen = sorted(pairs, key=lambda pair: pair[0].severity.rank)[:LIMIT]
    open_ones = results.listed[: LIMIT - len(chosen)]
    abouts = {_key(about.kind): about for about in all_explanations(results.own)}
    found: list[Diagnostic | Undecided] = [*(finding for finding, _known_by in chosen), *open_ones]
    rules: list[Data] = [_rule(abouts[key]) for key in dict.fromkeys(_key(each) for each in found)]
    rows: list[Data] = [_result(finding, known_by.digest, results) for finding, known_by in chosen]
    rows += [_open(each, results) for each in open_ones]
    run: Table = {
        "columnKind": "unicodeCodePoints",
        "tool": {"driver": {"name": "perftui", "version": __version__, "rules": rules}},
        "results": rows,
    }
    left_out = len(results.findings) + len(results.listed) - len(rows)
    if left_out or results.faults:
        run["invocations"] = [_invocation(left_out, results)]
    yield json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _key(named: Kind | Diagnostic | Undecided) -> tuple[str, str]:
    """What a rule is known by: two configurations may have given one code to rules of their own."""
    return named.code, named.name


def _rule(about: Explanation) -> Table:
    return {
        "id": about.kind.code,
        "name": about.kind.name,
        "shortDescription": {"text": about.sentence},
        "fullDescription": {"text": about.prose("What") or about.sentence},
        "help": {"text": page_text(about), "markdown": page_markdown(about)},
        "defaultConfiguration": {"level": _LEVELS[about.kind.severity]},
    }


def _result(finding: Diagnostic, digest: str, results: Results) -> Table:
    data: Table = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": whole_message(finding)},
        "locations": [_location(finding.path, finding.span, results)],
        "partialFingerprints": {"perftui/v1": digest},
    }
    if finding.related:
        data["relatedLocations"] = [
            {
                **_location(each.path or finding.path, each.span, results),
                "message": {"text": str(each.message)},
            }
            for each in finding.related
        ]
    if finding.fix is not None:
        data["fixes"] = [_fix(finding.fix, finding.path, results)]
    return data


def _open(undecided: Undecided, results: Results) -> Table:
    """That a rule could not tell: `open` is SARIF's word for it."""
    return {
        "ruleId": undecided.code,
        "kind": "open",
        "level": "none",
        "message": {"text": str(undecided.reason)},
        "locations": [_location(undecided.path, undecided.span, results)],
    }


def _location(path: str, span: Span, results: Results) -> Table:
    return {"physicalLocation": {"artifactLocation": _artifact(path, results), "region": _region(span)}}


def _fix(fix: Fix, path: str, results: Results) -> Table:
    replacements: list[Data] = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change: Table = {"artifactLocation": _artifact(path, results), "replacements": replacements}
    return {"description": {"text": str(fix.title)}, "artifactChanges": [change]}


def _artifact(path: str, results: Results) -> Table:
    whole = results.from_root(path)
    return {"uri": quote(os.fsencode(whole)) if not PurePath(whole).is_absolute() else PurePath(whole).as_uri()}


def _region(span: Span) -> Table:
    return {
        "startLine": span.line,
        "startColumn": span.start + 1,
        "endLine": span.end_line,
        "endColumn": span.end + 1,
    }


def _invocation(left_out: int, results: Results) -> Table:
    """What a viewer has to know of the run: that results are left out, and what could not be read."""
    notices: list[Data] = []
    if left_out:
        text = counted("{count} result is left out", "{count} results are left out", left_out)
        notices.append({"level": "warning", "message": {"text": str(text)}})
    for fault in results.faults:
        place: Table = {"physicalLocation": {"artifactLocation": _artifact(str(fault.path), results)}}
        notices.append({"level": "error", "message": {"text": str(fault.reason)}, "locations": [place]})
    return {"executionSuccessful": not results.faults, "toolExecutionNotifications": notices}
