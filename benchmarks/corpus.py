"""The content that is measured: the nine declarations many times over, deterministic, with names of their own.

Copy 0 is the declarations as they stand. Copy k differs from it in the name of the project, the names of all
indicators and the amounts above zero, so that no reader profits from having seen a text before; totals still hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.language.edits import apply
from perftui.language.reader import read
from perftui.model import Funds, Project

ROOT = Path(__file__).resolve().parent.parent
DECLARATIONS = ROOT / "declarations"

STEP = Decimal(1000)
"""Every copy of a declaration has this many 元 more than the one before it."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declaration as text, and the name of its project."""

    name: str
    text: str


def originals(folder: Path = DECLARATIONS) -> tuple[Document, ...]:
    """The nine declarations, sorted by file name; the summary statement beside them is left out."""
    documents = (read(path.read_text("utf-8"), str(path))[0] for path in sorted(folder.glob("*.perf")))
    return tuple(document for document in documents if document.projects)


def declarations(copies: int) -> Iterator[Declaration]:
    """The nine declarations `copies` times."""
    documents = originals()
    for copy in range(copies):
        for document in documents:
            (project,) = document.projects
            edits = tuple(_edits(project, copy)) if copy else ()
            yield Declaration(f"{project.name}{_suffix(copy)}", apply(document.text, edits))


def whole(copies: int) -> str:
    """All declarations as one file."""
    return "\n".join(declaration.text for declaration in declarations(copies))


def write_folder(folder: Path, copies: int) -> list[Path]:
    """All declarations as one file each, named after the project."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for declaration in declarations(copies):
        path = folder / f"{declaration.name}.perf"
        path.write_text(declaration.text, "utf-8", newline="\n")
        paths.append(path)
    return paths


def broken(lines: int) -> str:
    """One project with so many lines that cannot be read, each for one of five reasons."""
    kinds = (
        "    - 主机系统全年可用率 ≥ 九十九 %",
        "    - 公益类用户满意度 ≥",
        "  计划开始日期: 2026-02-30",
        "  这一行没有分隔符",
        "    - 上海市气象局机时量 > 1,10,00 万核小时",
    )
    head = "项目 高性能计算服务经费\n  年度: 2026\n\n  产出指标 / 质量指标\n"
    return head + "".join(f"{kinds[line % len(kinds)]}\n" for line in range(lines))


def _suffix(copy: int) -> str:
    return f"{copy:04d}" if copy else ""


def _edits(project: Project, copy: int) -> Iterator[TextEdit]:
    for place in (project.span, *(indicator.span for indicator in project.indicators)):
        yield TextEdit(place._replace(line=place.end_line, start=place.end), _suffix(copy))
    for funds in (project.project_funds, project.annual_funds):
        if funds is not None:
            yield from _more(funds, copy * STEP)


def _more(funds: Funds, added: Decimal) -> Iterator[TextEdit]:
    """The total and its first part above zero grow by `added`, so a total that held still holds."""
    part = next((part for part in funds.parts if part.value), None)
    for amount in (funds.written, part):
        if amount is not None and amount.value:
            yield TextEdit(amount.span, f"{amount.value + added:,.2f} 元")
