"""Files are safe: read whole, written through a temporary file, never over somebody else's change."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from perftui.messages import Message, msg

if sys.platform != "win32":
    import fcntl

PATIENCE = 2.0
"""Seconds to wait for another program that saves in the same folder; saving takes some hundredths."""
_RETRY = 0.01


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file or folder could not be read or written; `error` is the number of the system's error, if it was one."""

    path: Path
    reason: Message
    error: int = 0

    @classmethod
    def of(cls, path: Path, error: OSError) -> Fault:
        """The fault that `error` stands for, in words of ours where we have them."""
        return cls(path, reason(error), error.errno or 0)


_REASONS = MappingProxyType(
    {
        errno.EACCES: msg("permission denied"),
        errno.EPERM: msg("permission denied"),
        errno.ENOENT: msg("there is no such file or folder"),
        errno.EISDIR: msg("this is a folder"),
        errno.EAGAIN: msg("another program is saving in this folder at the moment"),
        errno.ENOTDIR: msg("there is a file where the path needs a folder"),
        errno.ELOOP: msg("the link leads back to itself"),
        errno.ENAMETOOLONG: msg("the name is too long"),
        errno.ENOSPC: msg("no space is left on the disk"),
        errno.EFBIG: msg("the file would be larger than the system allows"),
        errno.EROFS: msg("the disk is read-only"),
        errno.EIO: msg("the disk reports an error"),
        errno.EADDRINUSE: msg("another program listens there already"),
    }
)


def reason(error: OSError) -> Message:
    """Why the system refused, in the language in force where the reason is a known one."""
    known = _REASONS.get(error.errno or 0)
    return msg("{reason}", reason=error.strerror or str(error)) if known is None else known


def content_hash(data: bytes) -> str:
    """Names a content; two files with one hash are the same."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def read_bytes(path: Path, limit: int = -1) -> bytes | Fault:
    """The content of `path`, at most `limit` bytes of it."""
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except FileNotFoundError as error:
        if os.path.islink(path):  # noqa: PTH114 - `Path.is_symlink` raises for what no disk takes
            return Fault(path, msg("the link leads to a file that is not there"), error.errno or 0)
        return Fault.of(path, error)
    except OSError as error:
        return Fault.of(path, error)


def absence(path: Path) -> Fault | None:
    """Why nothing is found at a path, or `None` where something is."""
    try:
        path.stat()
    except OSError as error:
        return Fault.of(path, error)
    return None


def is_there(path: Path) -> bool:
    """Whether something is found at a path: `Path.exists` raises where a folder may not be looked into."""
    return absence(path) is None


def is_folder(path: Path) -> bool:
    """Whether there is such a folder: `Path.is_dir` raises where the one around it may not be looked into."""
    return os.path.isdir(path)  # noqa: PTH112 - see above


def is_endless(path: Path) -> bool:
    """Whether something is there that is neither a file nor a folder: who reads it may wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def from_home(text: str) -> Path:
    """A path as a person writes it, `~` for a home: `Path.expanduser` raises where there is no such user."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 - see above


def repository_root(folder: Path) -> Path:
    """The folder of the git repository that `folder` lies in, or `folder` itself where it lies in none."""
    whole = folder.absolute()
    return next((each for each in (whole, *whole.parents) if is_there(each / ".git")), whole)


def write_atomically(path: Path, data: bytes, *, expected: str | None = None) -> Fault | None:
    """Replace the content of `path`, or leave it as it was.

    The new content goes to a temporary file in the same folder, reaches the disk, takes over the mode of the old
    file and then replaces it in one step; a link is followed. Programs of ours that save in one folder take turns. A
    device or a pipe is written to.

    Args:
        path: the file.
        data: its new content.
        expected: the hash of what was read; a file that holds something else by now is left alone.

    Returns:
        `None`, or why nothing was written.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = _mode(path)
        if mode is not None and not stat.S_ISREG(mode):
            return _write_through(path, data, expected)
        with _alone_in(target.parent):
            if expected is not None and not _holds(target, expected):
                return Fault(path, msg("the file was changed by another program; nothing was written"))
            if mode is not None:
                _ask_to_write(target)
            with _temporary(target, data, _usual_mode() if mode is None else stat.S_IMODE(mode)) as temporary:
                temporary.replace(target)
            _sync_folder(target.parent)
    except OSError as error:
        return Fault.of(path, error)
    return None


def create(path: Path, data: bytes) -> Fault | None:
    """Make a new file, whole or not at all; one that exists is never touched."""
    try:
        with _alone_in(path.parent):
            if os.path.lexists(path):
                return Fault(path, msg("the file exists; nothing was written"), errno.EEXIST)
            with _temporary(path, data, _usual_mode()) as temporary:
                _put(temporary, path)
            _sync_folder(path.parent)
    except FileExistsError as error:
        return Fault(path, msg("the file exists; nothing was written"), error.errno or 0)
    except OSError as error:
        return Fault.of(path, error)
    return None


def remove(path: Path, *, expected: str) -> Fault | None:
    """Delete a file, unless it holds something else than what was read; one that is gone already is no fault."""
    try:
        with _alone_in(path.parent):
            if os.path.lexists(path):
                if not _holds(path, expected):
                    return Fault(path, msg("the file was changed by another program; nothing was written"))
                path.unlink()
                _sync_folder(path.parent)
    except FileNotFoundError:
        return None
    except OSError as error:
        return Fault.of(path, error)
    return None


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _write_through(path: Path, data: bytes, expected: str | None) -> Fault | None:
    """What is no file holds nothing that could be replaced."""
    if expected is not None:
        return Fault(path, msg("this is not an ordinary file; nothing was written"))
    with path.open("wb") as device:
        device.write(data)
    return None


def _ask_to_write(target: Path) -> None:
    """Replacing a file asks for no leave to write it; this does, and has the system say why it may not be written."""
    os.close(os.open(target, os.O_WRONLY))


def _holds(path: Path, expected: str) -> bool:
    return os.path.lexists(path) and content_hash(path.read_bytes()) == expected


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Have other programs of ours wait with saving in `folder`, so that what was compared is what is replaced.

    Where the file system knows no locks, saving goes on without one.
    """
    if sys.platform == "win32":
        yield
        return
    handle = -1
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    if handle < 0:
        yield
        return
    try:
        _take_lock(handle)
        yield
    finally:
        os.close(handle)


def _take_lock(handle: int) -> None:
    if sys.platform == "win32":
        return
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            time.sleep(_RETRY)
        except OSError:
            return
        else:
            return


@contextmanager
def _temporary(target: Path, data: bytes, mode: int) -> Iterator[Path]:
    """A file beside `target` that holds `data` and has reached the disk; it is gone afterwards.

    Its name is always the same, so that what a program left that was killed while it saved is tidied away.
    """
    temporary = target.with_name(f".{target.name[:60]}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - made anew or not at all
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _put(temporary: Path, path: Path) -> None:
    """Give a file its name, where nothing has that name yet."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second names
        temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    """Have the name reach the disk. The file is in place already; some network file systems cannot flush a folder."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
