"""Files that no result replaces: what somebody wrote, and what the program keeps for itself."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from perftui.config.baseline import USUAL_NAME, is_baseline
from perftui.config.nearest import FILE_NAME
from perftui.display import printable
from perftui.messages import msg
from perftui.workspace import SUFFIX

_BY_INIT = (".gitattributes", ".pre-commit-config.yaml")


def refuse_kept(output: Path) -> None:
    """Look at the file that a result is to be written to, and at what it is a link to.

    Raises:
        UsageError: it is a declaration, a configuration, a baseline, or something else that the program keeps.
    """
    target = Path(os.path.realpath(output))
    if any(_is_kept(path) for path in (output, target)) or is_baseline(target):
        raise replaced(output)


def refuse_among(output: Path | None, others: Iterable[Path | None]) -> None:
    """Look at the file that a result is to be written to, beside those that the run knows by name.

    Raises:
        UsageError: it is one of them.
    """
    if output is not None and os.path.realpath(output) in {os.path.realpath(each) for each in others if each}:
        raise replaced(output)


def replaced(path: Path) -> click.UsageError:
    """That a file would hold the result and nothing of what it holds."""
    said = msg("{path} would be replaced by the result; name another file", path=path.name)
    return click.UsageError(printable(str(said)))


def _is_kept(path: Path) -> bool:
    import platformdirs

    own = (platformdirs.user_state_path("perftui"), platformdirs.user_config_path("perftui"))
    name = path.name.lower()
    return (
        name.endswith(SUFFIX)
        or name in {FILE_NAME, USUAL_NAME, *_BY_INIT}
        or any(folder in path.parents for folder in own)
    )
