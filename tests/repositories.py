"""Real repositories for tests."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, fails: bool = False) -> None:
    """Run git in a folder, as somebody who has a name and an address."""
    subprocess.run(
        ["git", "-c", "user.name=王", "-c", "user.email=w@example.org", *arguments],
        cwd=folder,
        check=not fails,
        capture_output=True,
    )


def begin(folder: Path) -> None:
    """Make a repository of a folder."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "core.autocrlf", "false")


def commit(folder: Path, words: str = "申报稿") -> None:
    """Commit everything that is in a folder."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", words, "--date", "2026-03-01T08:00:00Z")
