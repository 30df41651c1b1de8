"""How often each rule found something, the most frequent first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from perftui.messages import msg
from perftui.output.data import Data, json_text
from perftui.output.formats.json import counts_data, fault_data
from perftui.output.formats.text import closing
from perftui.output.results import Results
from perftui.output.table import Column, markdown_table, text_table


@dataclass(frozen=True, slots=True)
class Frequency:
    """What a rule found: how much, how much of it has a safe or an unsafe fix, and where it could not tell."""

    code: str
    name: str
    count: int
    safe: int
    unsafe: int
    undecided: int


def frequencies(results: Results) -> list[Frequency]:
    """One for each rule that found something or could not tell."""
    counts = Counter((finding.code, finding.name) for finding in results.findings)
    fixes = Counter((each.code, each.name, each.fix.safe) for each in results.findings if each.fix is not None)
    undecided = Counter((each.code, each.name) for each in results.undecided)
    found = [
        Frequency(*rule, counts[rule], fixes[*rule, True], fixes[*rule, False], undecided[rule])
        for rule in counts | undecided
    ]
    return sorted(found, key=lambda each: (-each.count, each.code, each.name))


def statistics_text(results: Results) -> str:
    """A table, and the lines that close a check."""
    rows = _rows(results)
    return (text_table(_columns(), rows, None, results.cells) + "\n" if rows else "") + "".join(closing(results))


def statistics_markdown(results: Results) -> str:
    """The same table as Markdown, and a table of what could not be read."""
    table = markdown_table(_columns(), _rows(results), None)
    if not results.faults:
        return table
    unread = [(str(fault.path), str(fault.reason)) for fault in results.faults]
    titles = [Column(str(title)) for title in (msg("File"), msg("Could not be read"))]
    return f"{table}\n{markdown_table(titles, unread, None)}"


def statistics_json(results: Results) -> str:
    """The same for programs; its schema is `docs/schema/statistics.schema.json`."""
    rules: list[Data] = [
        {
            "code": each.code,
            "name": each.name,
            "count": each.count,
            "fixable": each.safe + each.unsafe,
            "safe_fixes": each.safe,
            "not_applicable": each.undecided,
        }
        for each in frequencies(results)
    ]
    unread: list[Data] = [fault_data(fault) for fault in results.faults]
    return json_text({"rules": rules, "unread": unread, "counts": counts_data(results)})


def _columns() -> list[Column]:
    return [
        Column(str(msg("Rule"))),
        Column(str(msg("Findings")), right=True),
        Column(str(msg("Safe fixes")), right=True),
        Column(str(msg("Unsafe fixes")), right=True),
        Column(str(msg("Could not tell")), right=True),
    ]


def _rows(results: Results) -> list[tuple[str, ...]]:
    return [
        (f"{each.code} {each.name}", *map(str, (each.count, each.safe, each.unsafe, each.undecided)))
        for each in frequencies(results)
    ]
