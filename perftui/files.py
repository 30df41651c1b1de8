"""Files are safe: read whole, written through a temporary file, never over somebody else's change."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from perftui.messages import Message, msg


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file or folder could not be read or written."""

    path: Path
    reason: Message

    @classmethod
    def of(cls, path: Path, error: OSError) -> Fault:
        """The fault that `error` stands for, in words of ours where we have them."""
        return cls(path, reason(error))


_REASONS = MappingProxyType(
    {
        errno.EACCES: msg("permission denied"),
        errno.EPERM: msg("permission denied"),
        errno.ENOENT: msg("there is no such file or folder"),
        errno.EISDIR: msg("this is a folder"),
        errno.ENOTDIR: msg("there is a file where the path needs a folder"),
        errno.ELOOP: msg("the link leads back to itself"),
        errno.ENAMETOOLONG: msg("the name is too long"),
        errno.ENOSPC: msg("no space is left on the disk"),
        errno.EFBIG: msg("the file would be larger than the system allows"),
        errno.EROFS: msg("the disk is read-only"),
        errno.EIO: msg("the disk reports an error"),
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
    except OSError as error:
        return Fault.of(path, error)


def repository_root(folder: Path) -> Path:
    """The folder of the git repository that `folder` lies in, or `folder` itself where it lies in none."""
    whole = folder.absolute()
    return next((each for each in (whole, *whole.parents) if (each / ".git").exists()), whole)


def write_atomically(path: Path, data: bytes, *, expected: str | None = None) -> Fault | None:
    """Replace the content of `path`, or leave it as it was.

    The new content goes to a temporary file in the same folder, reaches the disk, takes over the mode of the old
    file and then replaces it in one step; a link is followed. A device or a pipe is written to.

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
        there = mode is not None
        if expected is not None and (not there or content_hash(target.read_bytes()) != expected):
            return Fault(path, msg("the file was changed by another program; nothing was written"))
        if there and not os.access(target, os.W_OK):
            return Fault(path, msg("permission denied"))
        _replace(target, data, 0o666 & ~_umask() if mode is None else stat.S_IMODE(mode))
    except OSError as error:
        return Fault.of(path, error)
    return None


def create(path: Path, data: bytes) -> Fault | None:
    """Write a new file, whole or not at all; one that exists is never touched."""
    try:
        file = path.open("xb")
    except FileExistsError:
        return Fault(path, msg("the file exists; nothing was written"))
    except OSError as error:
        return Fault.of(path, error)
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            return Fault.of(path, error)
        raise
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


def _replace(target: Path, data: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    # The file is in place already; some network file systems cannot flush a folder.
    with suppress(OSError):
        _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
