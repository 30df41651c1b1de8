"""Finds, reads and writes declarations: the one loader of the command line, the terminal program and the editors."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from perftui.diagnostics import Diagnostic
from perftui.files import Fault, content_hash, read_bytes, write_atomically
from perftui.language.document import Document
from perftui.language.reader import collector_paused, read_data
from perftui.language.text import MAX_BYTES
from perftui.messages import Message, msg
from perftui.model import Project, Summary
from perftui.names import comparison_key

SUFFIX = ".perf"

Progress = Callable[[int, int], None]
"""Called with the number of files read and the number of all."""

PassesOver = Callable[[str], Callable[[str], bool]]
"""For a folder, says of the names found in it which are passed over."""


def hidden(_folder: str) -> Callable[[str], bool]:
    """What is passed over in every folder."""
    return is_hidden


def is_hidden(name: str) -> bool:
    """Whether a file or folder of that name is hidden."""
    return name.startswith(".")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was read.

    Attributes:
        path: where it is.
        document: what it says.
        diagnostics: what is wrong with its language.
        digest: the hash of its bytes, compared again before anything is written.
    """

    path: Path
    document: Document
    diagnostics: tuple[Diagnostic, ...]
    digest: str

    @property
    def content(self) -> str:
        """Its whole text, byte order mark and line ends as they are; empty where it is no text."""
        return self.document.content


@dataclass(frozen=True, slots=True)
class Declared:
    """A project and the file that it stands in."""

    project: Project
    file: SourceFile


@dataclass(frozen=True, slots=True)
class Stated:
    """A summary and the file that it stands in."""

    summary: Summary
    file: SourceFile


@dataclass(frozen=True, slots=True)
class Workspace:
    """All files of a run in the order of their paths, and what kept others from being read.

    `context` are files that nobody asked for, read because a summary among `files` speaks of their folder. `partial`
    says that single files were asked for and no folder: what a rule over all files would find is then not known.
    `unseen` are the files and folders that are there and could not be read, whether or not anybody asked for them.
    """

    files: tuple[SourceFile, ...]
    faults: tuple[Fault, ...] = ()
    context: tuple[SourceFile, ...] = ()
    partial: bool = False
    unseen: tuple[Path, ...] = ()

    def alone(self, name: str) -> Workspace:
        """One of its files by itself."""
        return Workspace(tuple(file for file in self.files if str(file.path) == name))

    def projects(self) -> Iterator[Declared]:
        """Every project in file order."""
        return (Declared(project, file) for file in self.files for project in file.document.projects)

    def summaries(self) -> Iterator[Stated]:
        """Every summary statement in file order."""
        return (Stated(summary, file) for file in self.files for summary in file.document.summaries)

    def below(self, folder: Path) -> Iterator[SourceFile]:
        """The files of a folder and below it, those that nobody asked for too."""
        whole = folder.absolute()
        return (file for file in (*self.files, *self.context) if whole in file.path.absolute().parents)

    def meant_by(self, stated: Stated) -> Iterator[Project]:
        """The projects that a summary speaks of: of its folder, its year and its department."""
        for file in self.below(stated.file.path.parent):
            yield from (project for project in file.document.projects if _belongs(project, stated.summary))

    def diagnostics(self) -> Iterator[Diagnostic]:
        """What reading found, in file order."""
        return (diagnostic for file in self.files for diagnostic in file.diagnostics)


def load(
    paths: Sequence[Path],
    progress: Progress | None = None,
    each: Callable[[SourceFile], None] | None = None,
    handed_over: Sequence[SourceFile] = (),
    passes_over: PassesOver = hidden,
) -> Workspace:
    """Read the files that `paths` name, and all `.perf` files of the folders among them.

    Args:
        paths: files and folders.
        progress: told of every file how many are done.
        each: given every file as soon as it is read.
        handed_over: files whose content came from elsewhere, as from standard input; they come last.
        passes_over: what is not read of what is found in folders.
    """
    found, faults = find(paths, passes_over)
    files: list[SourceFile] = []
    with collector_paused():
        for number, path in enumerate(found, start=1):
            loaded = load_file(path)
            if isinstance(loaded, Fault):
                faults.append(loaded)
            else:
                files.append(loaded)
                if each is not None:
                    each(loaded)
            if progress is not None:
                progress(number, len(found))
        files.extend(handed_over)
        context, refused = _context(files, passes_over)
    partial = not any(os.path.isdir(path) for path in paths)  # noqa: PTH112 - as in find
    unseen = tuple(dict.fromkeys(fault.path for fault in (*faults, *refused) if fault.error))
    return Workspace(tuple(files), tuple(faults), context, partial, unseen)


def from_data(data: bytes, path: Path) -> Workspace:
    """A workspace of one file whose content was handed over."""
    return load((), handed_over=[source_file(data, path)])


def load_stream(stream: BinaryIO, path: Path) -> SourceFile:
    """Read what another program writes, and no more of it than a file may hold; `path` is what it is called."""
    return source_file(stream.read(MAX_BYTES + 1), path)


def load_file(path: Path) -> SourceFile | Fault:
    """Read one file; what the file system refuses is a fault, what the content lacks a diagnostic."""
    data = read_bytes(path, MAX_BYTES + 1)
    return data if isinstance(data, Fault) else source_file(data, path)


def source_file(data: bytes, path: Path) -> SourceFile:
    """A file from its bytes."""
    document, diagnostics = read_data(data, str(path))
    return SourceFile(path, document, diagnostics, content_hash(data))


def rewrite(file: SourceFile) -> Fault | None:
    """Write a file whose document was changed, unless it holds something else by now than was read."""
    return write_atomically(file.path, file.content.encode("utf-8"), expected=file.digest)


def find(paths: Sequence[Path], passes_over: PassesOver = hidden) -> tuple[list[Path], list[Fault]]:
    """The files to read, those of a folder sorted, each once. What is no folder is found: reading tells what it is.

    A linked folder is not entered. A file that goes by several names is found under its own, where that is among
    them, else under the first.

    Args:
        paths: files and folders; they are found whatever is passed over.
        passes_over: what is not looked at inside the folders.
    """
    found: list[Path] = []
    faults: list[Fault] = []
    for path in paths:
        inside = [path]
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder may not be looked into
            refused = len(faults)
            inside = _walk(path, faults, passes_over)
            if not inside and len(faults) == refused:
                faults.append(Fault(path, _nothing_in(path)))
        found.extend(inside)
    return _each_once(found, _RealNames()), faults


def _nothing_in(folder: Path) -> Message:
    if _walk(folder, [], hidden):
        return msg("every {suffix} file in this folder is excluded", suffix=SUFFIX)
    return msg("no {suffix} file in this folder", suffix=SUFFIX)


def _context(files: Sequence[SourceFile], passes_over: PassesOver) -> tuple[tuple[SourceFile, ...], list[Fault]]:
    """The files that the summaries among `files` speak of and that are not among them, and what could not be read."""
    real = _RealNames()
    known = {real(file.path)[0]: file.path for file in files}
    faults: list[Fault] = []
    around: dict[Path, None] = {}
    for folder in dict.fromkeys(file.path.parent for file in files if file.document.summaries):
        for path in _each_once(_walk(folder, faults, passes_over), real):
            there = known.get(real(path)[0])
            if there is None or not _is_below(there, folder):
                around[path] = None
    loaded = [load_file(path) for path in around]
    faults += (file for file in loaded if isinstance(file, Fault))
    return tuple(file for file in loaded if isinstance(file, SourceFile)), faults


def _belongs(project: Project, summary: Summary) -> bool:
    year, supervisor = summary.year, summary.supervisor
    if year is not None and year.value is not None and (project.year is None or project.year.value != year.value):
        return False
    if supervisor is not None and supervisor.value is not None:
        own = project.supervisor.text if project.supervisor else ""
        return comparison_key(own) == comparison_key(supervisor.value)
    return True


class _RealNames:
    """What files are called without any link on the way, and whether they are links; each folder is asked for once."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def __call__(self, path: Path) -> tuple[str, bool]:
        if os.path.islink(path):  # noqa: PTH114 - there may be very many
            return os.path.realpath(path), True
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = _real_folder(folder)
        return os.path.join(self._folders[folder], name), False  # noqa: PTH118 - as above


def _real_folder(folder: str) -> str:
    try:
        return os.path.realpath(folder)
    except FileNotFoundError:  # the current folder is gone; nothing else can be meant by the same name
        return os.path.normpath(folder)


def _each_once(paths: Sequence[Path], real: _RealNames) -> list[Path]:
    """Each file once, in the order of the paths."""
    named = [(path, *real(path)) for path in paths]
    own = {name for _path, name, linked in named if not linked}
    once: dict[str, Path] = {}
    for path, name, linked in named:
        if not linked or name not in own:
            once.setdefault(name, path)
    return list(once.values())


def _is_below(path: Path, folder: Path) -> bool:
    return folder.absolute() in path.absolute().parents


def _walk(folder: Path, faults: list[Fault], passes_over: PassesOver) -> list[Path]:
    def refuse(error: OSError) -> None:
        faults.append(Fault.of(Path(error.filename), error))

    inside: list[str] = []
    for root, folders, names in os.walk(folder, onerror=refuse):
        is_passed = passes_over(root)
        folders[:] = sorted(name for name in folders if not is_passed(name))
        declarations = (name for name in names if name.endswith(SUFFIX) and not is_passed(name))
        inside.extend(os.path.join(root, name) for name in declarations)  # noqa: PTH118 - there may be very many
    return [Path(path) for path in sorted(inside, key=_parts) if _is_file(path)]


def _parts(path: str) -> list[str]:
    """By what paths are sorted: folder by folder, as `Path` does it, which takes its time for each comparison."""
    return os.path.normcase(path).split(os.sep)  # noqa: PTH206 - as above


def _is_file(path: str) -> bool:
    """No pipe, which would be waited for; of what cannot be looked at, reading will tell why."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - there may be very many
    except OSError:
        return True
