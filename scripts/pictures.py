"""Take the pictures of the pages: drive the terminal program over declarations/, export its screen as SVG."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from perftui.messages import Language, set_language
from perftui.tui.app import PerfApp

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LARGE = (150, 42)
WIDE = (120, 30)
SMALL = (80, 24)


@dataclass(frozen=True, slots=True)
class Picture:
    """A file, and the way to what it shows; `edited` shows it after something was changed."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE
    edited: bool = False


PICTURES = (
    Picture("main", size=LARGE),
    Picture("small", size=SMALL),
    Picture("totals", ("t",)),
    Picture("problems", ("p",)),
    Picture("text", ("f8", "V")),
    Picture("changes", ("d", "down", "down"), edited=True),
)
EDITS = (
    ("上海市城市数字化转型专项资金", "    | 本年度立足", "    | 全市本年度立足"),
    ("上海市城市数字化转型专项资金", "满意度 ≥ 90 %", "满意度 ≥ 92 %\n\n    - 投诉办结率 = 100 %"),
    ("城市数字化转型经费", "年度资金申请总额: 13,450,000.00", "年度资金申请总额: 14,650,000.00"),
    ("城市数字化转型经费", "当年财政拨款: 13,450,000.00", "当年财政拨款: 14,650,000.00"),
    ("城市数字化转型经费", "- 数字社会发展研究和示范场景规划研究总成本", "- 数字社会研究和示范场景规划总成本"),
)
AUTHOR = {
    "GIT_AUTHOR_NAME": "王",
    "GIT_AUTHOR_EMAIL": "w@example.org",
    "GIT_AUTHOR_DATE": "2026-03-01T08:00:00Z",
    "GIT_COMMITTER_NAME": "王",
    "GIT_COMMITTER_EMAIL": "w@example.org",
    "GIT_COMMITTER_DATE": "2026-03-01T08:00:00Z",
}


@contextmanager
def copied() -> Iterator[None]:
    """In a folder with a copy of the declarations, so that no picture shows in which repository it was taken."""
    with TemporaryDirectory() as folder:
        shutil.copytree("declarations", Path(folder, "declarations"))
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(ROOT)


def edit() -> None:
    """Commit the declarations, and change something."""
    for arguments in ("init -q -b main", "add -A", "commit -q -m 申报稿"):
        subprocess.run(["git", *arguments.split()], check=True, env={**os.environ, **AUTHOR})
    for name, before, behind in EDITS:
        path = Path("declarations", f"{name}.perf")
        path.write_text(path.read_text("utf-8").replace(before, behind, 1), "utf-8", newline="\n")


async def take(picture: Picture, lang: Language) -> None:
    """Open the program, press the keys, write the picture."""
    set_language(lang)
    suffix = "-zh" if lang is Language.CHINESE else ""
    async with PerfApp([Path("declarations")]).run_test(size=picture.size) as pilot:
        for key in ("", *picture.keys):
            await pilot.press(*[key] if key else [])
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        text = pilot.app.export_screenshot(title="perftui declarations")
    (IMAGES / f"{picture.name}{suffix}.svg").write_text(text, "utf-8", newline="\n")


def main() -> None:
    """Take all pictures in both languages."""
    os.chdir(ROOT)
    os.environ["COLORTERM"] = "truecolor"
    IMAGES.mkdir(exist_ok=True)
    for lang in Language:
        for picture in PICTURES:
            with copied():
                if picture.edited:
                    edit()
                asyncio.run(take(picture, lang))


if __name__ == "__main__":
    main()
