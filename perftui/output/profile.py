"""Where the time of a check goes: rule by rule, beside the time of reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from perftui.messages import msg
from perftui.output.table import Column, text_table
from perftui.rules.explanation import all_explanations
from perftui.rules.rule import Registered


def profile_text(seconds: Mapping[str, float], reading: float, own: Sequence[Registered] = ()) -> str:
    """A table of rules, the slowest first; their sum as a multiple of the time of reading.

    Args:
        seconds: how long each rule took, by its code.
        reading: how long it took to read the files.
        own: the rules among them that are none of the program.
    """
    names = {each.kind.code: each.kind.name for each in all_explanations(own)}
    whole = sum(seconds.values())
    columns = [Column(str(msg("Rule"))), Column(str(msg("ms")), right=True), Column(str(msg("Share")), right=True)]
    rows = [
        (f"{code} {names[code]}", _ms(time), _share(time, whole))
        for code, time in sorted(seconds.items(), key=lambda item: -item[1])
    ]
    footer = (str(msg("All rules")), _ms(whole), _share(whole, whole))
    ratio = msg(
        "reading: {reading} ms; rules / reading: {ratio}",
        reading=_ms(reading),
        ratio=f"{whole / reading:.2f}" if reading else "",
    )
    return f"{text_table(columns, rows, footer, None)}{ratio}\n"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}%" if whole else ""
