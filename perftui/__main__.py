"""Where the program starts: `perftui`, or `python -m perftui`."""

from __future__ import annotations

import signal
import sys


def start() -> int:
    """Run the command line as this process, and give its exit code.

    Ctrl-C ends a process without a word as long as it cannot say one yet, and once it has said everything. Where the
    caller has asked to ignore Ctrl-C, it stays ignored.
    """
    interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if interruptible:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from perftui.commands.run import run

    if interruptible:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    code = run(sys.argv[1:])
    if interruptible:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return code


if __name__ == "__main__":
    sys.exit(start())
