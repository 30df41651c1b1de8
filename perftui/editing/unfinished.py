"""A text that is being typed and cannot stand so, as the journal keeps it: nothing of it is in the file yet."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from perftui.editing.slot import Part, Slot


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was typed.

    Attributes:
        line: where the project or the summary that it belongs to begins.
        slot: what it was typed for.
        text: as it was typed.
    """

    line: int
    slot: Slot
    text: str


def entry_of(unfinished: Unfinished) -> dict[str, object]:
    """It as an entry of the journal."""
    slot = {**asdict(unfinished.slot), "part": unfinished.slot.part.name}
    return {"line": unfinished.line, "slot": slot, "text": unfinished.text}


def unfinished_in(entry: object) -> Unfinished | None:
    """What an entry of the journal says; `None` where it says nothing, or what another version of the program wrote."""
    match entry:
        case {
            "line": int(line),
            "slot": {"part": str(part), "key": str(key), "total": str(total), "line": int(at), "number": int(number)},
            "text": str(text),
        } if part in Part.__members__:
            return Unfinished(line, Slot(Part[part], key, total, at, number), text)
        case _:
            return None
