"""What is in force is shown with its origins: as text, as JSON, and as a configuration that says the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from perftui.config.configurations import Configurations
from perftui.config.known import Known
from perftui.config.switches import Switches
from perftui.messages import Language, set_language
from perftui.output.configuration import Shown, configuration_json, configuration_text, configuration_toml
from perftui.rules.choice import Choice
from tests.config.test_configurations import profiles
from tests.config.test_reading import KNOWN
from tests.support import ROOT, golden

SCHEMA = json.loads((ROOT / "docs/schema/config.schema.json").read_text("utf-8"))

TEXT = """\
profile = "上海"
baseline = "已知.jsonl"
[severity]
I4 = "warning"
[rules.name-long]
share = 0.25
variant = "一 \\"二\\"\\u001b"
also = ["一", "二"]
[words.weak]
add = ["促进"]
remove = ["有所"]
[per-path."历年"]
ignore = ["val-nounit"]
words.weak = { add = ["有所"], remove = ["推动"] }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder with a configuration."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "perftui.toml").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configurations(folder: Path) -> Configurations:
    places = profiles(folder, '["通用"]\n["上海"]\nseverity.M201 = "info"\n')
    return Configurations(KNOWN, profiles=places, switches=Switches(ignore=("F701",)))


def shown(folder: Path, file: str) -> Shown:
    return Shown.of(configurations(folder), file)


@pytest.mark.parametrize("language", Language)
def test_as_text(folder: Path, language: Language) -> None:
    set_language(language)
    golden(f"config.{language}.txt", configuration_text(shown(folder, "历年/甲.perf")))


def test_as_json_it_is_as_the_schema_says(folder: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(configuration_json(shown(folder, "历年/甲.perf")))
    Draft202012Validator(SCHEMA).validate(data)
    rules = {rule["name"]: rule for rule in data["rules"]}
    assert rules["val-nounit"]["runs"] == {
        "value": False,
        "from": {"kind": "per-path", "file": "perftui.toml", "line": 13, "pattern": "历年"},
    }
    assert rules["money-sum"]["severity"] == {"value": "info", "from": {"kind": "profile", "name": "上海"}}
    assert rules["name-long"]["settings"]["share"]["value"] == "0.25"
    assert data["words"]["weak"][1]["remove"] == ["推动"]


def test_of_all_rules_of_the_program_it_is_as_the_schema_says(folder: Path) -> None:
    data = Shown.of(Configurations(Known(), search=False), str(folder / "甲.perf"))
    Draft202012Validator(SCHEMA).validate(json.loads(configuration_json(data)))


@pytest.mark.parametrize("file", ["甲.perf", "历年/甲.perf"])
def test_as_toml_it_says_the_same_to_every_file(folder: Path, file: str) -> None:
    text = configuration_toml(shown(folder, file))
    assert "\x1b" not in text
    assert 'M201 = "info"' not in text
    assert 'money-sum = "info"  # profile 上海\n' in text
    before = configurations(folder)(file)
    (folder / "perftui.toml").write_text(text, "utf-8")
    again = configurations(folder)
    assert again.problems([file]) == ()
    assert comparable(again(file)) == comparable(before)


@pytest.mark.parametrize(
    "stated", ["", "exclude = []\n", 'exclude = ["历年", "\\u001b"]\nextend-exclude = ["a/*.perf"]\n']
)
def test_what_is_excluded_is_shown_in_every_form(folder: Path, stated: str) -> None:
    path = folder / "perftui.toml"
    path.write_text(stated, "utf-8")
    before = shown(folder, "甲.perf").excludes
    data = json.loads(configuration_json(shown(folder, "甲.perf")))
    Draft202012Validator(SCHEMA).validate(data)
    assert (tuple(data["exclude"]["value"]), tuple(data["extend_exclude"]["value"])) == (
        before.exclude.value,
        before.extend.value,
    )
    assert data["exclude"]["from"]["kind"] == ("file" if stated else "default")
    path.write_text(configuration_toml(shown(folder, "甲.perf")), "utf-8")
    assert shown(folder, "甲.perf").excludes.patterns == before.patterns


def comparable(choice: Choice) -> object:
    """A choice with all that its values are by default, too, and with words in any order."""
    rules = KNOWN.rules.values()
    return (
        choice.ignored,
        {rule.code: choice.severity(rule.code, rule.severity) for rule in rules},
        {setting.name: choice[setting] for rule in rules for setting in rule.settings},
        {name: set(words.words) for name, words in choice.lists.items()},
    )
