"""Compiles the catalogue of messages while the package is built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUE = Path("perftui/locale/zh_CN/LC_MESSAGES/perftui.po")


class CatalogueHook(BuildHookInterface[Any]):
    """Writes the `.mo` beside the `.po`, for the wheel and for an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - fixed by hatchling
        """Compile."""
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        source = Path(self.root) / CATALOGUE
        with source.open("rb") as text:
            catalogue = read_po(text, locale="zh_CN")
        with source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
