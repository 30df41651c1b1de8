"""Take the pictures of the pages: drive the terminal program over declarations/, export its screen as SVG."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path

from perftui.messages import Language, set_language
from perftui.tui.app import PerfApp

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LARGE = (150, 42)
WIDE = (120, 30)
SMALL = (80, 24)


@dataclass(frozen=True, slots=True)
class Picture:
    """A file, and the way to what it shows."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE


PICTURES = (
    Picture("main", size=LARGE),
    Picture("small", size=SMALL),
    Picture("totals", ("t",)),
    Picture("problems", ("p",)),
    Picture("text", ("f8", "V")),
)


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
    IMAGES.mkdir(exist_ok=True)
    for lang in Language:
        for picture in PICTURES:
            asyncio.run(take(picture, lang))


if __name__ == "__main__":
    main()
