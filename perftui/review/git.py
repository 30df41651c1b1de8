"""Older versions of declarations, from git: read only, never asking for anything, never changing the repository."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from perftui.files import is_folder, is_there, reason
from perftui.messages import Message, msg
from perftui.workspace import SUFFIX

_SAFE = ("-c", "core.quotepath=off", "-c", "core.fsmonitor=false")
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
_SEPARATOR = "\x1f"
_FORM = "--format=" + _SEPARATOR.join(("%H", "%h", "%as", "%an", "%s"))
_NAMES = "--format=%(refname)%1f%(creatordate:short)%1f%(symref)%1f%(subject)"
_OURS, _THEIRS = 2, 3
"""The stages of both sides in the index; 1 is what they began with."""
_AT_ONCE = 500
"""Folders that one question to git names: a command line is not endless."""
_WILD = re.compile(r"[][*?\\]")


class GitError(Exception):
    """Git is missing, or said no; `reason` is for people."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit as it is offered for comparing."""

    id: str
    short: str
    date: str
    author: str
    subject: str


class NameKind(Enum):
    """What a name of a revision is."""

    BRANCH = "refs/heads/"
    TAG = "refs/tags/"
    REMOTE = "refs/remotes/"


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a revision goes by, with the date and the words of what it names."""

    kind: NameKind
    name: str
    date: str
    subject: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository by the folder at its top."""

    top: Path

    @classmethod
    def around(cls, path: Path) -> Repository | None:
        """The repository that holds `path`, or `None` where none does or git is missing."""
        folder = path if is_folder(path) else path.parent
        try:
            top = _run(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n")
        except GitError:
            return None
        return cls(Path(top))

    def resolve(self, revision: str) -> str:
        """The id of a commit by any of its names.

        Raises:
            GitError: there is no such commit.
        """
        name = f"{revision}^{{commit}}"
        return _run(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", name).decode("ascii").strip()

    def branch(self) -> str:
        """The branch in work, or the short id of the commit where there is none; empty before the first commit."""
        try:
            return _run(self.top, "symbolic-ref", "--quiet", "--short", "HEAD").decode("utf-8", "replace").strip()
        except GitError:
            try:
                return _run(self.top, "rev-parse", "--short", "HEAD").decode("ascii").strip()
            except GitError:
                return ""

    def traces(self) -> tuple[Path, ...]:
        """Files that are written whenever a commit is made, or another one is checked out.

        Raises:
            GitError: git failed.
        """
        out = _run(self.top, "rev-parse", "--git-path", "HEAD", "--git-path", "logs/HEAD")
        return tuple(self.top / os.fsdecode(name) for name in out.splitlines())

    def revisions(self, paths: Sequence[Path] = (), limit: int = 50) -> tuple[Revision, ...]:
        """The latest commits that changed declarations below `paths`, the newest first.

        Raises:
            GitError: git failed; a repository without a commit has none.
        """
        out = _run(self.top, "log", f"-{limit}", "-z", _FORM, "HEAD", "--", *self._specs(paths))
        lines = filter(None, out.decode("utf-8", "replace").split("\0"))
        return tuple(map(_revision, lines))

    def names(self) -> tuple[Named, ...]:
        """Branches and tags, those of other repositories last, the newest of each first.

        Raises:
            GitError: git failed.
        """
        kinds = [kind.value for kind in NameKind]
        out = _run(self.top, "for-each-ref", "--sort=-creatordate", _NAMES, *kinds)
        lines = (line.split(_SEPARATOR, 3) for line in out.decode("utf-8", "replace").splitlines())
        named = [_named(name, date, subject) for name, date, symbolic, subject in lines if not symbolic]
        return tuple(sorted(named, key=lambda each: kinds.index(each.kind.value)))

    def revision(self, identity: str) -> Revision:
        """A commit by its id.

        Raises:
            GitError: there is no such commit.
        """
        out = _run(self.top, "log", "-1", "-z", _FORM, identity, "--")
        return _revision(out.decode("utf-8", "replace").rstrip("\0"))

    def changed(self, revision: str, paths: Sequence[Path] = ()) -> tuple[Path, ...]:
        """The declarations that differ between a revision and the folder, deleted and new ones too, without ignored.

        Raises:
            GitError: git failed.
        """
        specs = self._specs(paths)
        differing = _run(self.top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", revision, "--", *specs)
        new = _run(self.top, "ls-files", "-z", "--others", "--exclude-standard", "--", *specs)
        names = dict.fromkeys(filter(None, (differing + new).split(b"\0")))
        return tuple(self.top / os.fsdecode(name) for name in names)

    def ignored(self, paths: Iterable[Path]) -> frozenset[Path]:
        """Those that git does not take note of.

        Raises:
            GitError: git failed.
        """
        names = {self._inside(path): path for path in paths if self.holds(path)}
        if not names:
            return frozenset()
        given = "\0".join(names).encode("utf-8", "surrogateescape")
        out = _run(self.top, "check-ignore", "-z", "--stdin", given=given, none=1)
        return frozenset(names[os.fsdecode(name)] for name in filter(None, out.split(b"\0")))

    def texts(self, revision: str, paths: Iterable[Path]) -> dict[Path, bytes]:
        """What files held at a revision; one that was not there is not among them.

        Raises:
            GitError: git failed.
        """
        names = {path: self._inside(path) for path in paths}
        blobs = self._blobs(revision, names.values())
        wanted = [(path, blobs[name]) for path, name in names.items() if name in blobs]
        contents = self._contents([blob for _path, blob in wanted])
        return {path: data for (path, _blob), data in zip(wanted, contents, strict=True) if data is not None}

    def unmerged(self, paths: Iterable[Path]) -> dict[Path, tuple[bytes, bytes, bytes]]:
        """What files that could not be merged held: the common content, ours and theirs; nothing where one had none.

        Raises:
            GitError: git failed.
        """
        names = {self._inside(path): path for path in paths}
        blobs = self._unmerged(f":(top,literal){name}" for name in names)
        wanted = [(names[name], stage, blob) for name, found in blobs.items() for stage, blob in found.items()]
        texts: dict[Path, dict[int, bytes]] = {}
        for (path, stage, _blob), data in zip(wanted, self._contents([each[2] for each in wanted]), strict=True):
            texts.setdefault(path, {})[stage] = data or b""
        return {path: (found.get(1, b""), found.get(2, b""), found.get(3, b"")) for path, found in texts.items()}

    def half_deleted(self, paths: Sequence[Path]) -> dict[Path, tuple[bool, bool]]:
        """The declarations below `paths` that one side of a merge deleted: whether ours has them, whether theirs has.

        Raises:
            GitError: git failed.
        """
        unmerged = self._unmerged(self._specs(paths))
        sides = {self.top / name: (_OURS in found, _THEIRS in found) for name, found in unmerged.items()}
        return {path: has for path, has in sides.items() if not all(has)}

    def _unmerged(self, specs: Iterable[str]) -> dict[str, dict[int, str]]:
        """What files that could not be merged are called in the store of git, by their stages."""
        out = _run(self.top, "ls-files", "--unmerged", "-z", "--full-name", "--", *specs)
        blobs: dict[str, dict[int, str]] = {}
        for line in filter(None, out.split(b"\0")):
            head, _, name = line.partition(b"\t")
            _mode, blob, number = head.split()
            blobs.setdefault(os.fsdecode(name), {})[int(number)] = blob.decode("ascii")
        return blobs

    def _contents(self, blobs: Sequence[str]) -> list[bytes | None]:
        out = _run(self.top, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode("ascii"))
        return list(_answers(out))

    def _blobs(self, revision: str, names: Iterable[str]) -> dict[str, str]:
        """What files are called in the store of git: asked for by folder, since git looks a single name up slowly."""
        folders = list(dict.fromkeys(name.rpartition("/")[0] for name in names))
        inside = [f"{folder}/" for folder in folders if folder]
        asked = [inside[at : at + _AT_ONCE] for at in range(0, len(inside), _AT_ONCE)]
        if "" in folders:
            asked.append([])
        found: dict[str, str] = {}
        for part in asked:
            out = _run(self.top, "ls-tree", "-z", "--full-tree", revision, "--", *part)
            for line in filter(None, out.split(b"\0")):
                head, _, name = line.partition(b"\t")
                found[os.fsdecode(name)] = head.split()[2].decode("ascii")
        return found

    def holds(self, path: Path) -> bool:
        """Whether a path is inside, and in no other repository in between."""
        whole, top = Path(os.path.realpath(path)), Path(os.path.realpath(self.top))
        return whole.is_relative_to(top) and self.nested(path) is None

    def nested(self, path: Path) -> Path | None:
        """The repository inside of this one that holds a path: a submodule, or one that was put there."""
        whole, top = Path(os.path.realpath(path)), Path(os.path.realpath(self.top))
        between = (each for each in (whole, *whole.parents) if top in each.parents)
        return next((each for each in between if is_there(each / ".git")), None)

    def _specs(self, paths: Sequence[Path]) -> list[str]:
        """Pathspecs of the declarations below `paths`."""
        if not paths:
            return [f":(top,glob)**/*{SUFFIX}"]
        return [
            f":(top,literal){name}"
            if path.suffix == SUFFIX and not is_folder(path)
            else f":(top,glob){_WILD.sub(_escaped, name)}/**/*{SUFFIX}"
            if name != "."
            else f":(top,glob)**/*{SUFFIX}"
            for path in paths
            for name in [self._inside(path)]
        ]

    def _inside(self, path: Path) -> str:
        """The name of a path inside of the repository."""
        whole = Path(os.path.realpath(path))
        top = Path(os.path.realpath(self.top))
        return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else path.as_posix()


def _revision(line: str) -> Revision:
    return Revision(*line.split(_SEPARATOR, 4))


def _named(reference: str, date: str, subject: str) -> Named:
    kind = next(kind for kind in NameKind if reference.startswith(kind.value))
    return Named(kind, reference.removeprefix(kind.value), date, subject)


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _run(folder: Path, *arguments: str, given: bytes = b"", none: int = 0) -> bytes:
    """What git answers; `none` is the code with which it says that there is nothing."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - git itself, with arguments of ours
            ["git", *_SAFE, *arguments],  # noqa: S607 - the git of the user
            cwd=folder,
            input=given,
            capture_output=True,
            check=False,
            env={**environment, **_ENVIRONMENT},
        )
    except OSError as error:
        raise GitError(msg("git cannot be run: {reason}", reason=reason(error))) from error
    if done.returncode not in {0, none}:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(msg("git said: {reason}", reason=said[-1] if said else f"exit {done.returncode}"))
    return done.stdout


def _answers(out: bytes) -> Iterator[bytes | None]:
    """What `cat-file --batch` answered: `ID TYPE SIZE`, the content, a line end; or `NAME missing`."""
    at = 0
    while at < len(out):
        end = out.index(b"\n", at)
        head = out[at:end].rsplit(b" ", 2)
        at = end + 1
        if len(head) < 3 or not head[2].isdigit():  # noqa: PLR2004 - id, type, size
            yield None
            continue
        size = int(head[2])
        yield out[at : at + size] if head[1] == b"blob" else None
        at += size + 1
