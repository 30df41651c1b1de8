"""One run of the command line: its language, and its exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import click

from perftui.commands import console, words
from perftui.commands.program import program
from perftui.files import from_home
from perftui.messages import Language, language, msg, set_language, unknown_language


def run(arguments: Sequence[str]) -> int:
    """Do what `arguments` say: 0 fine, 1 findings, 2 could not run."""
    console.configure()
    _be_at_home()
    asked = _language_asked(arguments)
    if asked is not None:
        set_language(asked)
    words.speak(language())
    unknown = unknown_language(os.environ) if asked is None else None
    if unknown is not None:
        console.complain(unknown)
        return console.COULD_NOT_RUN
    try:
        code = program().main(arguments, prog_name="perftui", standalone_mode=False)
    except click.ClickException as error:
        console.refuse(error)
        return console.COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        console.complain(msg("interrupted"))
        return console.INTERRUPTED
    except console.OutputClosedError:
        return console.CLOSED
    except FileNotFoundError:
        if _stands_somewhere():
            raise
        console.complain(msg("the current folder is not there any more"))
        return console.COULD_NOT_RUN
    return int(code or console.FINE)


def _be_at_home() -> None:
    """Give a user a home whom the system knows none for, as in many containers: the root folder, as `login` does.

    A home that is no whole path is none.
    """
    if not Path(os.environ.get("HOME", os.sep)).is_absolute():
        os.environ.pop("HOME", None)
    if not from_home("~").is_absolute():
        os.environ["HOME"] = os.sep


def _stands_somewhere() -> bool:
    """Whether there is a current folder: without one, no name has a meaning, and the system says that it is missing."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True


def _language_asked(arguments: Sequence[str]) -> Language | None:
    """The value of `--lang`, needed before anything is parsed, because help is written in that language."""
    for argument, following in pairwise((*arguments, "")):
        if argument == "--":
            break
        wanted = following if argument == "--lang" else argument.removeprefix("--lang=")
        if wanted in list(Language):
            return Language(wanted)
    return None
