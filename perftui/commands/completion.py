"""`perftui completion`: the script that makes a shell complete commands, options and paths."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from perftui.commands import console
from perftui.commands.help import Command
from perftui.commands.program import program
from perftui.messages import msg

SHELLS = ("bash", "zsh", "fish")


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "completion",
        callback=run,
        params=[click.Argument(["shell"], type=click.Choice(SHELLS))],
        help=str(
            msg(
                "Print the completion script of a shell.\n\n"
                '  bash: eval "$(perftui completion bash)"     in ~/.bashrc\n'
                '  zsh:  eval "$(perftui completion zsh)"      in ~/.zshrc\n'
                "  fish: perftui completion fish | source      in ~/.config/fish/config.fish\n\n"
                "The line goes into the file behind it; a new shell then completes."
            )
        ),
    )


def run(shell: str) -> int:
    """Print the script."""
    kind = get_completion_class(shell)
    if kind is None:
        raise LookupError(shell)
    script = kind(program(), {}, "perftui", "_PERFTUI_COMPLETE")
    console.write(script.source_template % script.source_vars() + "\n")
    return console.FINE
