"""Whether this terminal can show the program."""

from __future__ import annotations

import codecs
import os
import sys

from perftui.messages import Message, msg


def obstacle_to_running() -> Message | None:
    """Why this terminal cannot show the program; `None` where it can."""
    if is_served():
        return None
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return msg("the terminal program needs a terminal; `perftui total` and `perftui check` do not")
    if os.environ.get("TERM") in {"dumb", "unknown"}:
        return msg("this terminal cannot place its cursor; `perftui total` and `perftui check` need no more than text")
    stderr = sys.__stderr__
    if stderr is None or not _is_utf8(stderr.encoding) or _locale_contradicts():
        return msg("this terminal is not set to UTF-8; set the locale to one, for example LC_ALL=C.UTF-8")
    return None


def is_served() -> bool:
    """Whether a browser takes the place of the terminal."""
    return "web_driver" in os.environ.get("TEXTUAL_DRIVER", "")


def _is_utf8(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "utf-8"


def _locale_contradicts() -> bool:
    """Whether the locale names an encoding that is not UTF-8. Python writes UTF-8 in the C locale all the same."""
    import locale

    return os.name == "posix" and codecs.lookup(locale.getencoding()).name not in {"utf-8", "ascii"}
