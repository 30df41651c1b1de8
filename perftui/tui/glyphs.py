"""The signs of the screens that are not letters, in one place so that another set can replace them."""

from __future__ import annotations

from dataclasses import dataclass

from perftui.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs, each one cell wide. `eighths` are the parts of a bar's last cell, from one eighth up."""

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
        return self.full * whole + (self.eighths[rest - 1] if rest and self.eighths else "")


UNICODE = Glyphs(
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
    full="█",
    eighths="▏▎▍▌▋▊▉",
)
ASCII = Glyphs(
    error="x",
    warning="!",
    info="i",
    expanded="-",
    collapsed="+",
    cursor=">",
    divider="|",
    dot=".",
    before="<",
    prompt=">",
    full="#",
    eighths="",
)
GLYPHS = UNICODE
