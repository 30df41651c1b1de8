"""How exact values are written: numbers, money, targets. Reading them back is the matter of `language`."""

from __future__ import annotations

from decimal import Decimal

from perftui.model import Deadline, Open, Quality, Quantity, Target


def decimal_text(value: Decimal) -> str:
    """The digits of a number, without exponent; the zeros of the author stay."""
    return format(value, "f")


def amount_text(value: Decimal) -> str:
    """Money with thousands groups and two decimals, more only where there are more; without unit."""
    decimals = decimal_text(value).partition(".")[2].rstrip("0")
    return f"{value:,.{max(2, len(decimals))}f}"


def target_text(what: Target) -> str:
    """The canonical text of a target, as it stands behind the name (without the colon of words)."""
    match what:
        case Quantity():
            return f"{what.operator} {decimal_text(what.value)} {what.unit}".rstrip()
        case Deadline():
            return f"{what.operator} {what.day.isoformat()}"
        case Quality():
            return what.text
        case Open():
            return "?"
