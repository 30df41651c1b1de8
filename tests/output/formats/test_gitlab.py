"""The Code Quality report: what GitLab asks for, and fingerprints that hide nothing."""

from __future__ import annotations

from pathlib import Path

from perftui.output.results import Results
from tests.output.formats.samples import SAMPLE, checked, data_of, validate


def test_it_is_as_gitlab_asks(sample: Results) -> None:
    report = data_of(sample, "gitlab")
    validate(report, "gitlab-code-quality.schema.json")
    assert {entry["location"]["path"] for entry in report} == {"declarations/a.perf"}


def test_a_description_begins_with_the_code_and_has_the_severity_of_the_rule(sample: Results) -> None:
    by_code = {entry["check_name"]: entry for entry in data_of(sample, "gitlab")}
    assert by_code["M201"]["description"].startswith("M201: 年度资金申请总额 is 46,000,000.00 元")
    assert (by_code["M201"]["severity"], by_code["K303"]["severity"]) == ("major", "info")


def test_fingerprints_differ_and_do_not_change_with_the_line(repository: Path) -> None:
    twice = SAMPLE + SAMPLE.replace("电子政务建设", "电子政务建设二期")
    before = [entry["fingerprint"] for entry in data_of(checked(repository, a=twice), "gitlab")]
    after = [entry["fingerprint"] for entry in data_of(checked(repository, a=f"# 注\n\n{twice}"), "gitlab")]
    assert len(set(before)) == len(before)
    assert before == after
