"""Programs in a terminal: what they show, and when a key is answered."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks.terminal import running, shown

ECHO = (
    "import sys, tty; tty.setraw(0); sys.stdout.write('\\x1b[?1049hready'); sys.stdout.flush()\n"
    "while (key := sys.stdin.read(1)) != 'q':\n"
    "    if key != 'n':\n"
    "        sys.stdout.write(f'\\x1b[1m{key}{key}\\x1b[0m'); sys.stdout.flush()\n"
)


def test_only_what_was_painted_counts() -> None:
    assert shown("before\x1b[?1049h\x1b[1mone\x1b[0m  two\x1b]0;title\x07") == "onetwo"


def test_a_key_is_answered_by_what_it_paints(tmp_path: Path) -> None:
    with running((sys.executable, "-c", ECHO), tmp_path, dict(os.environ)) as terminal:
        (ready,) = terminal.until((lambda text: text == "ready",))
        assert ready > 0
        assert terminal.press("x") > 0
        assert shown(terminal.output.decode()) == "xx"
        assert terminal.press("n") == 0, "nothing answers"
        assert terminal.memory > 0
