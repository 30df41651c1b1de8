"""What a bureau can set: thresholds and lists of words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from perftui.messages import Message

Value = int | Decimal | bool | str | tuple[str, ...]
T_co = TypeVar("T_co", bound=Value, covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class Setting(Generic[T_co]):
    """A threshold or a list that a bureau can set in `perftui.toml`, below `[rules.NAME]`.

    A setting is itself alone: two rules may each have one of the same name.

    Attributes:
        name: kebab-case.
        default: its value where nobody sets it; a value of another type is refused.
        what: what it decides, with its unit.
    """

    name: str
    default: T_co
    what: Message
