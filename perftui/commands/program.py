"""The command `perftui` itself: which commands there are, and what happens without one.

A command is a module with `command()`. It is imported when it is called, so that help and completion stay fast.
"""

from __future__ import annotations

import errno
import importlib
from dataclasses import dataclass
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from perftui import __version__
from perftui.commands import browse, console, options
from perftui.commands.help import Command
from perftui.files import absence
from perftui.messages import Language, Message, msg


@dataclass(frozen=True, slots=True)
class Entry:
    """A command that is not imported yet."""

    name: str
    summary: Message

    def load(self) -> click.Command:
        """The command, in the language in force."""
        module = importlib.import_module(f"perftui.commands.{self.name}")
        command = module.command()
        if not isinstance(command, click.Command):
            raise TypeError(self.name)
        # It belongs before the command, and is as often written behind it.
        command.params.append(_language_option(hidden=True))
        return command


COMMANDS = (
    Entry("check", msg("Check declarations: errors, doubts, open targets.")),
    Entry("rule", msg("Explain a rule: what it checks, and what it rests on.")),
    Entry("fmt", msg("Bring declarations into their canonical form.")),
    Entry("total", msg("Add up funds, count projects and indicators.")),
    Entry("show", msg("Show one project like the official form.")),
    Entry("export", msg("Write declarations as JSON, TOML or CSV.")),
    Entry("serve", msg("Show the terminal program in a browser.")),
    Entry("new", msg("Begin a new declaration.")),
    Entry("config", msg("Show what is in force, and where it comes from.")),
    Entry("init", msg("Prepare a folder for declarations and git.")),
    Entry("completion", msg("Print the completion script of a shell.")),
)
_BROWSE = Entry("browse", msg("Browse declarations in the terminal."))


class Program(Command, click.Group):
    """The group of all commands; a path in the place of a command is opened in the terminal program."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """The names in the order of help."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the signature is click's
        """Import the command of that name."""
        return next((entry.load() for entry in COMMANDS if entry.name == cmd_name), None)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that `args` begin with; a path that is there, or may not be seen, stands for browsing."""
        first = args[0]
        if first not in self.list_commands(ctx) and not first.startswith("-"):
            fault = absence(Path(first))
            if fault is None or fault.error in {errno.EACCES, errno.EPERM}:
                return _BROWSE.name, _BROWSE.load(), args
            if not ctx.resilient_parsing:
                ctx.fail(str(_no_such(first)))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, without importing them, and files once a name is begun: a path stands for browsing."""
        paths = [CompletionItem(incomplete, type="file")] if incomplete else []
        commands = [
            CompletionItem(entry.name, help=str(entry.summary))
            for entry in COMMANDS
            if entry.name.startswith(incomplete)
        ]
        return [*paths, *commands, *super(click.Group, self).shell_complete(ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the signature is click's
        """The table of commands, without importing them."""
        with formatter.section(str(msg("Commands"))):
            formatter.write_dl([(entry.name, str(entry.summary)) for entry in COMMANDS])


def program() -> Program:
    """The program, in the language in force."""
    return Program(
        "perftui",
        callback=_begin,
        invoke_without_command=True,
        params=[
            _language_option(),
            browse.ascii_option(),
            options.exclude(),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_version,
                help=str(msg("Show the version and exit.")),
            ),
        ],
        context_settings={"help_option_names": ["-h", "--help"]},
        subcommand_metavar="[PATH]... | COMMAND [ARGS]...",
        help=str(
            msg(
                "Declarations of project performance as plain text.\n\n"
                "Without a command, the terminal program opens on PATH, by default the current folder."
            )
        ),
    )


def _language_option(*, hidden: bool = False) -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice([language.value for language in Language]),
        expose_value=False,
        hidden=hidden,
        help=str(msg("The language of messages; by default PERFTUI_LANG, then the locale.")),
    )


@click.pass_context
def _begin(context: click.Context, exclude: tuple[str, ...], *, ascii_only: bool) -> int:
    """What happens without a command."""
    invoked = context.invoked_subcommand
    if invoked is None:
        return browse.browse([], exclude, ascii_only=ascii_only)
    if exclude and invoked != _BROWSE.name:
        raise options.usage_error(msg("write {option} behind {command}", option="--exclude", command=invoked))
    return 0


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: object) -> None:
    if wanted and not context.resilient_parsing:
        console.write(f"perftui {__version__}\n")
        context.exit()


def _no_such(name: str) -> Message:
    from perftui.names import closest

    suggestion = closest(name, [entry.name for entry in COMMANDS])
    if suggestion is None:
        return msg("there is no command and no file or folder {name}", name=repr(name))
    return msg(
        "there is no command and no file or folder {name}; did you mean {suggestion}?",
        name=repr(name),
        suggestion=suggestion,
    )
