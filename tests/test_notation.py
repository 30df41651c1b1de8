"""How exact values are written."""

import datetime as dt
from decimal import Decimal

import pytest

from perftui.model import Deadline, Open, Operator, Quality, Quantity, Span, Target
from perftui.notation import amount_text, decimal_text, target_text

HERE = Span(1, 0, 1, 1)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0.00"),
        ("38000000", "38,000,000.00"),
        ("38000000.000", "38,000,000.00"),
        ("0.125", "0.125"),
        ("1234.5", "1,234.50"),
        ("1E+6", "1,000,000.00"),
        ("123456789012345678901234567.123", "123,456,789,012,345,678,901,234,567.123"),
    ],
)
def test_amounts_have_groups_and_two_decimals_or_more_where_there_are_more(amount: str, text: str) -> None:
    assert amount_text(Decimal(amount)) == text


def test_the_zeros_of_the_author_stay() -> None:
    assert [decimal_text(Decimal(number)) for number in ("99.90", "1E+3", "0.10")] == ["99.90", "1000", "0.10"]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (Quantity(Operator.AT_LEAST, Decimal("99.90"), "%", HERE), "≥ 99.90 %"),
        (Quantity(Operator.EQUAL, Decimal(3), "", HERE), "= 3"),
        (Deadline(Operator.AT_MOST, dt.date(2026, 1, 31), HERE), "≤ 2026-01-31"),
        (Quality("合规", HERE), "合规"),
        (Open(HERE), "?"),
    ],
)
def test_each_kind_of_target_has_its_spelling(target: Target, text: str) -> None:
    assert target_text(target) == text
