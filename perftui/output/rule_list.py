"""All kinds of findings by family, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from perftui.diagnostics import Severity
from perftui.display import fit, width, wrap
from perftui.messages import msg
from perftui.output.explanation import FIX_WORDS, USUAL_CELLS, markdown_prose
from perftui.output.palette import PLAIN, Palette, Tone
from perftui.output.severity import TONES
from perftui.rules.explanation import FAMILIES, Explanation

_GAP = "  "


def list_text(everything: Sequence[Explanation], cells: int | None = None, palette: Palette = PLAIN) -> str:
    """Code, name, severity and sentence, below the names of the families."""
    names = max(len(each.kind.name) for each in everything)
    severities = max(width(str(severity.word)) for severity in Severity)
    codes = max(len(each.kind.code) for each in everything)
    before = 2 + codes + len(_GAP) + names + len(_GAP) + severities + len(_GAP)
    room = max((cells or max(USUAL_CELLS, before + USUAL_CELLS)) - before, 20)
    lines: list[str] = []
    for family, members in _families(everything):
        lines += ["", palette.paint(family, Tone.PLACE)]
        for each in members:
            kind = each.kind
            severity = palette.paint(fit(str(kind.severity.word), severities), TONES[kind.severity])
            first, *rest = wrap(each.sentence, room)
            lines.append(f"  {kind.code:<{codes}}{_GAP}{kind.name:<{names}}{_GAP}{severity}{_GAP}{first}")
            lines += [" " * before + line for line in rest]
    return "".join(f"{line}\n" for line in lines[1:])


def list_markdown(everything: Sequence[Explanation], address: Callable[[Explanation], str] = lambda _about: "") -> str:
    """A table for each family: code, name, severity, sentence, basis and fix.

    Args:
        everything: what to list.
        address: where the code of a kind of finding leads; nowhere, if it is empty.
    """
    titles = (msg("Code"), msg("Name"), msg("Severity"), msg("Finds"), msg("Basis"), msg("Fix"))
    head = _row(map(str, titles)) + _row("---" for _title in titles)
    parts = []
    for family, members in _families(everything):
        parts.append(f"## {family}\n\n{head}{''.join(_row(_cells(each, address(each))) for each in members)}")
    return "\n".join(parts)


def _cells(about: Explanation, address: str) -> Iterator[str]:
    kind = about.kind
    yield f"[{kind.code}]({address})" if address else kind.code
    yield kind.name
    yield str(kind.severity.word)
    yield markdown_prose(about.sentence)
    yield markdown_prose(about.rule.basis) if about.rule else ""
    yield str(FIX_WORDS[about.fix]) if about.fix else ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _families(everything: Sequence[Explanation]) -> Iterator[tuple[str, Iterator[Explanation]]]:
    return ((str(FAMILIES[letter]), members) for letter, members in groupby(everything, lambda each: each.kind.code[0]))
