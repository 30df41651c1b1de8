"""`perftui init`: what a folder of declarations needs for git."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import click

from perftui.commands import console
from perftui.commands.help import Command
from perftui.config.baseline import USUAL_NAME
from perftui.config.nearest import FILE_NAME
from perftui.config.profiles import PROFILES
from perftui.display import printable
from perftui.files import Fault, content_hash, create, is_there, read_bytes, write_atomically
from perftui.messages import Message, msg

ATTRIBUTES = "*.perf  text eol=lf  diff=perf  merge=perf  linguist-language=HCL  gitlab-language=hcl"

PRE_COMMIT = """\
# pre-commit install --hook-type pre-commit --hook-type pre-merge-commit
default_install_hook_types: [pre-commit, pre-merge-commit]
repos:
  - repo: local
    hooks:
      - id: perftui-fmt
        name: perftui fmt
        entry: perftui fmt --force-exclude
        language: system
        files: '\\.perf$'
        require_serial: true
      - id: perftui-check
        name: perftui check
        # the whole folder: a 汇总 speaks of all declarations below it
        entry: perftui check .
        language: system
        files: '\\.perf$'
        pass_filenames: false
        stages: [pre-commit, pre-merge-commit]
"""


OWN_RULE = """\
#[[rule]]
#name = "bureau-satisfaction"
#code = "X001"
#when = '"满意度" < 90'
#message = "{指标} 低于 90 %\""""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done with one file."""

    path: Path
    done: Message
    failed: bool = False


def command() -> Command:
    """The command, in the language in force."""
    return Command(
        "init",
        callback=run,
        params=[
            click.Argument(
                ["folder"],
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                default=Path(),
                metavar="[FOLDER]",
            )
        ],
        help=str(
            msg(
                "Prepare a folder for declarations: .gitattributes, perftui.toml and a sample of "
                ".pre-commit-config.yaml. What is there already is kept."
            )
        ),
    )


def run(folder: Path) -> int:
    """Write what is missing, and say what was written and what was left."""
    steps = [
        _attributes(folder / ".gitattributes"),
        _new(folder / FILE_NAME, settings()),
        _new(folder / ".pre-commit-config.yaml", PRE_COMMIT),
    ]
    for step in steps:
        if step.failed:
            console.complain_about(step.path, step.done)
        else:
            console.write(f"{printable(str(step.path))}: {step.done}\n")
    return console.COULD_NOT_RUN if any(step.failed for step in steps) else console.FINE


def settings() -> str:
    """A `perftui.toml` to begin with: every kind of setting, all but the profile behind a `#`."""
    first, *others = PROFILES.names
    blocks: tuple[tuple[Message, str], ...] = (
        (msg("What is asked for: {names}.", names=" · ".join((first, *others))), f'profile = "{first}"'),
        (msg("Rules that do not run: codes, names or families"), '#ignore = ["I403", "duplicates"]'),
        (
            msg("What is known already, so that only new findings are shown; perftui check --write-baseline writes it"),
            f'#baseline = "{USUAL_NAME}"',
        ),
        (msg("Files and folders that are passed over"), '#extend-exclude = ["历年", "草稿/*.perf"]'),
        (msg("How much findings weigh: error, warning or info"), '#[severity]\n#val-nounit = "error"'),
        (msg("Other settings for some files or folders"), '#[per-path."历年"]\n#ignore = ["I4", "G5"]'),
        (
            msg("A rule of your own: where the condition holds, the message is given"),
            OWN_RULE,
        ),
    )
    head = (
        msg("Settings of perftui for this folder and the folders below it."),
        msg("A line with # directly before it is switched on by deleting the #."),
        msg("perftui config shows what is in force, perftui rule what there is to name."),
    )
    comments = "".join(f"# {line}\n" for line in head)
    return comments + "".join(f"\n# {comment}\n{code}\n" for comment, code in blocks)


def _attributes(path: Path) -> Step:
    """The line for `.perf` files, added where no line speaks of them yet."""
    if not is_there(path):
        return _new(path, f"{ATTRIBUTES}\n")
    data = read_bytes(path)
    if isinstance(data, Fault):
        return Step(path, data.reason, failed=True)
    lines = data.splitlines()
    if any(line.split()[:1] == [b"*.perf"] for line in lines):
        return Step(path, msg("left as it is"))
    gap = b"" if not data or data.endswith(b"\n") else b"\n"
    fault = write_atomically(path, data + gap + f"{ATTRIBUTES}\n".encode(), expected=content_hash(data))
    if fault is not None:
        return Step(path, fault.reason, failed=True)
    return Step(path, msg("one line added"))


def _new(path: Path, text: str) -> Step:
    if os.path.lexists(path):
        return Step(path, msg("left as it is"))
    fault = create(path, text.encode("utf-8"))
    return Step(path, msg("written")) if fault is None else Step(path, fault.reason, failed=True)
