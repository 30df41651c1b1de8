"""What was written reaches the disk behind the keys, and where it cannot, that is told."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from perftui.editing.flushing import Flushing


def test_what_was_written_reaches_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reached: list[os.stat_result] = []
    monkeypatch.setattr(os, "fsync", lambda handle: reached.append(os.fstat(handle)))
    flushing = Flushing()
    with (tmp_path / "a").open("wb", buffering=0) as file:
        file.write(b"one")
        flushing.ask(file.fileno())
        flushing.wait()
        assert [(each.st_ino, each.st_size) for each in reached] == [((tmp_path / "a").stat().st_ino, 3)]


def test_nobody_waits_for_a_slow_disk_and_it_is_not_asked_more_than_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on = threading.Event(), threading.Event()
    sizes: list[int] = []

    def slow(handle: int) -> None:
        begun.set()
        assert goes_on.wait(30)
        sizes.append(os.fstat(handle).st_size)

    monkeypatch.setattr(os, "fsync", slow)
    flushing = Flushing()
    with (tmp_path / "a").open("wb", buffering=0) as file:
        for _ in range(20):
            file.write(b"x")
            flushing.ask(file.fileno())
            assert begun.wait(30)
        assert sizes == []
        goes_on.set()
        flushing.wait()
    assert len(sizes) == 2  # the one under way, and one for all that came meanwhile
    assert sizes[-1] == 20


def test_a_fault_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    flushing = Flushing()
    with (tmp_path / "a").open("wb", buffering=0) as file:
        flushing.ask(file.fileno())
        flushing.wait()
        with pytest.raises(OSError, match="No space left"):
            flushing.tell()
        flushing.tell()


def test_a_fault_is_not_lost_behind_a_later_wish_that_comes_to_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on = threading.Event(), threading.Event()
    outcomes = iter((OSError(28, "No space left on device"), None))

    def first_full(_handle: int) -> None:
        begun.set()
        assert goes_on.wait(30)
        fault = next(outcomes)
        if fault is not None:
            raise fault

    monkeypatch.setattr(os, "fsync", first_full)
    flushing = Flushing()
    with (tmp_path / "a").open("wb", buffering=0) as file:
        flushing.ask(file.fileno())
        assert begun.wait(30)
        flushing.ask(file.fileno())
        goes_on.set()
        flushing.wait()
        with pytest.raises(OSError, match="No space left"):
            flushing.tell()
        flushing.tell()


def test_every_handle_is_given_back(tmp_path: Path) -> None:
    flushing = Flushing()
    with (tmp_path / "a").open("wb", buffering=0) as file:
        free = _next_handle()
        for _ in range(50):
            flushing.ask(file.fileno())
            flushing.wait()
        assert _next_handle() == free


def _next_handle() -> int:
    handle = os.open(os.devnull, os.O_RDONLY)
    os.close(handle)
    return handle
