"""What is passed over in folders: by the configuration that is nearest, and by what a run adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.config.excluding import USUAL, Exclusions
from perftui.workspace import find

FILES = (
    "甲.perf",
    "历年/乙.perf",
    "历年/旧/丙.perf",
    "草稿/丁.perf",
    "草稿/定.perf",
    "#recycle/戊.perf",
    ".git/己.perf",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with files in folders."""
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("项目 甲\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder: Path, text: str) -> None:
    (folder / "perftui.toml").write_text(text, "utf-8")


def found(exclusions: Exclusions, *paths: str) -> set[str]:
    """The first characters of the files found."""
    return {path.name[0] for path in find([Path(path) for path in paths or (".",)], exclusions)[0]}


@pytest.mark.usefixtures("folder")
def test_by_default_what_is_hidden_and_what_disks_keep_of_the_past_is_passed_over() -> None:
    assert found(Exclusions()) == set("乙丙丁定甲")
    assert "#recycle" in USUAL


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('extend-exclude = ["历年"]', "丁定甲"),
        ('exclude = ["历年"]', "戊丁定甲"),
        ("exclude = []", "戊乙丙丁定甲"),
        ('exclude = ["草稿/丁.perf"]\nextend-exclude = ["旧/"]', "戊乙定甲"),
        ('extend-exclude = ["历年/*.perf"]', "丙丁定甲"),
        ('extend-exclude = ["历年/**"]', "丁定甲"),
        ('extend-exclude = ["/丁.perf", "*/旧"]', "乙丁定甲"),
        ('extend-exclude = ["?.perf"]', ""),
    ],
)
def test_patterns_are_read_as_those_of_paths_are(folder: Path, text: str, left: str) -> None:
    configure(folder, text)
    assert found(Exclusions()) == set(left)


def test_the_nearest_configuration_counts_alone(folder: Path) -> None:
    configure(folder, 'extend-exclude = ["丁.perf", "旧"]')
    configure(folder / "草稿", 'extend-exclude = ["定.perf"]')
    assert found(Exclusions()) == set("乙丁甲")
    assert found(Exclusions(search=False)) == set("乙丙丁定甲")
    assert found(Exclusions(file=folder / "草稿" / "perftui.toml")) == set("乙丙丁甲")


def test_what_is_named_is_read_and_what_is_inside_of_it_as_if_one_had_begun_there(folder: Path) -> None:
    configure(folder, 'extend-exclude = ["历年", "旧", "丁.perf"]')
    exclusions = Exclusions()
    assert found(exclusions, "历年", "草稿/丁.perf", ".git") == set("乙丁己")


def test_patterns_of_a_run_begin_at_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(folder, 'extend-exclude = ["草稿/定.perf"]')
    assert found(Exclusions(more=["历年/旧"])) == set("乙丁甲")
    monkeypatch.chdir(folder / "历年")
    assert found(Exclusions(more=["旧"]), "..") == set("乙丁甲")
    assert found(Exclusions(more=["历年/旧"]), "..") == set("乙丙丁甲")


def test_a_named_file_is_held_to_be_excluded_with_a_folder_around_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(folder, 'extend-exclude = ["历年", "丁.perf"]')

    def held(*paths: str) -> list[str]:
        exclusions = Exclusions(more=["定.perf"])
        return [path for path in paths if exclusions.hold(Path(path))]

    asked = ("甲.perf", "历年", "历年/旧/丙.perf", "草稿", "草稿/丁.perf", "草稿/定.perf", ".git/己.perf", ".", "/")
    assert held(*asked) == ["历年", "历年/旧/丙.perf", "草稿/丁.perf", "草稿/定.perf", ".git/己.perf"]
    monkeypatch.chdir(folder / "历年" / "旧")
    assert held("丙.perf", "../../甲.perf") == ["丙.perf"]


def test_folders_around_everything_are_nobody_s_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / ".cache" / "甲"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    assert not Exclusions().hold(Path("甲.perf"))
    configure(inside, "")
    assert not Exclusions().hold(inside / "甲.perf")


@pytest.mark.parametrize(
    "text", ['exclude = "历年"', 'exclude = ["!甲"]', 'extend-exclude = ["./甲", " ", 3]', "exclude ="]
)
def test_what_is_wrong_with_a_configuration_is_a_problem(folder: Path, text: str) -> None:
    configure(folder, text)
    exclusions = Exclusions()
    assert not exclusions.problems
    assert found(exclusions) == set("乙丙丁定甲")
    assert {problem.path for problem in exclusions.problems} == {"perftui.toml"}
    assert len(exclusions.problems) == (3 if "3" in text else 1)
