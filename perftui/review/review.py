"""What changed against a base, project by project; it keeps up with edits by looking at the edited files only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from perftui.diagnostics import TextEdit
from perftui.editing.change import Step, deleted, made, rewritten
from perftui.language import edits
from perftui.language.document import Document
from perftui.language.edits import apply
from perftui.language.edits.lines import first_line, span_of, written
from perftui.model import Project
from perftui.names import comparison_key
from perftui.review.as_written import as_it_was
from perftui.review.base import Base
from perftui.review.differences import MoneyRow, ProjectChange, annual, compare_project
from perftui.review.entries import Entry, Sign, What, entries, with_file
from perftui.review.matching import CERTAIN, Match, MatchKind, match_projects
from perftui.review.taking_back import block_of, put_into_file, taken_back
from perftui.workspace import SourceFile, Workspace

Files = Mapping[str, SourceFile]


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """A project of a file that may differ, with the files that it stood and stands in; no entries: it is the same."""

    change: ProjectChange
    old_file: SourceFile | None
    new_file: SourceFile | None
    entries: tuple[Entry, ...]

    @property
    def path(self) -> str:
        """The file that it stands in, or stood in where it is gone."""
        file = self.new_file or self.old_file
        return "" if file is None else str(file.path)

    @property
    def name(self) -> str:
        """What it is called, or was called."""
        project = self.change.new or self.change.old
        return "" if project is None else project.name


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file that differs in something else than its projects: comments, layout, summaries, lines not read, its name.

    Attributes:
        path: what it is called, or was called where it is gone.
        sign: whether it was added, removed or changed.
        before: what it was called; empty where it has the same name.
    """

    path: str
    sign: Sign
    before: str = ""


@dataclass(frozen=True, eq=False)
class Review:
    """The files at hand beside a base.

    Attributes:
        base: what to compare with.
        files: what is at hand, by path.
        by_file: the projects of the files that may differ, by the path where they stand, or stood.
    """

    base: Base
    files: Files
    by_file: Mapping[str, tuple[Compared, ...]]

    # ---- what changed -------------------------------------------------------------------------------------------

    @cached_property
    def changed(self) -> tuple[Compared, ...]:
        """The projects that differ or stand in another file, in the order of their files."""
        every = (self._with_file(each) for path in sorted(self.by_file) for each in self.by_file[path])
        return tuple(each for each in every if each.entries)

    @cached_property
    def others(self) -> tuple[OtherFile, ...]:
        """The files that differ in something else than a project."""
        return tuple(self._others())

    def of(self, project: Project) -> Compared | None:
        """What changed in a project at hand; `None` where nothing did."""
        return self._by_identity.get(id(project))

    @cached_property
    def _by_identity(self) -> dict[int, Compared]:
        return {id(each.change.new): each for each in self.changed if each.change.new is not None}

    @cached_property
    def projects(self) -> Counter[Sign]:
        """How many projects were added, removed and changed."""
        return Counter(each.entries[0].sign for each in self.changed)

    @cached_property
    def indicators(self) -> Counter[Sign]:
        """How many indicators of projects that were there before were added, removed and changed."""
        return Counter(entry.sign for each in self.changed for entry in each.entries if entry.what is What.INDICATOR)

    # ---- money --------------------------------------------------------------------------------------------------

    @cached_property
    def money(self) -> tuple[MoneyRow, ...]:
        """The money of the year of each project where it differs."""
        rows = (MoneyRow(each.name, _annual(each.change.old), _annual(each.change.new)) for each in self.changed)
        return tuple(row for row in rows if row.delta)

    def workspace_before(self, now: Workspace) -> Workspace:
        """All files as they were at the base, for roll-ups."""
        files = {str(file.path): file for file in now.files if str(file.path) not in self.base.files}
        files |= {path: file for path, file in self.base.files.items() if file is not None}
        return replace(now, files=tuple(files[path] for path in sorted(files)))

    # ---- keeping up ---------------------------------------------------------------------------------------------

    def followed(self, files: Files) -> Review:
        """The review after an edit: projects of the edited files keep their partners as far as that can be told."""
        edited = [path for path in {**self.files, **files} if self.files.get(path) is not files.get(path)]
        before = dict(self.base.files)
        standing = {path: self._standing(path) for path in edited}
        for path in edited:
            before.setdefault(path, self.files.get(path))
        # What went from one file to another is still the same.
        gone = len(edited) > 1 and any(
            sum(each.change.new is not None for each in standing[path]) != len(_projects(files.get(path)))
            for path in edited
        )
        if gone or not all(path in self.files and path in files for path in edited):
            return review(replace(self.base, files=before), files, self)
        by_file = dict(self.by_file)
        for path, known in standing.items():
            by_file[path] = tuple(_again(known, files.get(path)))
        return Review(replace(self.base, files=before), files, by_file)

    def _standing(self, path: str) -> tuple[Compared, ...]:
        if path in self.base.files:
            return self.by_file.get(path, ())
        file = self.files.get(path)
        projects = _projects(file)
        return tuple(_compared(Match(each, each, MatchKind.SAME), file, file) for each in projects)

    # ---- taking back --------------------------------------------------------------------------------------------

    def steps_back(self, compared: Compared, entry: Entry) -> tuple[Step, ...]:
        """The steps that take an entry back.

        Raises:
            UnwritableError: what stood there cannot be written where it would have to be.
        """
        old, new = _document(compared.old_file), _document(compared.new_file)
        path = Path(compared.path)
        if self._moved_from(compared) and entry.what in {What.FILE, What.PROJECT}:
            return _moved_back(compared, entry, self.base.files, self.files)
        if compared.change.new is None and compared.change.old is not None:
            there = self.files.get(compared.path)
            if there is None:
                return (made(path, _alone(old, compared.change.old)),)
            new = there.document
        elif compared.change.old is None and new.holds_one_block and self.base.files.get(compared.path) is None:
            return (deleted(path, new.text),)
        return (Step(path, taken_back(entry, compared.change, old, new)),)

    def file_steps_back(self, other: OtherFile) -> tuple[Step, ...]:
        """The steps that give a file its text back, or its name."""
        before, now = self.base.files.get(other.path), self.files.get(other.path)
        path, text = Path(other.path), self._text_before(other.path)
        if other.before and now is not None:
            return deleted(path, now.document.text), made(Path(other.before), now.document.text)
        if before is None:
            return () if now is None else (deleted(path, now.document.text),)
        if now is None:
            return (made(path, text),)
        return (rewritten(path, now.document.text, text),)

    def _others(self) -> Iterator[OtherFile]:
        told = {each.path for each in self.changed}
        for path in sorted(self.base.files.keys() - self._renamed.values()):
            before, now = self.base.files[path], self.files.get(path)
            if path in self._renamed:
                yield OtherFile(path, Sign.CHANGED, self._renamed[path])
            elif path in told or before is now:
                continue
            elif before is None:
                yield OtherFile(path, Sign.ADDED)
            elif path in self._went and _lines(self._text_before(path)) == _lines(_document(now).text):
                continue
            elif now is None:
                yield OtherFile(path, Sign.REMOVED)
            elif before.document.text != now.document.text:
                yield OtherFile(path, Sign.CHANGED)

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        """New files with the one that is gone in their place: all of its projects stand there, and none of another."""
        went: dict[str, set[str]] = {}
        came: dict[str, set[str]] = {}
        for each in (compared for every in self.by_file.values() for compared in every):
            if each.old_file is not None:
                old, new = str(each.old_file.path), "" if each.new_file is None else str(each.new_file.path)
                went.setdefault(old, set()).add(new)
                came.setdefault(new, set()).add(old)
        found: dict[str, str] = {}
        for old, (new, *more) in went.items():
            alone = not more and len(came[new]) == 1
            if alone and old not in self.files and new in self.files and self.base.files.get(new, old) is None:
                found[new] = old
        return found

    # ---- projects that stand in another file ----------------------------------------------------------------------

    def _moved_from(self, each: Compared) -> str:
        """The file that a project came from, where that is another and was not renamed as a whole; else nothing."""
        if each.old_file is None or each.new_file is None:
            return ""
        old, new = str(each.old_file.path), str(each.new_file.path)
        return "" if old == new or self._renamed.get(new) == old else old

    def _with_file(self, each: Compared) -> Compared:
        before = self._moved_from(each)
        return replace(each, entries=with_file(each.change, before, each.path)) if before else each

    @cached_property
    def _went(self) -> Mapping[str, Sequence[Project]]:
        """The projects that went to another file, by the one that they stood in."""
        found: dict[str, list[Project]] = {}
        for each in (compared for every in self.by_file.values() for compared in every):
            before = self._moved_from(each)
            if before and each.change.old is not None:
                found.setdefault(before, []).append(each.change.old)
        return found

    def _text_before(self, path: str) -> str:
        """What a file held, without the projects that went to another one."""
        document = _document(self.base.files.get(path))
        blocks = [range(first_line(document, each.line), each.last_line + 1) for each in self._went.get(path, ())]
        lines = enumerate(document.text.split("\n"), start=1)
        return "\n".join(line for number, line in lines if not any(number in block for block in blocks))


def review(base: Base, files: Files, known: Review | None = None, between: Callable[[], None] = lambda: None) -> Review:
    """Compare files with a base.

    Args:
        base: what to compare with.
        files: what is at hand, by path.
        known: an earlier review, of which the projects that are the same need not be compared again.
        between: called for each project; what it raises ends the comparison.
    """
    old, new = _declared(base.files.values()), _declared(map(files.get, base.files))
    same = {} if known is None else {_pair(each.change): each for every in known.by_file.values() for each in every}
    by_file: dict[str, list[Compared]] = {}

    def file_of(project: Project) -> str:
        _project, file = old.get(id(project)) or new.get(id(project)) or (project, None)
        return "" if file is None else str(file.path)

    olds, news = ([project for project, _file in side.values()] for side in (old, new))
    for match in match_projects(olds, news, file_of):
        between()
        old_file, new_file = old.get(id(match.old), _NOWHERE)[1], new.get(id(match.new), _NOWHERE)[1]
        compared = same.get(_pair(match))
        if compared is None or (compared.change.kind, compared.change.score) != (match.kind, match.score):
            compared = _compared(match, old_file, new_file)
        compared = replace(compared, old_file=old_file, new_file=new_file)
        by_file.setdefault(compared.path, []).append(compared)
    return Review(base, files, {path: tuple(every) for path, every in by_file.items()})


_NOWHERE: tuple[None, None] = (None, None)


def _declared(files: Iterable[SourceFile | None]) -> dict[int, tuple[Project, SourceFile]]:
    """The projects of files, each with its file, by identity."""
    return {id(project): (project, file) for file in files if file is not None for project in file.document.projects}


def _pair(both: Match[Project] | ProjectChange) -> tuple[int, int]:
    return id(both.old), id(both.new)


def _compared(match: Match[Project], old_file: SourceFile | None, new_file: SourceFile | None) -> Compared:
    same = match.old is match.new
    change = ProjectChange(match.kind, match.old, match.new) if same else compare_project(match)
    return Compared(change, old_file, new_file, entries(change))


def _again(known: Iterable[Compared], file: SourceFile | None) -> Iterator[Compared]:
    """The projects of an edited file beside the partners that they had: by their names, or else by their places."""
    here = [each for each in known if each.change.new is not None]
    gone = [each for each in known if each.change.new is None]
    projects = _projects(file)
    partners = [_taken(project, here) or _taken(project, gone) for project in projects]
    if partners.count(None) == len(here):
        partners = [each or here.pop(0) for each in partners]
    for project, partner in zip(projects, partners, strict=True):
        yield _beside(partner, project, file)
    for each in (*here, *gone):
        if each.change.old is not None:
            yield _compared(Match(each.change.old, None, MatchKind.REMOVED), each.old_file, None)


def _taken(project: Project, among: list[Compared]) -> Compared | None:
    """The first of that name, taken out."""
    key = comparison_key(project.name)
    found = next((each for each in among if comparison_key(each.name) == key), None)
    if found is not None:
        among.remove(found)
    return found


def _beside(partner: Compared | None, project: Project, file: SourceFile | None) -> Compared:
    old = None if partner is None else partner.change.old
    if partner is None or old is None:
        return _compared(Match(None, project, MatchKind.ADDED), None, file)
    if partner.change.new is project and partner.new_file is file:
        return partner
    same = comparison_key(old.name) == comparison_key(project.name)
    kind = MatchKind.SAME if same else MatchKind.RENAMED
    score = CERTAIN if partner.change.new is None else partner.change.score
    return _compared(Match(old, project, kind, score), partner.old_file, file)


def _moved_back(
    compared: Compared, entry: Entry, base: Mapping[str, SourceFile | None], files: Files
) -> tuple[Step, ...]:
    """Put a project into the file that it came from, as it is now, or with all that changed in it as it was."""
    old, new, before = _document(compared.old_file), _document(compared.new_file), compared.change.old
    if before is None or compared.change.new is None or compared.old_file is None:
        return ()
    source, path = compared.old_file.path, Path(compared.path)
    as_before = entry.what is What.PROJECT or not compared.change
    text = block_of(old, before) if as_before else block_of(new, compared.change.new)
    there = files.get(str(source))
    if there is None and old.holds_one_block:
        place = TextEdit(span_of(old, first_line(old, before.line), before.last_line), written(old, text))
        put = made(source, apply(old.text, (place,)))
    elif there is None:
        put = made(source, written(old, f"{text}\n"))
    else:
        put = Step(source, put_into_file(old, before, there.document, text))
    if new.holds_one_block and base.get(compared.path) is None:
        return deleted(path, new.text), put
    beside = _document(base.get(compared.path))
    return Step(path, as_it_was(beside, new, edits.remove_block(new, compared.change.new))), put


def _projects(file: SourceFile | None) -> tuple[Project, ...]:
    return () if file is None else file.document.projects


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _document(file: SourceFile | None) -> Document:
    return Document("", "") if file is None else file.document


def _alone(document: Document, project: Project) -> str:
    """The text of a file that holds a project: the whole one where it held nothing else."""
    return document.text if document.holds_one_block else block_of(document, project) + "\n"


def _annual(project: Project | None) -> Decimal:
    return Decimal(0) if project is None else annual(project)
