"""What a bureau can set: thresholds and lists of words."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from perftui.messages import Message, msg
from perftui.notation import decimal_text

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
        least: the smallest number that makes sense, where it is a number.
        most: the largest one.
    """

    name: str
    default: T_co
    what: Message
    least: int | Decimal | None = field(default=None, kw_only=True)
    most: int | Decimal | None = field(default=None, kw_only=True)

    def admits(self, number: int | Decimal) -> bool:
        """Whether a number lies within the bounds."""
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)

    @property
    def bounds(self) -> Message | None:
        """The bounds in words; `None` where there are none."""
        least, most = ("" if bound is None else decimal_text(Decimal(bound)) for bound in (self.least, self.most))
        if least and most:
            return msg("from {least} to {most}", least=least, most=most)
        if least:
            return msg("at least {least}", least=least)
        return msg("at most {most}", most=most) if most else None
