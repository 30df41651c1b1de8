"""When two indicators have one target."""

from __future__ import annotations

from collections.abc import Hashable

from perftui.model import Deadline, Indicator, Quality, Quantity
from perftui.names import comparison_key


def target_key(indicator: Indicator) -> Hashable:
    """Equal for indicators with one target, whatever their operators; `None` where the target is open."""
    target = indicator.target
    if isinstance(target, Quantity):
        return target.unit, target.value
    if isinstance(target, Quality):
        return comparison_key(target.text)
    return target.day if isinstance(target, Deadline) else None
