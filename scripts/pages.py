"""Keep the made parts of the pages up to date: what a command prints, and the table of keys.

    python scripts/pages.py [PAGE…]            fill them in
    python scripts/pages.py --check [PAGE…]    fail where a page shows something else

In a block ```console that calls perftui, the lines below `$ COMMAND` are what the command prints, run in a folder that
holds a copy of declarations/. A block below a line `<!-- file: NAME -->` is a file that the commands find there; one
below `<!-- package: NAME -->` is a file of a package that is installed for them, once its pyproject.toml is there. What
stands between the lines `<!-- keys -->` and `<!-- /keys -->` is made from the actions of the terminal program, between
`<!-- names -->` and `<!-- /names -->` from the names of conditions. A page speaks the language that its name says.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from perftui.messages import Language

ROOT = Path(__file__).resolve().parent.parent
MADE = re.compile(
    r"<!-- (?P<where>file|package): (?P<file>[^\n]+) -->\n\n```[^\n]*\n(?P<content>.*?)^```$"
    r"|^```console\n(?P<console>.*?)^```$"
    r"|<!-- keys -->\n(?P<keys>.*?)<!-- /keys -->"
    r"|<!-- names -->\n(?P<names>.*?)<!-- /names -->",
    re.DOTALL | re.MULTILINE,
)
INSTALLED = "site"
NAME_HEADINGS = MappingProxyType(
    {Language.ENGLISH: ("name", "English", "gives", "what"), Language.CHINESE: ("名称", "英文", "类型", "含义")}
)
KEY_HEADINGS = MappingProxyType({Language.ENGLISH: ("keys", "what it does"), Language.CHINESE: ("按键", "作用")})


def filled(page: Path) -> str:
    """The text of `page` with its made parts as they should be."""
    lang = Language.CHINESE if page.name.endswith(".zh-CN.md") else Language.ENGLISH
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "declarations", folder / "declarations")

        def part(found: re.Match[str]) -> str:
            if found["keys"] is not None:
                return f"<!-- keys -->\n{keys(lang)}<!-- /keys -->"
            if found["names"] is not None:
                return f"<!-- names -->\n{names(lang)}<!-- /names -->"
            if found["file"]:
                place = folder / INSTALLED if found["where"] == "package" else folder
                place.mkdir(exist_ok=True)
                (place / found["file"]).write_text(found["content"], "utf-8", newline="\n")
                if found["file"] == "pyproject.toml":
                    install(place, found["content"])
            elif "$ perftui" in found["console"]:
                commands = re.findall(r"^\$ (.*)\n", found["console"], re.MULTILINE)
                session = (f"$ {command}\n{printed(command, folder, lang)}" for command in commands)
                return f"```console\n{''.join(session)}```"
            return found[0]

        return MADE.sub(part, page.read_text("utf-8"))


def install(site: Path, pyproject: str) -> None:
    """Leave behind what an installer does, so that Python finds the entry points of a package."""
    project = tomllib.loads(pyproject)["project"]
    info = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(head, "utf-8")
    groups = (
        f"[{group}]\n" + "".join(f"{name} = {target}\n" for name, target in points.items())
        for group, points in project["entry-points"].items()
    )
    (info / "entry_points.txt").write_text("".join(groups), "utf-8")


def printed(command: str, folder: Path, lang: Language) -> str:
    """What a command prints on both streams, in an environment that has nothing of this one."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={
            "PATH": path,
            "PYTHONPATH": os.pathsep.join((str(folder / INSTALLED), str(ROOT))),  # the program beside these pages
            "PERFTUI_LANG": lang.value,
            "LC_ALL": "C.UTF-8",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def keys(lang: Language) -> str:
    """The keys of the terminal program, a table for each chapter of its help."""
    from perftui.tui.actions import ACTIONS, GROUP_TITLES, key_names

    head = "| {} | {} |\n|---|---|\n".format(*KEY_HEADINGS[lang])
    tables = []
    for group, actions in groupby(sorted(ACTIONS, key=lambda each: each.group.value), lambda each: each.group):
        rows = dict.fromkeys(f"| {_cell(key_names(each))} | {each.help.text(lang)} |\n" for each in actions)
        tables.append(f"\n### {GROUP_TITLES[group].text(lang)}\n\n{head}{''.join(rows)}")
    return "".join(tables) + "\n"


def names(lang: Language) -> str:
    """The names that a condition can use, as a table."""
    from perftui.query.fields import NAMES
    from perftui.query.terms import TYPE_WORDS

    head = "| {} | {} | {} | {} |\n|---|---|---|---|\n".format(*NAME_HEADINGS[lang])
    rows = (
        f"| `{each.name}` | `{each.english}` | {TYPE_WORDS[each.type].text(lang)} | {each.what.text(lang)} |\n"
        for each in NAMES
    )
    return f"\n{head}{''.join(rows)}\n"


def _cell(names: tuple[str, ...]) -> str:
    return " ".join(f"`{name}`" for name in names)


def main(arguments: list[str]) -> int:
    """Fill in or check the pages that are named, by default all."""
    check = "--check" in arguments
    named = [Path(argument).resolve() for argument in arguments if argument != "--check"]
    stale = []
    for page in named or sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]):
        text = filled(page)
        if text != page.read_text("utf-8"):
            stale.append(str(page.relative_to(ROOT)))
            if not check:
                page.write_text(text, "utf-8", newline="\n")
    print("\n".join(stale) or "the pages are up to date")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
