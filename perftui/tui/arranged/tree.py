"""The tree of the outline: departments, projects, levels, indicators, as a flat list of ids.

An id is an integer: a department counts down from -1, and a project has a block of ids, itself first and then what
is below it in the order of the tree. Blocks are made when they are first looked at, so that a tree costs what is
shown of it and not what it could show. `rows` tells which of the ids show.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perftui.model import Project
    from perftui.tui.arranged.corpus import Corpus
    from perftui.tui.arranged.search import Matches
    from perftui.workspace import Declared

BLOCK = 1 << 32
"""Room for the ids of one project: more than a file of legal size has lines."""


class Kind(Enum):
    """What a node of the tree stands for."""

    DEPARTMENT = auto()
    PROJECT = auto()
    LEVEL1 = auto()
    LEVEL2 = auto()
    INDICATOR = auto()


@dataclass(frozen=True, slots=True)
class Node:
    """One node. `size` counts the node and everything below it.

    `indicators` are the numbers of those below a level, or its own; a project or a department has all of them anyway.
    """

    kind: Kind
    depth: int
    label: str
    line: int
    size: int
    indicators: tuple[int, ...]


def project_id(project: int) -> int:
    """The id of a project."""
    return project * BLOCK


def department_id(department: int) -> int:
    """The id of a department."""
    return -1 - department


def project_of(node: int) -> int | None:
    """The number of the project that a node belongs to; `None` for a department."""
    return node // BLOCK if node >= 0 else None


@dataclass(frozen=True, eq=False)
class Tree:
    """The nodes of a corpus."""

    corpus: Corpus
    _blocks: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    _sizes: dict[int, int] = field(default_factory=dict)

    def grown(self, corpus: Corpus) -> Tree:
        """The tree of a corpus that holds this one's projects under the same numbers, and more."""
        return Tree(corpus, self._blocks, self._sizes)

    def patched(self, corpus: Corpus) -> Tree:
        """The tree of a corpus with the same projects under the same numbers, some of them changed."""
        blocks, sizes = dict(self._blocks), dict(self._sizes)
        pairs = enumerate(zip(self.corpus.projects, corpus.projects, strict=True))
        for number in [number for number, (before, now) in pairs if before is not now]:
            if self.corpus.projects[number].project is not corpus.projects[number].project:
                blocks.pop(number, None)
                sizes.pop(number, None)
        return Tree(corpus, blocks, sizes)

    def node(self, node: int) -> Node:
        """What an id stands for."""
        if node < 0:
            department = self.corpus.departments[-1 - node]
            return Node(Kind.DEPARTMENT, 0, department.name, 0, 0, ())
        project, place = divmod(node, BLOCK)
        if place:
            return self.block(project)[place]
        declared = self.corpus.projects[project].project
        return Node(Kind.PROJECT, 1, declared.name, declared.line, self.size(project), ())

    def block(self, project: int) -> tuple[Node, ...]:
        """A project and what is below it, in the order of the tree."""
        known = self._blocks.get(project)
        if known is None:
            known = self._blocks[project] = tuple(_block(self.corpus.projects[project].project))
        return known

    def size(self, project: int, wanted: frozenset[int] = frozenset()) -> int:
        """How many rows a project and all below it take, or of that what leads to the indicators `wanted`.

        None of the nodes is made for that.
        """
        known = None if wanted else self._sizes.get(project)
        if known is None:
            known = _size(self.corpus.projects[project].project, wanted)
            if not wanted:
                self._sizes[project] = known
        return known

    def is_open(self, node: int, toggled: frozenset[int], matches: Matches | None = None) -> bool:
        """Whether what is below a node shows: projects begin closed, all else open, and a toggle turns it round."""
        project = project_of(node)
        closed = project is not None and node == project_id(project)
        if closed and matches is not None and project is not None:
            closed = project not in matches.opened
        return closed == (node in toggled)

    def below(self, project: int, toggled: frozenset[int], matches: Matches | None = None) -> Iterator[int]:
        """The ids that show below an open project; where indicators match, only these and what is above them."""
        wanted = matches.indicators(project) if matches is not None else None
        first = project_id(project)
        block = self.block(project)
        place = 1
        while place < len(block):
            node = block[place]
            if wanted and wanted.isdisjoint(node.indicators):
                place += node.size
                continue
            yield first + place
            place += 1 if self.is_open(first + place, toggled) else node.size

    def parent(self, node: int) -> int | None:
        """The node above, `None` for a department."""
        project = project_of(node)
        if project is None:
            return None
        if node == project_id(project):
            return department_id(self.corpus.department_of[project])
        block = self.block(project)
        depth = block[node % BLOCK].depth
        place = next(place for place in range(node % BLOCK - 1, -1, -1) if block[place].depth < depth)
        return project_id(project) + place

    def find(self, project: int, indicator: int | None) -> int:
        """The id of a project, or of one of its indicators."""
        if indicator is None:
            return project_id(project)
        return next(
            project_id(project) + place
            for place, node in enumerate(self.block(project))
            if node.kind is Kind.INDICATOR and node.indicators[0] == indicator
        )

    def at(self, project: int, line: int) -> int:
        """The deepest node that line `line` of the file belongs to."""
        indicator = self.corpus.indicator_at(project, line)
        if indicator is not None:
            return self.find(project, indicator)
        places = (place for place, node in enumerate(self.block(project)) if node.line == line)
        return project_id(project) + max(places, default=0)

    def revealed(self, node: int, toggled: frozenset[int], matches: Matches | None = None) -> frozenset[int]:
        """`toggled`, changed so that everything above `node` is open."""
        above = self.parent(node)
        while above is not None:
            if not self.is_open(above, toggled, matches):
                toggled ^= {above}
            above = self.parent(above)
        return toggled


def text_of(declared: Declared, node: Node) -> str:
    """The lines of a file that a node of the tree stands for."""
    project, lines = declared.project, declared.file.document.lines
    if node.kind is Kind.PROJECT:
        return "\n".join(lines[project.line - 1 : project.last_line]).rstrip() + "\n"
    indicators = [project.indicators[number] for number in node.indicators]
    stretches = [
        (each.line, max((note.span.end_line for note in each.notes), default=each.line)) for each in indicators
    ]
    if node.kind is not Kind.INDICATOR:
        stretches.insert(0, (node.line, node.line))
    return "\n".join(line for first, last in stretches for line in lines[first - 1 : last]) + "\n"


def _size(project: Project, wanted: frozenset[int]) -> int:
    level1: set[str] = set()
    level2: set[tuple[str, str]] = set()
    indicators = number = 0
    for section in project.sections:
        end = number + len(section.indicators)
        inside = len(wanted.intersection(range(number, end))) if wanted else end - number
        if inside or not wanted:
            level1.add(section.level1)
            level2.add((section.level1, section.level2))
            indicators += inside
        number = end
    return 1 + len(level1) + len(level2) + indicators


def _block(project: Project) -> Iterator[Node]:
    """The nodes of a project; sections that stand twice in a file become one."""
    levels: dict[str, dict[str, list[int]]] = {}
    lines: dict[tuple[str, str], int] = {}
    number = 0
    for section in project.sections:
        below = levels.setdefault(section.level1, {}).setdefault(section.level2, [])
        lines.setdefault((section.level1, section.level2), section.span.line)
        below.extend(range(number, number + len(section.indicators)))
        number += len(section.indicators)
    indicators = project.indicators
    size = 1 + sum(1 + sum(1 + len(below) for below in level.values()) for level in levels.values())
    yield Node(Kind.PROJECT, 1, project.name, project.line, size, ())
    for level1, level in levels.items():
        all_below = tuple(at for below in level.values() for at in below)
        line = min(lines[level1, level2] for level2 in level)
        yield Node(Kind.LEVEL1, 2, level1, line, 1 + len(level) + len(all_below), all_below)
        for level2, below in level.items():
            yield Node(Kind.LEVEL2, 3, level2, lines[level1, level2], 1 + len(below), tuple(below))
            for at in below:
                yield Node(Kind.INDICATOR, 4, indicators[at].name, indicators[at].line, 1, (at,))
