"""The version to compare with: what declarations said at a revision of git, as far as they may differ from it now."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from perftui.files import Fault, read_bytes
from perftui.messages import Message, msg
from perftui.review.git import GitError, Repository, Revision
from perftui.workspace import PassesOver, SourceFile, hidden, source_file

HEAD = "HEAD"


@dataclass(frozen=True, slots=True)
class Base:
    """A revision and what files held there.

    Attributes:
        name: the revision as it was asked for.
        revision: the commit that it is.
        branch: the branch in work, or the short id of the commit where there is none.
        files: readings of the files that may differ, by their paths; `None` where there was none. What is not among
            them is as it was.
        traces: files of git that are written whenever a commit is made, or another one is checked out.
        outside: what is open and not in the repository, so that it is compared with nothing.
    """

    name: str
    revision: Revision
    branch: str
    files: Mapping[str, SourceFile | None]
    traces: tuple[Path, ...] = ()
    outside: tuple[Path, ...] = ()


def repository_of(roots: Sequence[Path]) -> Repository:
    """The repository that holds what is open, the first of them where there are several.

    Raises:
        GitError: there is none, or no git.
    """
    if shutil.which("git") is None:
        raise GitError(msg("git is not installed: there is nothing to compare with"))
    repository = next(filter(None, map(Repository.around, roots)), None)
    if repository is None:
        raise GitError(msg("these files are in no git repository: there is nothing to compare with"))
    return repository


def load_base(
    roots: Sequence[Path],
    name: str,
    files: Mapping[str, SourceFile],
    unsaved: Iterable[str] = (),
    between: Callable[[], None] = lambda: None,
    *,
    passes_over: PassesOver = hidden,
) -> Base:
    """Read what may differ from a revision; what git says to be the same is not read.

    Args:
        roots: the files and folders that are open.
        name: a revision by any of its names.
        files: what is at hand, by path.
        unsaved: paths of files that differ from the disk.
        between: called for each file; what it raises ends the reading.
        passes_over: what was not read of what was found in folders.

    Raises:
        GitError: there is no repository, no such revision, or git failed.
    """
    repository = repository_of(roots)
    inside = [root for root in roots if repository.holds(root)]
    outside = tuple(root for root in roots if root not in inside)
    folders = dict.fromkeys(map(os.path.dirname, files))
    nested = dict.fromkeys(filter(None, (repository.nested(Path(folder)) for folder in folders)))
    identity = _resolved(repository, name)
    places = dict(_at_hand(repository.changed(identity, inside), inside, files, passes_over))
    places |= {Path(path).absolute(): path for path in unsaved if repository.holds(Path(path))}
    texts = repository.texts(identity, places)
    ignored = repository.ignored(Path(path).absolute() for path in unsaved)
    found: dict[str, SourceFile | None] = {}
    for place, path in places.items():
        between()
        data = _on_disk(place) if place in ignored else texts.get(place)
        before = None if data is None else source_file(data, Path(path))
        if not _same(before, files.get(path)):
            found[path] = before
    return Base(
        name, repository.revision(identity), repository.branch(), found, repository.traces(), (*outside, *nested)
    )


def _on_disk(place: Path) -> bytes | None:
    """What a file holds of which git does not take note: it is as it was until it is edited."""
    data = read_bytes(place)
    return None if isinstance(data, Fault) else data


def _resolved(repository: Repository, name: str) -> str:
    try:
        return repository.resolve(name)
    except GitError as error:
        raise GitError(no_revision(name)) from error


def no_revision(name: str) -> Message:
    """What to say of a revision that is not there."""
    if name == HEAD:
        return msg("the repository has no commit yet: there is nothing to compare with")
    return msg("there is no revision {name}", name=name)


def _at_hand(
    found: Iterable[Path], roots: Sequence[Path], files: Mapping[str, SourceFile], passes_over: PassesOver
) -> Iterator[tuple[Path, str]]:
    """The paths that git gives with those that the files go by; what is not looked at anyway is left out."""
    whole = [(Path(os.path.realpath(root)), root) for root in roots]
    real_folder = lru_cache(maxsize=None)(os.path.realpath)
    for place in found:
        real = Path(real_folder(place.parent), place.name)
        inside = [(root, real.relative_to(top)) for top, root in whole if real.is_relative_to(top)]
        names = [
            str(root / relative)
            for root, relative in inside
            if str(root / relative) in files or not _passed(root, relative, passes_over)
        ]
        if names:
            yield place, next((name for name in names if name in files), names[0])


def _passed(root: Path, relative: Path, passes_over: PassesOver) -> bool:
    """Whether a look through the root passes over a file, or over a folder that it lies in."""
    parts = relative.parts
    return any(passes_over(str(root.joinpath(*parts[:depth])))(name) for depth, name in enumerate(parts))


def _same(before: SourceFile | None, now: SourceFile | None) -> bool:
    if before is None or now is None:
        return before is now
    return before.document.content == now.document.content
