"""What the rules on money find in the nine declarations."""

from __future__ import annotations

import pytest

from tests.rules.precision import found_by, unsure_of


def test_the_ceilings_of_one_project_do_not_bind() -> None:
    assert found_by("M204") == [("城市数字化转型经费", "≤ 230 万元")]
    assert unsure_of("M204") == []


@pytest.mark.parametrize("code", ["M202", "M205"])
def test_projects_of_one_year_need_no_other_total_and_the_unit_cost_fits(code: str) -> None:
    assert found_by(code) == unsure_of(code) == []
