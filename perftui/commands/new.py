"""`perftui new`: a commented skeleton of a declaration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from perftui.commands import console
from perftui.commands.help import Command
from perftui.display import has_unshowable, printable
from perftui.files import create
from perftui.language.keys import HEAD, PARTS, Key
from perftui.language.values import title_text
from perftui.messages import Message, msg
from perftui.taxonomy import taxonomy
from perftui.workspace import SUFFIX

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_MAX_BYTES = 200
"""A file name may have 255 bytes on most systems; some room is left for suffixes of other programs."""

_SECTIONS = (
    ("成本指标", "经济成本指标"),
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "new",
        callback=run,
        params=[
            click.Argument(["name"], metavar="NAME"),
            click.Option(
                ["--dir", "folder"],
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                default=Path(),
                metavar="FOLDER",
                help=str(msg("The folder of the new file; by default the current one.")),
            ),
        ],
        help=str(
            msg("Begin the declaration of the project NAME: a commented file named after it. No file is overwritten.")
        ),
    )


def run(name: str, folder: Path) -> int:
    """Write the skeleton."""
    name = name.strip()
    if not name or has_unshowable(name) or "\n" in name or "\t" in name:
        raise click.UsageError(str(msg("a name is one line of visible characters")))
    path = folder / file_name(name)
    fault = create(path, skeleton(name).encode("utf-8"))
    if fault is not None:
        console.report([fault])
        return console.COULD_NOT_RUN
    written = msg("{path} written", path=printable(str(path)))
    console.write(f"{written}\n")
    return console.FINE


def file_name(name: str) -> str:
    """A name for the file that every system takes."""
    safe = _UNSAFE.sub("_", name).strip(" .") or "_"
    if _RESERVED.fullmatch(safe):
        safe = f"_{safe}"
    while len(safe.encode("utf-8")) > _MAX_BYTES:
        safe = safe[:-1]
    return safe + SUFFIX


def skeleton(name: str) -> str:
    """A declaration to fill in: every field of the form, and how each is written."""
    return "\n\n".join("\n".join(block) for block in _blocks(name)) + "\n"


def _blocks(name: str) -> Iterator[list[str]]:
    known = taxonomy()
    vocabularies = {Key.NATURE: known.natures, Key.CATEGORY: known.categories}
    head: list[str] = []
    for key in HEAD:
        if key in vocabularies:
            head.append(_comment(msg("one of: {names}", names="、".join(vocabularies[key])), "  "))
        if key is not Key.CODE:
            head.append(f"  {key}:")
    yield [
        _comment(msg("Fill in what stands empty; perftui check says what is missing.")),
        f"项目 {title_text(name)}",
        *head,
    ]
    yield [
        _comment(msg("Amounts as 46,000,000.00 元 or 4600 万元; an empty one is not 0.00."), "  "),
        f"  {Key.ANNUAL_FUNDS}:",
        *(f"    {part}:" for part in PARTS[Key.ANNUAL_FUNDS]),
    ]
    yield [
        _comment(msg("One sentence a line, each behind |; a line with | alone begins a paragraph."), "  "),
        f"  {Key.ANNUAL_GOAL}:",
    ]
    examples: dict[str, Message] = {
        "经济成本指标": msg("An indicator is one of:  - NAME ≥ 99 %   - NAME ≤ 2026-12-31   - NAME: WORDS   - NAME: ?"),
        "数量指标": msg("? means that nobody has decided the target yet."),
    }
    for level1, level2 in _SECTIONS:
        example = examples.get(level2)
        yield [*([] if example is None else [_comment(example, "  ")]), f"  {level1} / {level2}"]


def _comment(text: Message, indent: str = "") -> str:
    return f"{indent}# {text}"
