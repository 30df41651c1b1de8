"""What the program remembers from one time to the next, for each set of files and folders that it is opened on.

Places go by names and not by numbers, because the files may be others by then. What cannot be read is forgotten.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import platformdirs

from perftui.diagnostics import Severity
from perftui.files import write_atomically
from perftui.tui.arranged.places import Pane, Place
from perftui.tui.arranged.sieve import Order, Sieve, Subject
from perftui.tui.arranged.tree import BLOCK, department_id, project_id

if TYPE_CHECKING:
    from perftui.tui.arranged.grid import Layout
    from perftui.tui.arranged.places import View
    from perftui.tui.arranged.tree import Tree
    from perftui.tui.store.state import State

MOST_OPEN = 2000
"""Of more open nodes none is remembered."""
_FOLDER = "places"
_SIEVE = 6
"""The parts of what narrows the list of problems."""
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered.

    Attributes:
        file: file and name of the project that was selected last, and the line inside it.
        opened: the nodes that a person has opened or closed, by the names from the department down.
        widening: how far the border between the panes was moved.
        heightening: how far the border above the problems was moved.
        pane: the pane that had the keys.
        zoom: the pane that had the page alone.
        theme: the theme.
        filter: the filter of the outline.
        sieve: of the list of problems its words, rule, file and project, severity and order; nothing where it is whole.
        dimension: what the totals were by.
        tables: of each table its page, the columns that showed, the one it was sorted by, and whether that one fell.
        against: the revision that was compared with.
        exported: the folder that a table was written to.
    """

    file: tuple[str, str, int] | None = None
    opened: tuple[tuple[str, ...], ...] = ()
    widening: int = 0
    heightening: int = 0
    pane: str = ""
    zoom: str = ""
    theme: str = ""
    filter: str = ""
    sieve: tuple[str, ...] = ()
    dimension: str = ""
    tables: tuple[tuple[str, tuple[str, ...], str, bool], ...] = ()
    against: str = ""
    exported: str = ""


def recall(paths: Sequence[Path]) -> Memory:
    """What is remembered of these files and folders."""
    try:
        known = json.loads(_file(paths).read_bytes())
    except (OSError, ValueError, RecursionError):
        return Memory()
    return _understood(known) if isinstance(known, dict) else Memory()


def keep(paths: Sequence[Path], memory: Memory) -> None:
    """Remember it. Where that does not work, nothing is lost but comfort."""
    file = _file(paths)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return
    fields = {name: getattr(memory, name) for name in Memory.__slots__}
    write_atomically(file, json.dumps(fields, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def memory_of(state: State) -> Memory:
    """What there is to remember of a state; of what is being typed, what stood before."""
    text, sieve = (state.filter, state.sieve) if state.before_typing is None else state.before_typing
    return Memory(
        _selected(state),
        _named(state.tree, state.toggled),
        state.widening,
        state.heightening,
        state.pane.name,
        state.zoom.name if state.zoom else "",
        state.theme,
        text,
        _sieve(sieve),
        state.dimension.name if state.dimension else "",
        tuple((view.name, layout.shown, layout.sort, layout.falling) for view, layout in state.layouts.items()),
        state.against,
        state.exported,
    )


def remembered_place(memory: Memory, state: State) -> Place | None:
    """The place that was selected, where its project still exists."""
    if memory.file is None:
        return None
    path, name, line = memory.file
    number = _project(state, path, name)
    if number is None:
        return None
    project = state.corpus.projects[number].project
    return Place(number, min(max(project.line + line, project.line), project.last_line))


def remembered_nodes(memory: Memory, state: State) -> frozenset[int]:
    """The nodes that were opened or closed, where they still exist."""
    departments = {each.name: number for number, each in enumerate(state.corpus.departments)}
    found: set[int] = set()
    for names in memory.opened:
        if len(names) == 1 and names[0] in departments:
            found.add(department_id(departments[names[0]]))
        elif len(names) > 1:
            number = _project(state, names[0], names[1])
            place = None if number is None else _place_of(state.tree, number, names[2:])
            if number is not None and place is not None:
                found.add(project_id(number) + place)
    return frozenset(found)


def remembered_pane(name: str) -> Pane | None:
    """The pane of a name."""
    return next((pane for pane in Pane if pane.name == name), None)


def remembered_sieve(memory: Memory, state: State) -> Sieve:
    """What the list of problems was narrowed to; a project that is there no more does not narrow it."""
    text, rule, path, project, severity, order = memory.sieve
    number = _project(state, path, project) if path else None
    subject = None if number is None else Subject(str(state.corpus.projects[number].file.path), project)
    gravity = next((each for each in Severity if each == severity), None)
    ordered = next((each for each in Order if each.name == order), Order.FILES)
    return Sieve(text, rule, subject, gravity, ordered)


def remembered_layouts(memory: Memory) -> Iterator[tuple[View, Layout]]:
    """What was chosen of the tables, as far as their columns still exist."""
    from perftui.tui.arranged.grid import Layout
    from perftui.tui.arranged.tables import TABLES

    for name, columns, sort, falling in memory.tables:
        view = next((each for each in TABLES if each.name == name), None)
        if view is not None:
            first, *others = (column.id for column in TABLES[view].columns)
            shown = (first, *(each for each in others if each in columns))
            yield view, Layout(shown, sort if sort in {first, *others} else "", falling)


def _project(state: State, path: str, name: str) -> int | None:
    """The project of that name in the file that is called `path` from the root on."""
    for root in state.paths:
        inside = os.path.relpath(path, _whole(root))
        opened = root if inside == os.curdir else root / inside
        for _line, number in state.corpus.starts.get(str(opened), ()):
            if state.corpus.projects[number].project.name == name:
                return number
    return None


def _file(paths: Sequence[Path]) -> Path:
    names = "\0".join(sorted(map(_whole, paths)))
    digest = hashlib.blake2b(names.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return platformdirs.user_state_path("perftui") / _FOLDER / f"{digest}.json"


def _whole(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a name, for which the disk need not be asked


def _selected(state: State) -> tuple[str, str, int] | None:
    if state.place is None or state.place.project >= len(state.corpus.projects):
        return None
    declared = state.corpus.projects[state.place.project]
    return _whole(declared.file.path), declared.project.name, state.place.line - declared.project.line


def _named(tree: Tree, nodes: Iterable[int]) -> tuple[tuple[str, ...], ...]:
    """Nodes by their names: a department by its own, all else by file, project and levels."""
    if len(frozenset(nodes)) > MOST_OPEN:
        return ()
    named: list[tuple[str, ...]] = []
    for node in nodes:
        if node < 0:
            named.append((tree.corpus.departments[-1 - node].name,))
            continue
        declared = tree.corpus.projects[node // BLOCK]
        named.append((_whole(declared.file.path), declared.project.name, *_levels(tree, node)))
    return tuple(sorted(named))


def _levels(tree: Tree, node: int) -> tuple[str, ...]:
    """The labels below the project down to a node."""
    labels: list[str] = []
    at: int | None = node
    while at is not None and at >= 0 and at % BLOCK:
        labels.append(tree.node(at).label)
        at = tree.parent(at)
    return tuple(reversed(labels))


def _place_of(tree: Tree, project: int, levels: tuple[str, ...]) -> int | None:
    if not levels:
        return 0
    first = project_id(project)
    return next((place for place in range(1, len(tree.block(project))) if _levels(tree, first + place) == levels), None)


def _understood(known: Mapping[str, object]) -> Memory:
    """What of it has the right shape."""
    file, opened = known.get("file"), known.get("opened")
    return Memory(
        (file[0], file[1], file[2])
        if isinstance(file, list) and [type(each) for each in file] == [str, str, int]
        else None,
        tuple(tuple(map(str, names)) for names in opened if isinstance(names, list))
        if isinstance(opened, list)
        else (),
        _typed(known, "widening", int, 0),
        _typed(known, "heightening", int, 0),
        _typed(known, "pane", str, ""),
        _typed(known, "zoom", str, ""),
        _typed(known, "theme", str, ""),
        _typed(known, "filter", str, ""),
        _texts(known.get("sieve"), _SIEVE),
        _typed(known, "dimension", str, ""),
        tuple(_tables(known.get("tables"))),
        _typed(known, "against", str, ""),
        _typed(known, "exported", str, ""),
    )


def _sieve(sieve: Sieve) -> tuple[str, ...]:
    if sieve == Sieve():
        return ()
    subject = ("", "") if sieve.subject is None else (_whole(Path(sieve.subject.path)), sieve.subject.project)
    return (sieve.text, sieve.rule, *subject, sieve.severity or "", sieve.order.name)


def _texts(known: object, size: int) -> tuple[str, ...]:
    """So many texts, else none."""
    texts = known if isinstance(known, list) else []
    return tuple(texts) if len(texts) == size and all(isinstance(each, str) for each in texts) else ()


def _tables(known: object) -> Iterator[tuple[str, tuple[str, ...], str, bool]]:
    for each in known if isinstance(known, list) else ():
        match each:
            case [str(view), list(shown), str(sort), bool(falling)]:
                yield view, tuple(map(str, shown)), sort, falling


def _typed(known: Mapping[str, object], name: str, kind: type[Value], missing: Value) -> Value:
    value = known.get(name)
    return value if isinstance(value, kind) else missing
