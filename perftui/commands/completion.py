"""`perftui completion`: the script that makes a shell complete commands, options, projects and paths."""

from __future__ import annotations

from types import MappingProxyType

import click
from click.shell_completion import get_completion_class

from perftui.commands import console
from perftui.commands.help import Command
from perftui.commands.program import program
from perftui.messages import msg

SHELLS = ("bash", "zsh", "fish")

_MENDED = MappingProxyType(
    {
        "bash": [
            # A name with blanks or quotes is one word, unless its quotation is open already.
            (
                "COMPREPLY+=($value)",
                r"""[[ ${COMP_WORDS[COMP_CWORD]} == [\"\']* ]] || printf -v value %%q "$value"
            COMPREPLY+=("$value")""",
            ),
        ],
        "zsh": [
            # The value behind --option= is completed, not the whole word.
            ("    for type", "    [[ $words[CURRENT] == --*=* ]] && compset -P '*='\n\n    for type"),
            ("compadd -U", "compadd"),
            # A shell without any set-up has not loaded its completion yet.
            (
                "    compdef ",
                "    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n    compdef ",
            ),
        ],
        # A name may have commas.
        "fish": [('string split ","', 'string split --max 1 ","')],
    }
)
"""What the scripts of the command line library lack: their text, and ours."""


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
    template = script.source_template
    for lacking, mended in _MENDED[shell]:
        template = template.replace(lacking, mended)
    console.write(template % script.source_vars() + "\n")
    return console.FINE
