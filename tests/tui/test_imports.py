"""What the program imports before its first screen: contracts see modules, not the moment of an import."""

import subprocess
import sys


def test_the_shell_needs_nothing_that_parses_checks_or_adds_up() -> None:
    code = "import sys, perftui.tui.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    late = ("lark", "rapidfuzz", "perftui.output", "perftui.query", "perftui.review", "perftui.rules", "perftui.totals")
    assert [name for name in loaded if name.startswith(late)] == []
