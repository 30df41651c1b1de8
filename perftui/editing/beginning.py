"""How a declaration begins: a commented skeleton, in a file named after the project."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType

from perftui.display import is_visible_line
from perftui.language.keys import HEAD, PARTS, Key
from perftui.language.values import title_text
from perftui.messages import Message, msg
from perftui.model import Project
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
_EXAMPLES = MappingProxyType(
    {
        "经济成本指标": msg("An indicator is one of:  - NAME ≥ 99 %   - NAME ≤ 2026-12-31   - NAME: WORDS   - NAME: ?"),
        "数量指标": msg("? means that nobody has decided the target yet."),
    }
)


def is_name(text: str) -> bool:
    """Whether a declaration, and its file, can be called so: one line of visible characters."""
    return is_visible_line(text)


def file_name(name: str) -> str:
    """A name for the file of a project that every system takes."""
    safe = _UNSAFE.sub("_", name).strip(" .") or "_"
    if _RESERVED.fullmatch(safe):
        safe = f"_{safe}"
    while len(safe.encode("utf-8")) > _MAX_BYTES:
        safe = safe[:-1]
    return safe + SUFFIX


def free_path(folder: Path, name: str, is_taken: Callable[[Path], bool]) -> Path:
    """Where the file of a project can go: named after it, with a number behind the name where that is taken."""
    wanted = path = folder / file_name(name)
    number = 1
    while is_taken(path):
        number += 1
        path = wanted.with_stem(f"{wanted.stem}（{number}）")
    return path


def skeleton(name: str, like: Project | None = None) -> str:
    """A declaration to fill in: every field of the form, and how each is written.

    Args:
        name: of the project.
        like: a project of the same department, whose head is taken over.
    """
    return "\n\n".join("\n".join(block) for block in _blocks(name, like)) + "\n"


def _blocks(name: str, like: Project | None) -> Iterator[list[str]]:
    yield [
        _comment(msg("Fill in what stands empty; perftui check says what is missing.")),
        f"项目 {title_text(name)}",
        *_head({field.key: field.text for field in like.head} if like else {}),
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
    for level1, level2 in _SECTIONS:
        example = _EXAMPLES.get(level2)
        yield [*([] if example is None else [_comment(example, "  ")]), f"  {level1} / {level2}"]


def _head(known: dict[str, str]) -> Iterator[str]:
    """The fields of the head but for 项目编码, which is of one project alone."""
    vocabularies = {Key.NATURE: taxonomy().natures, Key.CATEGORY: taxonomy().categories}
    for key in HEAD:
        value = known.get(key, "")
        if key in vocabularies and not value:
            yield _comment(msg("one of: {names}", names="、".join(vocabularies[key])), "  ")
        if key is not Key.CODE:
            yield f"  {key}: {value}".rstrip()


def _comment(text: Message, indent: str = "") -> str:
    return f"{indent}# {text}"
