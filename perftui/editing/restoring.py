"""What an earlier run left unsaved, put back into the drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from perftui.editing.change import Change, Step, deleted, made, rewritten
from perftui.editing.draft import Draft
from perftui.editing.journal import Unsaved, whole
from perftui.editing.workbench import Workbench
from perftui.language.document import BOM
from perftui.language.reader import read
from perftui.messages import msg
from perftui.workspace import SourceFile


def still_unsaved(bench: Workbench, files: Iterable[Unsaved], roots: Sequence[Path]) -> tuple[Unsaved, ...]:
    """Those of the files whose text differs from what the drafts hold now, or for which something was being typed."""
    names = known_names(bench, roots)

    def is_unsaved(each: Unsaved) -> bool:
        return each.unfinished is not None or (each.edited and text_now(bench, names(each.path)) != each.text)

    return tuple(filter(is_unsaved, files))


def restore(bench: Workbench, files: Sequence[Unsaved], roots: Sequence[Path]) -> tuple[Path, ...]:
    """Make drafts hold what was left, in one change. What another program changed since then is contested.

    Returns:
        The files by the names that the drafts go by.
    """
    names = known_names(bench, roots)
    paths = {each.path: names(each.path) for each in files}
    files = [each for each in files if each.edited]
    before = {each.path: bench.draft(paths[each.path]) for each in files}
    steps = tuple(_step(paths[each.path], before[each.path], each.text) for each in files)
    made_of = tuple(step for step in steps if step is not None)
    if made_of:
        bench.apply(Change(msg("restore what was left unsaved"), made_of))
    for each in files:
        draft = before[each.path]
        on_disk = None if draft is None or draft.saved is None else draft.saved.digest
        if each.digest != on_disk and bench.draft(paths[each.path]) is not None:
            bench.was_made_from(paths[each.path], _base(paths[each.path], each, draft))
    return tuple(paths.values())


def known_names(bench: Workbench, roots: Sequence[Path]) -> Callable[[Path], Path]:
    """How a whole path is called where `roots` are open."""
    names = {whole(draft.path): draft.path for draft in bench.drafts()}

    def name(path: Path) -> Path:
        root = next((root for root in roots if whole(root) in path.parents), None)
        return names.get(path) or (path if root is None else root / path.relative_to(whole(root)))

    return name


def text_now(bench: Workbench, path: Path) -> str | None:
    """What a draft holds; `None` where there is no file."""
    draft = bench.draft(path)
    return None if draft is None or draft.file is None else draft.text


def _step(path: Path, draft: Draft | None, text: str | None) -> Step | None:
    if draft is None or draft.file is None:
        return None if text is None else made(path, text)
    return deleted(path, draft.text) if text is None else rewritten(path, draft.text, text)


def _base(path: Path, left: Unsaved, draft: Draft | None) -> SourceFile | None:
    """What the edits were made from; a byte order mark stays where the file has one."""
    if left.digest is None:
        return None
    marked = draft is not None and draft.saved is not None and draft.saved.document.bom
    base = left.base or ""
    document, diagnostics = read(BOM + base if marked else base, str(path))
    return SourceFile(path, document, diagnostics, left.digest)
