"""The content of the benchmarks: the same at every run, whole, and the same facts in every format."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.corpus import broken, declarations, originals, whole, write_folder
from benchmarks.formats import facts, to_beancount, to_hcl, to_json, to_toml
from benchmarks.reading import INDICATORS, PROJECTS
from perftui.language.reader import read
from perftui.model import Project

COPIES = 3


@pytest.fixture(scope="module")
def projects() -> tuple[Project, ...]:
    return read(whole(COPIES))[0].projects


def test_the_corpus_is_the_same_at_every_run() -> None:
    assert whole(COPIES) == whole(COPIES)


def test_the_first_copy_is_the_declarations_as_they_stand() -> None:
    assert [copy.text for copy in declarations(1)] == [document.text for document in originals()]


def test_every_copy_holds_nine_projects_and_136_indicators(projects: tuple[Project, ...]) -> None:
    assert len(projects) == COPIES * PROJECTS
    assert sum(len(project.indicators) for project in projects) == COPIES * INDICATORS


def test_no_two_copies_share_a_name(projects: tuple[Project, ...]) -> None:
    names = [project.name for project in projects]
    assert len(set(names)) == len(names)
    first, second = (
        {indicator.name for project in projects[at : at + PROJECTS] for indicator in project.indicators}
        for at in (0, PROJECTS)
    )
    assert not first & second


def test_the_corpus_reads_without_a_diagnostic() -> None:
    assert read(whole(COPIES))[1] == ()


def test_totals_grow_and_still_hold(projects: tuple[Project, ...]) -> None:
    for first, second in zip(projects[:PROJECTS], projects[PROJECTS : 2 * PROJECTS], strict=True):
        assert first.annual_funds is not None
        assert second.annual_funds is not None
        assert second.annual_funds.total == (first.annual_funds.total or 0) + Decimal(1000)
        assert second.annual_funds.total == second.annual_funds.sum_of_parts


def test_a_folder_holds_one_file_a_project(tmp_path: Path) -> None:
    paths = write_folder(tmp_path / "all", COPIES)
    assert sorted(paths) == sorted((tmp_path / "all").iterdir())
    assert [path.stem for path in paths] == [declaration.name for declaration in declarations(COPIES)]


@pytest.mark.parametrize("lines", [1, 7, 1000])
def test_every_broken_line_gives_one_diagnostic(lines: int) -> None:
    assert len(read(broken(lines))[1]) == lines


def test_json_and_toml_give_back_the_same_facts(projects: tuple[Project, ...]) -> None:
    content = facts(projects)
    assert json.loads(to_json(content)) == content
    assert tomllib.loads(to_toml(content)) == content


def test_beancount_has_a_transaction_a_project_and_a_directive_an_indicator(projects: tuple[Project, ...]) -> None:
    lines = to_beancount(facts(projects)).splitlines()
    assert sum(" * " in line and line.startswith("2026-") for line in lines) == COPIES * PROJECTS
    assert sum(' custom "indicator" ' in line for line in lines) == COPIES * INDICATORS


def test_hcl_has_a_block_a_project_and_a_block_an_indicator(projects: tuple[Project, ...]) -> None:
    lines = to_hcl(facts(projects)).splitlines()
    assert lines.count("project {") == COPIES * PROJECTS
    assert lines.count("  indicator {") == COPIES * INDICATORS
