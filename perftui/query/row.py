"""What a condition is asked about."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from perftui.model import Indicator, Project


class Mark(StrEnum):
    """What a program knows of a place beyond its text."""

    ERROR = "错误"
    WARNING = "警告"
    INFO = "提示"
    CHANGED = "改动"
    SELECTED = "选中"


class Row(NamedTuple):
    """A project, or one of its indicators, with the marks that it carries."""

    project: Project
    indicator: Indicator | None = None
    marks: frozenset[Mark] = frozenset()
    path: str = ""
