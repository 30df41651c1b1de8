"""The nearest configuration counts; profile, file, path and command line overrule each other in this order."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.config.configurations import Configurations
from perftui.config.force import From
from perftui.config.known import Known
from perftui.config.nearest import FILE_NAME
from perftui.config.profiles import PROFILES, Profiles
from perftui.config.statements import COMMAND_LINE, DEFAULT, Level, Origin
from perftui.config.switches import Switches
from perftui.diagnostics import Severity
from perftui.messages import msg
from perftui.rules.choice import STANDARD
from perftui.rules.page import Page
from perftui.rules.rule import Registered, Rule
from perftui.rules.settings import Setting
from perftui.rules.words import WordList, Words

LIMIT: Setting[int] = Setting("limit", 20, msg("the largest length"))
NAME_LONG = Rule("I442", "name-long", Severity.INFO, settings=(LIMIT,))
NO_UNIT = Rule("I403", "val-nounit", Severity.WARNING)
WEAK = WordList("weak")
KNOWN = Known(
    tuple(Registered(rule, Page(""), origin=f"perftui.rules.indicators.{rule.code}") for rule in (NAME_LONG, NO_UNIT)),
    {"weak": Words(("有所", "推动"))},
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder above which nothing is looked for."""
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    path.write_text(text, "utf-8")
    return path


def profiles(folder: Path, text: str) -> Profiles:
    path = folder / "profiles.toml"
    path.write_text(text, "utf-8")
    return Profiles(path)


def limit(configurations: Configurations, path: Path) -> int:
    return configurations(str(path))[LIMIT]


class TestTheNearestCounts:
    def test_without_any_everything_is_as_usual(self, root: Path) -> None:
        assert Configurations(KNOWN)(str(root / "甲.perf")) == STANDARD

    def test_from_the_folder_of_the_file_upwards_and_alone(self, root: Path) -> None:
        write(root, 'ignore = ["I403"]\n[rules.name-long]\nlimit = 1\n')
        write(root / "局" / "处", "[rules.name-long]\nlimit = 2\n")
        found = Configurations(KNOWN)
        assert [
            limit(found, root / path) for path in ("甲.perf", "局/甲.perf", "局/处/甲.perf", "局/处/科/甲.perf")
        ] == [
            1,
            1,
            2,
            2,
        ]
        assert [found(str(root / path)).ignored for path in ("局/甲.perf", "局/处/甲.perf")] == [{"I403"}, set()]

    @pytest.mark.parametrize("is_file", [False, True])
    def test_not_above_a_repository_or_a_work_tree(self, root: Path, *, is_file: bool) -> None:
        write(root, "[rules.name-long]\nlimit = 1\n")
        (root / "库").mkdir()
        if is_file:
            (root / "库" / ".git").write_text("gitdir: elsewhere\n")
        else:
            (root / "库" / ".git").mkdir()
        found = Configurations(KNOWN)
        assert [limit(found, root / path) for path in ("库/甲.perf", "库/处/甲.perf", "甲.perf")] == [20, 20, 1]
        write(root / "库", "[rules.name-long]\nlimit = 3\n")
        assert limit(Configurations(KNOWN), root / "库" / "处" / "甲.perf") == 3

    def test_for_paths_from_the_current_folder_and_for_standard_input(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(root, "[rules.name-long]\nlimit = 1\n")
        monkeypatch.chdir(root)
        assert [
            limit(Configurations(KNOWN), Path(path)) for path in ("甲.perf", "-", "没有/甲.perf", "../甲.perf")
        ] == [
            1,
            1,
            1,
            20,
        ]

    def test_one_file_can_take_the_place_of_all(self, root: Path) -> None:
        write(root, "[rules.name-long]\nlimit = 1\n")
        other = write(root / "别处", "[rules.name-long]\nlimit = 9\n")
        assert limit(Configurations(KNOWN, file=other), root / "甲.perf") == 9
        assert limit(Configurations(KNOWN, search=False), root / "甲.perf") == 20

    def test_each_is_read_once(self, root: Path) -> None:
        path = write(root, "[rules.name-long]\nlimit = 1\n")
        found = Configurations(KNOWN)
        assert limit(found, root / "甲.perf") == 1
        path.unlink()
        assert limit(found, root / "局" / "乙.perf") == 1
        assert found(str(root / "甲.perf")) is found(str(root / "乙.perf"))


class TestLaterStatementsWin:
    def test_profile_then_file_then_path_then_command_line(self, root: Path) -> None:
        places = profiles(root, '["通用"]\n["上海"]\nseverity.I442 = "error"\nignore = ["I403"]\n')
        configuration = 'profile = "上海"\n{file}\n[per-path."历年"]\n{path}\n'
        path = root / "历年" / "甲.perf"

        def force(file: str = "", scoped: str = "", **command_line: object) -> tuple[From[bool], From[Severity]]:
            write(root, configuration.format(file=file, path=scoped))
            found = Configurations(KNOWN, profiles=places, **command_line).in_force(str(path))  # type: ignore[arg-type]  # passed on
            return found.runs["I403"], found.severity(NAME_LONG)

        said = str(root / FILE_NAME)
        profile = Origin(Level.PROFILE, "上海")
        assert force() == ((False, profile), (Severity.ERROR, profile))
        in_file = force('extend-select = ["I403"]\nseverity.I442 = "warning"')
        assert in_file == (
            (True, Origin(Level.FILE, said, 2)),
            (Severity.WARNING, Origin(Level.FILE, said, 3)),
        )
        in_path = force('extend-select = ["I403"]', 'ignore = ["I403"]')
        assert in_path[0] == (False, Origin(Level.PATH, said, 4, "历年"))
        here = Switches(select=("I403",))
        assert force("", 'ignore = ["I403"]', switches=here)[0] == (True, COMMAND_LINE)
        assert force(profile_name="通用") == ((True, DEFAULT), (Severity.INFO, DEFAULT))

    def test_select_leaves_nothing_else_and_ignore_takes_away_from_it(self, root: Path) -> None:
        write(root, 'select = ["I4"]\nignore = ["name-long"]\n')
        runs = Configurations(KNOWN).in_force(str(root / "甲.perf")).runs
        assert {code: run.value for code, run in runs.items()} == {"F701": False, "I403": True, "I442": False}
        only = Switches(select=("I442",))
        runs = Configurations(KNOWN, switches=only).in_force(str(root / "甲.perf")).runs
        assert {code for code, run in runs.items() if run.value} == {"I442"}

    @pytest.mark.parametrize(
        ("text", "on"),
        [
            ('select = ["I403"]\nignore = ["I4"]\n', {"I403"}),
            ('ignore = ["I4"]\nextend-select = ["val-nounit"]\n', {"I403", "F701"}),
            ('select = ["I"]\nignore = ["I403"]\nextend-select = ["I4"]\n', {"I442"}),
            ('select = ["I403"]\nignore = ["I403"]\n', set()),
        ],
    )
    def test_in_one_place_what_is_said_of_fewer_rules_counts_more(self, root: Path, text: str, on: set[str]) -> None:
        write(root, text)
        runs = Configurations(KNOWN).in_force(str(root / "甲.perf")).runs
        assert {code for code, run in runs.items() if run.value} == on

    def test_what_is_said_of_a_rule_counts_more_than_what_is_said_of_its_family(self, root: Path) -> None:
        write(root, '[severity]\nI442 = "error"\nI4 = "warning"\nval-nounit = "info"\n')
        choice = Configurations(KNOWN)(str(root / "甲.perf"))
        assert choice.severities == {"I442": Severity.ERROR, "I403": Severity.INFO}

    def test_words_add_up(self, root: Path) -> None:
        write(
            root,
            "words.weak = { add = ['促进'], remove = ['有所'] }\n[per-path.'历年'.words.weak]\nadd = ['加强']\n",
        )
        found = Configurations(KNOWN)
        assert found(str(root / "甲.perf")).words(WEAK).words == ("推动", "促进")
        assert found(str(root / "历年" / "甲.perf")).words(WEAK).words == ("推动", "促进", "加强")

    def test_of_several_patterns_the_last_one_counts(self, root: Path) -> None:
        write(root, "[per-path.'历年'.rules.I442]\nlimit = 1\n[per-path.'历年/2024'.rules.I442]\nlimit = 2\n")
        found = Configurations(KNOWN)
        paths = ("甲.perf", "历年/甲.perf", "历年/2024/甲.perf")
        assert [limit(found, root / path) for path in paths] == [20, 1, 2]


class TestProblems:
    def test_of_all_configurations_of_a_run_are_told(self, root: Path) -> None:
        write(root, "a = 1\n")
        write(root / "局", "b = 1\nc = 2\n")
        write(root / "好", 'profile = "上海"\n')
        found = Configurations(KNOWN)
        paths = [str(root / path) for path in ("甲.perf", "乙.perf", "局/甲.perf", "好/甲.perf")]
        assert len(found.problems(paths)) == 3
        assert found.problems(paths[3:]) == ()

    def test_what_stands_in_the_place_of_the_file_is_one(self, root: Path) -> None:
        (root / FILE_NAME).mkdir()
        (problem,) = Configurations(KNOWN).problems([str(root / "甲.perf")])
        assert str(problem.summary) == "this is a folder"


class TestTheProfilesOfTheProgram:
    def test_are_these_and_the_first_is_the_usual_one(self) -> None:
        assert PROFILES.names == ("通用", "上海", "中央")

    @pytest.mark.parametrize("name", PROFILES.names)
    def test_name_only_what_there_is(self, name: str) -> None:
        assert isinstance(PROFILES.statements(name, Known()), tuple)

    def test_a_wrong_one_is_a_fault_of_the_program(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="there is no rule or family"):
            profiles(tmp_path, "[a]\nignore = ['nothing']\n").statements("a", KNOWN)


def test_the_families_are_those_of_the_program() -> None:
    known = Known()
    for word in ("form", "money", "classification", "indicators", "goals", "duplicates", "format"):
        codes = known.codes(word)
        assert isinstance(codes, frozenset)
        assert len({code[0] for code in codes}) == 1
