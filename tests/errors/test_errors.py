"""Every finding there is has a case, prints exactly what is kept, and goes away in the fixed file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from perftui.language.canonical import canonical
from perftui.language.edits import apply
from perftui.messages import Language
from tests.errors.suite import CASES, KINDS, Case, findings, printed
from tests.errors.summaries import summaries
from tests.support import ROOT

each_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def test_each_kind_of_finding_has_its_usual_case() -> None:
    assert {case.kind.code for case in CASES if not case.variant} == set(KINDS)


def test_each_message_is_printed_by_a_case() -> None:
    shown = {finding.summary.template for case in CASES for finding in findings(case.kind, case.bad)}
    missing = [place for template, place in summaries().items() if template not in shown]
    assert not missing, "add a folder tests/errors/CODE-variant for:\n" + "\n".join(missing)


@each_case
def test_the_bad_file_has_this_finding_and_no_other(case: Case) -> None:
    found = findings(case.kind, case.bad)
    assert {finding.code for finding in found} == {case.kind.code}
    assert {finding.name for finding in found} == {case.kind.name}
    assert case.variant or {finding.severity for finding in found} == {case.kind.severity}


@each_case
def test_the_fixed_file_has_no_finding_and_is_canonical(case: Case) -> None:
    assert findings(case.kind, case.fixed) == ()
    text = case.fixed.decode("utf-8")
    assert canonical(text).text == text


@each_case
def test_a_fix_that_is_offered_makes_the_fixed_file(case: Case) -> None:
    fixes = [finding.fix for finding in findings(case.kind, case.bad) if finding.fix is not None]
    if fixes:
        edits = [edit for fix in fixes for edit in fix.edits]
        assert apply(case.bad.decode("utf-8"), edits) == case.fixed.decode("utf-8")


@each_case
@pytest.mark.parametrize("lang", Language)
def test_exactly_the_kept_text_is_printed(case: Case, lang: Language) -> None:
    assert printed(case.kind, case.bad, lang) == case.kept(lang).read_text("utf-8")


@each_case
def test_the_two_languages_differ(case: Case) -> None:
    english, chinese = (case.kept(lang).read_text("utf-8") for lang in (Language.ENGLISH, Language.CHINESE))
    assert english.split(": ", 1)[0] == chinese.split(": ", 1)[0]
    assert english.splitlines()[0] != chinese.splitlines()[0]


@each_case
@pytest.mark.parametrize("lang", Language)
def test_nothing_that_a_terminal_obeys_is_printed(case: Case, lang: Language) -> None:
    assert case.kept(lang).read_text("utf-8").replace("\n", "").isprintable()


def test_the_pages_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(Path("scripts") / "errors.py"), "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "the pages are up to date\n")
