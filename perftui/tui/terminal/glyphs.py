"""The signs of the screens that are not letters, in one place; `perftui.ascii_signs` has what stands for them."""

from __future__ import annotations

from dataclasses import dataclass

from perftui.diagnostics import Severity
from perftui.display import uses_ascii


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs, each one cell wide but `contested`. `eighths` are the parts of a bar's last cell, from one eighth up."""

    error: str
    warning: str
    info: str
    expanded: str
    collapsed: str
    cursor: str
    divider: str
    dot: str
    before: str
    prompt: str
    unsaved: str
    contested: str
    rising: str
    chosen: str
    added: str
    removed: str
    changed: str
    arrow: str
    full: str
    eighths: str

    def severity(self, severity: Severity) -> str:
        """The mark of `severity`."""
        match severity:
            case Severity.ERROR:
                return self.error
            case Severity.WARNING:
                return self.warning
            case Severity.INFO:
                return self.info

    def bar(self, eighths: int) -> str:
        """A bar of so many eighths of a cell."""
        whole, rest = divmod(max(eighths, 0), 8)
        return self.full * whole + (self.eighths[rest - 1] if rest and not uses_ascii() else "")


GLYPHS = Glyphs(
    error="✗",
    warning="⚠",
    info="i",
    expanded="▾",
    collapsed="▸",
    cursor="▌",
    divider="│",
    dot="·",
    before="‹",
    prompt="›",
    unsaved="●",
    contested="⚡",
    rising="▴",
    chosen="✓",
    added="+",
    removed="−",
    changed="~",
    arrow="→",
    full="█",
    eighths="▏▎▍▌▋▊▉",
)
