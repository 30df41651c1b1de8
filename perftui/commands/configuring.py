"""The options that say what is in force, and what is said where a configuration is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from perftui.commands import console
from perftui.commands.options import ConfigAsked, config_options, usage_error
from perftui.config.configurations import Configurations
from perftui.config.known import Known
from perftui.config.profiles import PROFILES
from perftui.config.suggesting import choices
from perftui.config.switches import Switches
from perftui.display import printable
from perftui.messages import msg
from perftui.rules.plugins import installed


class Asked(ConfigAsked):
    """What the command line says about the configuration."""

    profile: str | None
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]


def options() -> list[click.Parameter]:
    """The options of `Asked`."""
    return [
        *config_options(),
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


def _words(lists: Iterable[str]) -> Iterator[str]:
    """The rules of `--select` or `--ignore`: separated by commas or repeated."""
    return (word.strip() for text in lists for word in text.split(",") if word.strip())
