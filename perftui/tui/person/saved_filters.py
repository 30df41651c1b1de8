"""Filters that a person keeps under a name, in the state folder of the user."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import platformdirs
import tomli_w

from perftui.files import Fault, is_there, read_bytes, write_atomically
from perftui.messages import msg


class SavedFilters:
    """The saved filters by their names, in the order in which they were saved.

    Args:
        folder: where the file is; by default the state folder of the user.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or platformdirs.user_state_path("perftui")) / "filters.toml"

    def read(self) -> dict[str, str] | Fault:
        """What is saved."""
        if not is_there(self.path):
            return {}
        data = read_bytes(self.path)
        if isinstance(data, Fault):
            return data
        try:
            table = tomllib.loads(data.decode("utf-8")).get("filters", {})
        except ValueError:
            return Fault(self.path, msg("this is no TOML file"))
        if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
            return Fault(self.path, msg("the table filters has something that is no text"))
        return table

    def keep(self, name: str, text: str) -> Fault | None:
        """Save a filter; one of the same name is another one now."""
        return self._write(lambda table: {**table, name: text})

    def forget(self, name: str) -> Fault | None:
        """Remove a filter."""
        return self._write(lambda table: {each: text for each, text in table.items() if each != name})

    def _write(self, changed: Callable[[dict[str, str]], dict[str, str]]) -> Fault | None:
        table = self.read()
        if isinstance(table, Fault):
            return table
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return Fault.of(self.path, error)
        return write_atomically(self.path, tomli_w.dumps({"filters": changed(table)}).encode("utf-8"))
