"""The options that say what is passed over in folders, and what is said where a configuration is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from perftui.commands import console
from perftui.commands.options import ConfigAsked, config_options, usage_error
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
        click.Option(
            ["--exclude"],
            metavar="PATTERN,...",
            multiple=True,
            help=str(msg("Pass over these files and folders too, where a folder is looked through.")),
        ),
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
    patterns = tuple(_patterns(asked["exclude"]))
    for pattern in patterns:
        found = pattern_fault(pattern)
        if found is not None:
            summary, detail = found
            raise usage_error(msg("{option}: {problem}", option=f"--exclude {pattern}", problem=summary), detail)
    return Exclusions(
        file=asked["config"], search=not asked["no_config"], more=patterns, named_too=asked["force_exclude"]
    )


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
    """The patterns of `--exclude`: separated by commas or repeated. A variable that is not set excludes nothing."""
    return (word.strip() for text in lists for word in text.split(",") if word.strip())
