"""The options that say what is in force, and what is said where a configuration is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypedDict

import click

from perftui.commands import console
from perftui.config.configurations import Configurations
from perftui.config.known import Known, choices
from perftui.config.problems import Problem
from perftui.config.profiles import PROFILES
from perftui.config.switches import Switches
from perftui.display import printable
from perftui.messages import Message, counted, msg
from perftui.output.problems import problems_text
from perftui.rules.plugins import installed


class Asked(TypedDict):
    """What the command line says about the configuration."""

    config: Path | None
    no_config: bool
    profile: str | None
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]


def config_option() -> click.Option:
    """The option that names one configuration for all files."""
    return click.Option(
        ["--config"],
        type=click.Path(path_type=Path, readable=False),
        metavar="FILE",
        help=str(msg("The configuration of all files, in the place of the nearest perftui.toml.")),
    )


def options() -> list[click.Parameter]:
    """The options of `Asked`."""
    return [
        config_option(),
        click.Option(["--no-config"], is_flag=True, help=str(msg("Do not look for a perftui.toml."))),
        click.Option(
            ["--profile"],
            metavar="NAME",
            help=str(msg("What is asked for: {names}.", names=" · ".join(PROFILES.names))),
        ),
        click.Option(
            ["--select"],
            metavar="RULE,...",
            multiple=True,
            help=str(msg("Run these rules only: codes, names or families, such as I4 or money.")),
        ),
        click.Option(
            ["--extend-select"],
            metavar="RULE,...",
            multiple=True,
            help=str(msg("Run these rules too, although the profile or perftui.toml says otherwise.")),
        ),
        click.Option(["--ignore"], metavar="RULE,...", multiple=True, help=str(msg("Do not run these rules."))),
    ]


def configurations(asked: Asked) -> Configurations:
    """The configurations of a run.

    Raises:
        UsageError: the command line names something that there is not.
    """
    if asked["config"] is not None and asked["no_config"]:
        raise usage_error(msg("--config and --no-config exclude each other"))
    profile = asked["profile"]
    if profile is not None and profile not in PROFILES.names:
        raise usage_error(msg("there is no profile {name}", name=profile), choices(profile, PROFILES.names))
    if any(not list(_words([text])) for text in asked["select"]):
        # A variable that is not set, as in CI: to run every rule then would be to do what nobody asked for.
        raise usage_error(
            msg("{option} names no rule", option="--select"), msg("leave it out to run all that are in force")
        )
    return Configurations(
        Known.installed(),
        file=asked["config"],
        search=not asked["no_config"],
        profile_name=profile,
        switches=Switches(
            tuple(_words(asked["select"])), tuple(_words(asked["extend_select"])), tuple(_words(asked["ignore"]))
        ),
    )


def say_broken() -> bool:
    """Say which installed rules do not run, and whether there are any; the others go on."""
    for fault in installed().faults:
        console.complain(printable(str(fault.message)))
    return bool(installed().faults)


def refuse_misnamed(configurations: Configurations, paths: Iterable[str]) -> None:
    """Look at the words of `--select` and `--ignore`.

    Raises:
        UsageError: one means no rule that any of the files could have.
    """
    for unknown in configurations.misnamed(paths):
        raise usage_error(*unknown)


def refuse(problems: Sequence[Problem]) -> int:
    """Say what is wrong with a configuration; nothing is done under one that is."""
    console.write_error(problems_text(problems))
    console.complain(
        counted(
            "{count} problem in the configuration; nothing was done",
            "{count} problems in the configuration; nothing was done",
            len(problems),
        )
    )
    return console.COULD_NOT_RUN


def _words(lists: Iterable[str]) -> Iterator[str]:
    """The rules of `--select` or `--ignore`: separated by commas or repeated."""
    return (word.strip() for text in lists for word in text.split(",") if word.strip())


def usage_error(summary: Message, detail: Message | None = None) -> click.UsageError:
    """That the command line cannot be followed; the second part says what was probably meant."""
    text = summary if detail is None else msg("{problem}; {hint}", problem=summary, hint=detail)
    return click.UsageError(printable(str(text)))
