"""`perftui serve [PATH…]`: the terminal program in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click

from perftui.commands import console, options
from perftui.commands.browse import excluded
from perftui.commands.help import Command
from perftui.files import absence, reason
from perftui.messages import msg

HOST = "127.0.0.1"
PORT = 8000


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "serve",
        callback=run,
        params=[
            options.paths(),
            options.exclude(),
            click.Option(
                ["--host"],
                default=HOST,
                show_default=True,
                metavar="ADDRESS",
                help=str(msg("The address to listen at; anything but this computer lets others in.")),
            ),
            click.Option(
                ["--port"],
                default=PORT,
                show_default=True,
                type=click.IntRange(1, 65535),
                metavar="NUMBER",
                help=str(msg("The port to listen at.")),
            ),
        ],
        help=str(
            msg(
                "Show the terminal program in a browser, one program for each visitor.\n\n"
                "It asks nobody for a name or a password. Without --host only this computer reaches it."
            )
        ),
    )


def run(paths: Sequence[Path], exclude: tuple[str, ...], host: str, port: int) -> int:
    """Serve until somebody ends it."""
    patterns = excluded(exclude)
    if find_spec("textual_serve") is None:
        console.complain(msg("a browser needs one more package: pip install 'perftui[serve]'"))
        return console.COULD_NOT_RUN
    missing = [fault for fault in map(absence, paths) if fault is not None]
    if missing:
        console.report(missing)
        return console.COULD_NOT_RUN
    from perftui.tui.terminal.serving import is_local, serve

    def ready() -> None:
        shown = f"[{host}]" if ":" in host else host
        console.complain(msg("open http://{host}:{port} in a browser; Ctrl-C ends it", host=shown, port=port))
        if is_local(host):
            said = msg("there is no password: every program and user of this computer can change these files")
        else:
            said = msg("WARNING: no password, no encryption: whoever reaches this address can change these files")
        console.complain(said)

    try:
        serve(list(paths) or [Path()], host, port, ready, excluded=patterns)
    except OSError as error:
        console.complain(
            msg("nobody can listen at {host}:{port}: {reason}", host=host, port=port, reason=reason(error))
        )
        return console.COULD_NOT_RUN
    return console.FINE
