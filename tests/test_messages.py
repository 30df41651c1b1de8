"""Two languages from one catalogue, and nothing left untranslated."""

import subprocess
import sys
from pathlib import Path

import pytest

from perftui.messages import Language, counted, language, language_of, msg, set_language

ROOT = Path(__file__).parent.parent


def test_the_catalogue_is_complete_and_current() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/messages.py", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_a_message_shows_its_values_in_either_language() -> None:
    message = msg("did you mean {name}?", name="数量指标")
    assert message.text(Language.ENGLISH) == "did you mean 数量指标?"
    assert message.text(Language.CHINESE) != message.text(Language.ENGLISH)
    assert "数量指标" in message.text(Language.CHINESE)


def test_braces_in_a_value_are_data() -> None:
    assert str(msg("did you mean {name}?", name="{0} {x}")) == "did you mean {0} {x}?"


def test_a_count_chooses_the_form() -> None:
    def lines(count: int) -> str:
        return str(counted("{count} line cannot be read and stays as it is", "{count} lines stay", count))

    assert [lines(1), lines(2)] == ["1 line cannot be read and stays as it is", "2 lines stay"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, Language.ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, Language.CHINESE),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, Language.ENGLISH),
        ({"LANG": "C", "PERFTUI_LANG": "zh"}, Language.CHINESE),
        ({"LC_ALL": "zh_CN.UTF-8", "PERFTUI_LANG": "en"}, Language.ENGLISH),
        ({"LC_ALL": "", "LANG": "zh"}, Language.CHINESE),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], expected: Language) -> None:
    assert language_of(environment) is expected


def test_what_was_set_wins() -> None:
    set_language(Language.CHINESE)
    assert language() is Language.CHINESE
