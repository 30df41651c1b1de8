"""What other programs change, make and delete is found."""

from pathlib import Path

from perftui.editing.watching import difference, signatures


def test_changed_new_and_deleted_files_are_told_apart(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.perf").write_text("项目 甲\n", "utf-8")
    before = signatures([tmp_path])
    assert not difference(before, signatures([tmp_path]))
    (tmp_path / "a.perf").write_text("项目 甲乙\n", "utf-8")
    (tmp_path / "b.perf").unlink()
    (tmp_path / "d.perf").write_text("项目 丁\n", "utf-8")
    found = difference(before, signatures([tmp_path]))
    assert found.changed == (tmp_path / "a.perf",)
    assert found.vanished == (tmp_path / "b.perf",)
    assert found.appeared == (tmp_path / "d.perf",)
    assert len(found.paths) == 3
