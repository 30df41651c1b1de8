"""`python -m benchmarks [--quick] [--json FILE] [--markdown FILE] [NAME …]`: measure, print tables and aims."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from benchmarks import checking, growth, reading, rereading, startup, terminal_scale
from benchmarks.report import aims_table, as_json, as_markdown, as_text, machine

BENCHMARKS = {
    "reading": reading.run,
    "growth": growth.run,
    "checking": checking.run,
    "rereading": rereading.run,
    "startup": startup.run,
    "scale": terminal_scale.run,
}


def main() -> None:
    """Run what was asked for. A missed aim is a result, not an error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Benchmarks of perftui.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(BENCHMARKS)}; all without one")
    parser.add_argument("--quick", action="store_true", help="a tenth of the content and few rounds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables here as well")
    options = parser.parse_args()
    if unknown := set(options.names) - set(BENCHMARKS):
        parser.error(f"no benchmark named {', '.join(sorted(unknown))}")

    # An installed program has its bytecode; without it each start would compile all modules.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

    print(machine(), end="\n\n")
    reports = []
    for name in options.names or BENCHMARKS:
        report = BENCHMARKS[name](quick=options.quick)
        reports.append(report)
        for table in report.tables:
            print(as_text(table), flush=True)
    aims = aims_table([aim for report in reports for aim in report.aims])
    print(as_text(aims))
    if options.json:
        options.json.write_text(as_json(machine(), reports), "utf-8")
    if options.markdown:
        tables = [table for report in reports for table in report.tables]
        options.markdown.write_text("\n".join([f"{machine()}\n", *map(as_markdown, [*tables, aims])]), "utf-8")


if __name__ == "__main__":
    main()
