"""Conflict regions of git, arranged for the screens: each region, and below it what the sides say differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.editing.change import Change, Spot, Step
from perftui.language import edits
from perftui.messages import Message, msg
from perftui.review.conflicts import Side, Stretch, both_can_stand, settled, stretches, whole
from perftui.review.sides import Kind

if TYPE_CHECKING:
    from perftui.diagnostics import TextEdit
    from perftui.language.document import Conflict, Document
    from perftui.review.stages import Stages
    from perftui.tui.arranged.corpus import Corpus


@dataclass(frozen=True, eq=False)
class Region:
    """A conflict region of a file, taken apart.

    Attributes:
        path: the file.
        document: what it says.
        conflict: the region.
        number: which one of the file it is, from 1 on.
        stretches: the region piece by piece, with what both sides agree on.
    """

    path: str
    document: Document
    conflict: Conflict
    number: int
    stretches: tuple[Stretch, ...]

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.conflict.span.line

    def name(self, side: Side) -> str:
        """What git calls a side, behind its marker."""
        span = self.conflict.span
        if side is Side.OURS:
            return self.document.lines[span.line - 1].lstrip("<").strip()
        return self.document.lines[span.end_line - 1].lstrip(">").strip() if side is Side.THEIRS else ""


@dataclass(frozen=True, eq=False)
class Choice:
    """Something to decide: a whole region, or one stretch of it by its number."""

    region: Region
    number: int | None = None

    @property
    def stretch(self) -> Stretch:
        """Both texts."""
        return whole(self.region.conflict) if self.number is None else self.region.stretches[self.number]

    def text(self, side: Side) -> str | None:
        """The text of a side as it is written; `None` where it is not known."""
        return self.stretch.text(side)

    @cached_property
    def both(self) -> str | None:
        """Both texts behind each other; `None` where something would stand twice then, or could not be read."""
        stretch = self.stretch
        if stretch.kind is not Kind.LINES or not stretch.ours or not stretch.theirs:
            return None
        return (
            stretch.both if both_can_stand(self.region.document, self.region.conflict, stretch, self._edits) else None
        )

    def settle(self, text: str, what: str) -> Change:
        """The change after which a text stands on both sides."""
        region, path = self.region, Path(self.region.path)
        return Change(msg("decide {what}", what=what), (Step(path, self._edits(text)),), Spot(path, region.line))

    def _edits(self, text: str) -> tuple[TextEdit, ...]:
        region = self.region
        if self.number is None:
            return edits.resolve(region.document, region.conflict, text)
        return settled(region.document, region.conflict, region.stretches, self.number, text)


@dataclass(frozen=True, eq=False)
class Conflicts:
    """All regions of a corpus.

    Attributes:
        corpus: all files.
        regions: what stands between markers in them.
        stages: what git knows of the files that it could not merge.
        half: files that one side deleted, with whether ours and whether theirs has them: in these there is nothing to
            decide by field.
    """

    corpus: Corpus
    regions: Sequence[Region] = ()
    stages: Mapping[str, Stages] = field(default_factory=dict)
    half: Mapping[str, tuple[bool, bool]] = field(default_factory=dict)

    @cached_property
    def knows_base(self) -> bool:
        """Whether of any region it is known what both sides began with."""
        return any(region.conflict.base is not None for region in self.regions)

    @cached_property
    def choices(self) -> Sequence[Choice]:
        """Each region, and below it each stretch in which its sides differ."""
        return tuple(_choices(self.regions))

    def near(self, path: str, line: int) -> int:
        """The first choice of the region at a line of a file, else of the file, else of all."""
        here = [at for at, each in enumerate(self.choices) if each.region.path == path]
        inside = [at for at in here if self.choices[at].region.conflict.span.end_line >= line]
        return (inside or here or [0])[0]


def conflicts_of(
    corpus: Corpus,
    known: Conflicts | None,
    stages: Mapping[str, Stages] | None = None,
    half: Mapping[str, tuple[bool, bool]] | None = None,
) -> Conflicts:
    """All regions of a corpus; those of files that are the same are not taken apart again.

    Args:
        corpus: all files.
        known: what was found before.
        stages: what git knows of the files that it could not merge; by default what was known before.
        half: the files that one side deleted; by default those that were known before.
    """
    if half is None:
        half = {} if known is None else known.half
    if stages is None:
        stages = {} if known is None else known.stages
    before: dict[int, list[Region]] = {}
    of_file: dict[str, list[Region]] = {}
    for region in () if known is None else known.regions:
        before.setdefault(id(region.document), []).append(region)
        of_file.setdefault(region.path, []).append(region)
    found: list[Region] = []
    for path, file in corpus.files.items():
        document = file.document
        if document.conflicts:
            found += before.get(id(document)) or [
                Region(path, document, conflict, number, stretches(document, conflict))
                for number, conflict in enumerate(
                    _with_base(document, stages.get(path), of_file.get(path, [])), start=1
                )
            ]
    return Conflicts(corpus, tuple(found), stages, half)


def _with_base(document: Document, stages: Stages | None, known: Sequence[Region]) -> Sequence[Conflict]:
    """The regions of a file with what both sides began with, from git; of one that is half decided as it was known."""
    found = document.conflicts if stages is None else stages.with_base(document.conflicts)
    if len(found) != len(known):
        return found
    return [
        replace(each, base=before.conflict.base) if each.base is None else each
        for each, before in zip(found, known, strict=True)
    ]


def same_choice(choices: Sequence[Choice], choice: Choice) -> int | None:
    """Where a choice stands among others that were found later."""
    wanted = _identity(choice)
    return next((at for at, each in enumerate(choices) if _identity(each) == wanted), None)


def label_of(choice: Choice) -> str:
    """What there is to decide."""
    if choice.number is None:
        return f"{Path(choice.region.path).name}:{choice.region.line}"
    stretch = choice.stretch
    names = (stretch.subject, stretch.label or str(msg("lines")))
    return " › ".join(filter(None, names))


def shown(choice: Choice, side: Side) -> str | None:
    """The text of a side for people."""
    text = choice.stretch.shown(side)
    return None if text is None else text.rstrip("\n")


def nothing_to_decide(corpus: Corpus) -> Message:
    """What to say where no region is left."""
    if not corpus.projects:
        return msg("no declaration here")
    return msg("no file holds a conflict of a merge")


def _choices(regions: Sequence[Region]) -> Iterator[Choice]:
    for region in regions:
        yield Choice(region)
        differing = [at for at, each in enumerate(region.stretches) if not each.agreed]
        if not (len(differing) == len(region.stretches) == 1 and region.stretches[0] == whole(region.conflict)):
            yield from (Choice(region, at) for at in differing)


def _identity(choice: Choice) -> tuple[object, ...]:
    stretch = choice.stretch
    return choice.region.path, choice.number is None, stretch.subject, stretch.label, stretch.ours, stretch.theirs
