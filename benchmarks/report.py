"""What a benchmark found: tables and aims, and how they look as text, Markdown and JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure that is to be at least `bound`, or at most where `at_most`; `None` where it was not measured."""

    what: str
    bound: float
    got: float | None
    unit: str = "x"
    at_most: bool = False

    @property
    def reached(self) -> bool | None:
        """Whether the figure keeps its bound; `None` where there is no figure."""
        if self.got is None:
            return None
        return self.got <= self.bound if self.at_most else self.got >= self.bound


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a title; the first column is set left, the others right. `note` says how it was measured."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one benchmark has to say."""

    tables: tuple[Table, ...]
    aims: tuple[Aim, ...] = ()


def machine() -> str:
    """The facts of this machine that figures depend on."""
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {os.cpu_count()} CPUs"
    )


def aims_table(aims: Sequence[Aim]) -> Table:
    """All aims with what was reached."""
    words = {True: "reached", False: "missed", None: "not measured"}
    rows = tuple(
        (
            aim.what,
            f"{'≤' if aim.at_most else '≥'} {aim.bound:g} {aim.unit}",
            "" if aim.got is None else f"{aim.got:.3g} {aim.unit}",
            words[aim.reached],
        )
        for aim in aims
    )
    return Table("Aims", ("aim", "wanted", "measured", "result"), rows, "")


def as_text(table: Table) -> str:
    """The table for a terminal."""
    widths = [max(map(len, column)) for column in zip(table.columns, *table.rows, strict=True)]
    rows = (
        "  ".join(cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(row)).rstrip()
        for row in (tuple(zip(cells, widths, strict=True)) for cells in (table.columns, *table.rows))
    )
    return "\n".join(line for line in (table.title, *(f"  {row}" for row in rows), table.note) if line) + "\n"


def as_markdown(table: Table) -> str:
    """The table for a page of the docs."""
    ruler = ("---", *("---:" for _ in table.columns[1:]))
    rows = "\n".join(f"| {' | '.join(cells)} |" for cells in (table.columns, ruler, *table.rows))
    return "\n\n".join(part for part in (f"### {table.title}", rows, table.note) if part) + "\n"


def as_json(facts: str, reports: Sequence[Report]) -> str:
    """Everything, for a program."""
    aims = [{**asdict(aim), "reached": aim.reached} for report in reports for aim in report.aims]
    tables = [asdict(table) for report in reports for table in report.tables]
    return json.dumps({"machine": facts, "tables": tables, "aims": aims}, ensure_ascii=False, indent=2) + "\n"
