"""`perftui rule`: what a rule checks, why, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from perftui.commands import configuring, console, options
from perftui.commands.help import Command
from perftui.config.configurations import Configurations
from perftui.config.known import Known
from perftui.messages import Message, msg
from perftui.output.data import Data, json_text
from perftui.output.explanation import page_data, page_heading, page_markdown, page_text
from perftui.output.problems import problems_text
from perftui.output.rule_list import list_markdown, list_text
from perftui.rules.explanation import Explanation, all_explanations, explanation, probably_meant
from perftui.rules.rule import Registered
from perftui.workspace import SUFFIX

_HERE = SUFFIX
"""A file in the current folder: the rules that `perftui.toml` states for it."""


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "rule",
        callback=run,
        params=[
            click.Argument(["named"], metavar="[CODE|NAME]", required=False, shell_complete=_complete),
            click.Option(["--all", "everything"], is_flag=True, help=str(msg("List every kind of finding."))),
            options.config_option(),
            options.formats(["text", "json", "markdown"]),
        ],
        help=str(
            msg(
                "Explain a rule, named by its code or its name: what it checks and why, the documents it rests on, "
                "examples, its settings and its fix. A family or the beginning of codes, such as money or I4, lists "
                "its rules."
            )
        ),
    )


def run(named: str | None, form: str, config: Path | None, *, everything: bool) -> int:
    """Print the page of a rule, or a list of rules."""
    if everything == (named is not None):
        raise click.UsageError(str(msg("name one rule, or list them with --all")))
    configurations = Configurations(Known.installed(), file=config)
    configuration = configurations.of(_HERE)
    own = [each for each in configurations.known_by(configuration).own if each.project or each.workspace]
    if named is None:
        console.write(_listed(all_explanations(own), form))
    else:
        found = explanation(named, own)
        several = _begun(named, own, configurations.known_by(configuration))
        if found is not None or several:
            console.write(_one(found, form) if found is not None else _listed(several, form))
            return console.FINE
        console.complain(_no_such(named, own))
    # What could not be read may be what was asked for.
    broken = configuring.say_broken()
    if configuration.problems:
        console.write_error(problems_text(configuration.problems))
    return console.COULD_NOT_RUN if broken or configuration.problems or named is not None else console.FINE


def _one(about: Explanation, form: str) -> str:
    match form:
        case "json":
            return json_text(page_data(about))
        case "markdown":
            return f"# {page_heading(about)}\n\n{page_markdown(about)}"
    return page_text(about, console.cells(), console.palette())


def _begun(named: str, own: Sequence[Registered], known: Known) -> Sequence[Explanation]:
    """The kinds of findings of a family, or whose codes begin so."""
    meant = known.selectors.get(named, frozenset())
    kinds = all_explanations(own) if named else ()
    return [each for each in kinds if each.kind.code in meant or each.kind.code.startswith(named.upper())]


def _listed(abouts: Sequence[Explanation], form: str) -> str:
    match form:
        case "json":
            rows: list[Data] = [page_data(about) for about in abouts]
            return json_text(rows)
        case "markdown":
            return list_markdown(abouts)
    return list_text(abouts, console.cells(), console.palette())


def _no_such(named: str, own: Sequence[Registered]) -> Message:
    meant = probably_meant(named, own)
    if meant is None:
        return msg("there is no rule {name}; perftui rule --all lists them", name=repr(named))
    return msg("there is no rule {name}; did you mean {meant}?", name=repr(named), meant=meant)


def _complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes and names with their sentences, for the shell."""
    configurations = Configurations(Known.installed())
    own = configurations.known_by(configurations.of(_HERE)).own
    return [
        CompletionItem(name, help=about.sentence)
        for about in all_explanations(own)
        for name in (about.kind.code, about.kind.name)
        if name.lower().startswith(incomplete.lower())
    ]
