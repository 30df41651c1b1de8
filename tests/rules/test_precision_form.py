"""What the rules on fields find in the nine declarations."""

from __future__ import annotations

import pytest

from tests.rules.precision import found_by, unsure_of


@pytest.mark.parametrize("code", ["S154", "S155", "S156"])
def test_the_fields_of_all_nine_are_filled_with_known_words(code: str) -> None:
    assert found_by(code) == unsure_of(code) == []
