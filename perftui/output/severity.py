"""How severities are called and coloured."""

from __future__ import annotations

from types import MappingProxyType

from perftui.diagnostics import Severity
from perftui.output.palette import Tone

TONES = MappingProxyType({Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.INFO: Tone.INFO})
