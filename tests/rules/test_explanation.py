"""Whatever can be found can be explained."""

from __future__ import annotations

import pytest

from perftui.language.problems import LANGUAGE_KINDS
from perftui.messages import Language
from perftui.rules.explanation import FAMILIES, explanation, explanations, probably_meant
from perftui.rules.registry import ENGINE_RULES, registry

KINDS = [*LANGUAGE_KINDS, *ENGINE_RULES, *(registered.rule for registered in registry())]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_of_finding_has_its_sentence_in_both_languages(kind: object) -> None:
    (about,) = (each for each in explanations().values() if each.kind is kind)
    english, chinese = (about.said.text(language) for language in Language)
    assert english.endswith(".")
    assert chinese.endswith("。")


def test_there_is_nothing_else_to_explain() -> None:
    assert len(explanations()) == len(KINDS)


def test_they_stand_family_by_family_in_the_order_of_codes() -> None:
    codes = [*explanations()]
    assert codes == sorted(codes, key=lambda code: ([*FAMILIES].index(code[0]), code))


@pytest.mark.parametrize("named", ["M201", "m201", "money-sum", "Money-Sum"])
def test_code_and_name_are_both_understood(named: str) -> None:
    about = explanation(named)
    assert about is not None
    assert about.kind.code == "M201"


@pytest.mark.parametrize(("named", "meant"), [("money-sun", "money-sum"), ("M2O1", "M201"), ("这是什么", None)])
def test_of_what_there_is_not_the_most_similar_is_meant(named: str, meant: str | None) -> None:
    assert explanation(named) is None
    assert probably_meant(named) == meant


def test_only_rules_that_may_be_are_ignorable() -> None:
    ignorable = {about.kind.code: about.ignorable for about in explanations().values()}
    assert (ignorable["M201"], ignorable["S101"], ignorable["F701"]) == (True, False, False)
