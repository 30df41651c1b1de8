"""The XML of JUnit: a suite a file, a case a finding, no empty suite, no name twice."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from perftui.messages import msg
from perftui.model import Span
from perftui.output.results import Results
from perftui.rules.indicators.val_nounit import RULE
from tests.output.formats.samples import SAMPLE, at, checked, text_of
from tests.support import WHOLE


def suites(results: Results) -> list[ET.Element]:
    root = ET.fromstring(text_of(results, "junit"))  # noqa: S314 - our own output is parsed
    assert root.tag == "testsuites"
    for one in (root, *root):
        cases = [*one.iter("testcase")]
        assert int(one.attrib["tests"]) == len(cases)
        assert int(one.attrib["failures"]) == len([*one.iter("failure")])
        assert int(one.attrib["skipped"]) == len([*one.iter("skipped")])
        assert one.attrib["errors"] == "0"
        assert {"name", "classname"} <= {key for case in cases for key in case.attrib}
    return [*root]


def test_a_finding_is_a_failing_case_with_its_place(sample: Results) -> None:
    (suite,) = suites(sample)
    assert suite.attrib["name"] == "declarations/a.perf"
    (money,) = (case for case in suite if case.attrib["name"].startswith("M201"))
    assert money.attrib == {"name": "M201 money-sum 6:13", "classname": "declarations.a"}
    (failure,) = money
    assert failure.attrib["type"] == "error"
    assert failure.attrib["message"].startswith("年度资金申请总额 is 46,000,000.00 元")
    assert failure.text == "declarations/a.perf:6:13: the difference is 1,000,000.00 元"


def test_a_clean_file_is_one_passing_case(repository: Path) -> None:
    clean = WHOLE.replace("    - 培训数量: ?\n      待核: 来源表格缺数值\n\n", "")
    broken, whole = suites(checked(repository, a=SAMPLE, b=clean))
    assert [(case.attrib["name"], len(case)) for case in whole] == [("check", 0)]
    assert len(broken) > 5


def test_no_name_stands_twice_in_a_suite(repository: Path) -> None:
    (suite,) = suites(checked(repository, a=SAMPLE + SAMPLE))
    names = [case.attrib["name"] for case in suite]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("said", ['<a href="x">&', "\x00\x0b\ufffe\uffff", "]]>", "'\n\t"])
def test_whatever_a_file_says_the_document_can_be_read(said: str) -> None:
    ((case,),) = suites(at(Span(1, 0, 1, 1), path=f"{said}.perf", said=said))
    assert len(case) == 1


def test_what_a_rule_could_not_tell_is_a_skipped_case() -> None:
    undecided = RULE.undecided(Span(2, 1, 2, 3), msg("{reason}", reason="no unit"))
    ((case,),) = suites(Results((), (undecided,), list_undecided=True))
    assert [(each.tag, each.attrib["message"]) for each in case] == [("skipped", "no unit")]
