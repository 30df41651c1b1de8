"""The options that say what is passed over in folders, and what is said where a configuration is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from perftui.commands import console
from perftui.commands.options import ConfigAsked, config_options, exclude, usage_error
from perftui.config.excluding import Exclusions, pattern_fault
from perftui.config.problems import Problem
from perftui.messages import counted, msg
from perftui.output.problems import problems_text


class Asked(ConfigAsked):
    """What the command line says about what is passed over."""

    exclude: tuple[str, ...]
    force_exclude: bool


def options() -> list[click.Parameter]:
    """The options of `Asked`, for commands that ask nothing else of a configuration."""
    return [*config_options(), *exclude_options()]


def exclude_options() -> list[click.Parameter]:
    """The options that say what is passed over."""
    return [
        exclude(),
        click.Option(
            ["--force-exclude"],
            is_flag=True,
            help=str(msg("Pass over what is excluded even where it is named: for pre-commit, which names every file.")),
        ),
    ]


def exclusions(asked: Asked) -> Exclusions:
    """What is passed over in a run.

    Raises:
        UsageError: the command line contradicts itself, or a pattern of it can mean nothing.
    """
    if asked["config"] is not None and asked["no_config"]:
        raise usage_error(msg("--config and --no-config exclude each other"))
    more = patterns(asked["exclude"])
    return Exclusions(file=asked["config"], search=not asked["no_config"], more=more, named_too=asked["force_exclude"])


def patterns(lists: Sequence[str]) -> tuple[str, ...]:
    """The patterns of `--exclude`.

    Raises:
        UsageError: one of them can mean nothing.
    """
    found = tuple(_patterns(lists))
    for pattern in found:
        fault = pattern_fault(pattern)
        if fault is not None:
            summary, detail = fault
            raise usage_error(msg("{option}: {problem}", option=f"--exclude {pattern}", problem=summary), detail)
    return found


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


def _patterns(lists: Sequence[str]) -> Iterator[str]:
    """Patterns are separated by commas, or the option is repeated. A variable that is not set excludes nothing."""
    return (word.strip() for text in lists for word in text.split(",") if word.strip())
