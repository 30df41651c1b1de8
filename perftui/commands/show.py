"""`perftui show`: one declaration laid out like the official form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Unpack

import click

from perftui.commands import console, excluding, options
from perftui.commands.help import Command
from perftui.commands.sources import read_asked
from perftui.diagnostics import Severity
from perftui.display import cut, printable
from perftui.messages import msg
from perftui.names import closest, comparison_key
from perftui.output.form import NARROWEST, FormLine, Role, form
from perftui.output.palette import Palette, Tone
from perftui.workspace import Declared, Workspace

USUAL_WIDTH = 80
WIDEST_OF_ITSELF = 100
WIDEST = 200

_NAME_CELLS = 80

_TONES = {
    Role.RULE: Tone.GUTTER,
    Role.TITLE: Tone.PLACE,
    Role.LABEL: Tone.LABEL,
    Role.LEVEL: Tone.LABEL,
    Role.NAME: Tone.PLACE,
    Role.OPEN: Tone.ERROR,
    Role.DOUBT: Tone.WARNING,
}


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "show",
        callback=run,
        params=[
            click.Argument(["project"], metavar="PROJECT", shell_complete=_complete),
            options.paths(),
            click.Option(
                ["--width"],
                type=click.IntRange(NARROWEST, WIDEST),
                metavar="CELLS",
                help=str(msg("Cells of a line; by default the width of the terminal, up to 100.")),
            ),
            click.Option(["--ascii", "ascii_only"], is_flag=True, help=str(msg("Draw rules with + - | only."))),
            *excluding.options(),
        ],
        help=str(
            msg("Show one project laid out like the official form. PROJECT is its name, or a part that only it has.")
        ),
    )


def run(
    project: str, paths: tuple[Path, ...], width: int | None, *, ascii_only: bool, **asked: Unpack[excluding.Asked]
) -> int:
    """Print the form of the project that is meant."""
    workspace = read_asked(paths, asked)
    if workspace is None:
        return console.COULD_NOT_RUN
    declared = list(workspace.projects())
    found = _meant(project, declared)
    same = len({comparison_key(each.project.name) for each in found}) == 1
    if not same:
        _say_which(project, found, declared)
        _say_what_is_no_text(workspace)
        return console.COULD_NOT_RUN
    cells = width or min(max(console.cells() or USUAL_WIDTH, NARROWEST), WIDEST_OF_ITSELF)
    palette = console.palette()
    for number, each in enumerate(found):
        lines = form(each.project, cells, ascii_only=ascii_only)
        console.write(("\n" if number else "") + "".join(f"{_painted(line, palette)}\n" for line in lines))
    return console.COULD_NOT_RUN if workspace.faults else console.FINE


def _meant(name: str, declared: Sequence[Declared]) -> list[Declared]:
    """The projects of that name; else those whose name compares equal; else those that contain it."""
    key = comparison_key(name)
    return (
        [each for each in declared if each.project.name == name]
        or [each for each in declared if comparison_key(each.project.name) == key]
        or [each for each in declared if key and key in comparison_key(each.project.name)]
    )


def _say_which(name: str, found: Sequence[Declared], declared: Sequence[Declared]) -> None:
    if found:
        console.complain(msg("several projects have {name} in their name:", name=repr(name)))
        _list(found)
        return
    console.complain(msg("no project is called {name}", name=repr(name)))
    known = [each.project.name for each in declared]
    suggestion = closest(name, known)
    if suggestion is not None:
        console.complain(msg("did you mean {name}?", name=printable(suggestion)))
    elif known:
        console.complain(msg("these are declared:"))
        _list(declared)


def _say_what_is_no_text(workspace: Workspace) -> None:
    """The files in which the project may stand as well."""
    for file in workspace.files:
        if not file.document.text:
            for diagnostic in file.diagnostics:
                if diagnostic.severity is Severity.ERROR:
                    console.complain_about(file.path, diagnostic.summary)


def _list(declared: Sequence[Declared]) -> None:
    for each in declared:
        name = cut(printable(each.project.name), _NAME_CELLS)
        console.complain(f"  {name} ({printable(str(each.file.path))}:{each.project.line})")


def _painted(line: FormLine, palette: Palette) -> str:
    if not palette.colour:
        return line.text.rstrip()
    return "".join(
        palette.paint(piece.text, _TONES[piece.role]) if piece.role in _TONES else piece.text for piece in line.pieces
    )


def _complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of the projects in the current folder, for the shell."""
    return [name for name in _names() if name.startswith(incomplete)]


def _names() -> Iterator[str]:
    from perftui.config.excluding import Exclusions
    from perftui.workspace import load

    for declared in load([Path()], passes_over=Exclusions()).projects():
        yield printable(declared.project.name)
