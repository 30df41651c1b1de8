"""Two changes of one text as one: git's own line merge, whose conflict regions the language reads as such."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from perftui.messages import msg

_CONFLICTS_AT_MOST = 127


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text; where both sides changed the same lines, both stand between conflict markers."""

    text: str
    conflicts: int


class GitMissingError(Exception):
    """There is no git on this machine, or it failed."""


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Merge the changes from `base` to `mine` with those from `base` to `theirs`.

    Raises:
        GitMissingError: git cannot be run.
    """
    labels = (msg("mine"), msg("before"), msg("on disk"))
    with tempfile.TemporaryDirectory(prefix="perftui-") as name:
        folder = Path(name)
        files = [folder / part for part in ("mine", "base", "theirs")]
        for path, text in zip(files, (mine, base, theirs), strict=True):
            path.write_bytes(text.encode("utf-8"))
        command = ["git", "merge-file", "-p", "--diff3", *(f"-L{label}" for label in labels), *map(str, files)]
        try:
            done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL, cwd=folder)  # noqa: S603 - git itself, on files of ours
        except OSError as error:
            raise GitMissingError(str(error)) from error
    if not 0 <= done.returncode <= _CONFLICTS_AT_MOST:
        raise GitMissingError(done.stderr.decode("utf-8", "replace").strip())
    return Merged(done.stdout.decode("utf-8"), done.returncode)
