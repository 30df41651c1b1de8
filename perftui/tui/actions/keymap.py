"""Keys of a person's own: how they may be written, what they take away from other actions, where they clash."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase
from types import MappingProxyType

from perftui.messages import Message, msg
from perftui.tui.actions import ACTIONS, KEY_NAMES, Action, Where, action, key_name

NO_KEY = "<none>"
"""What an action is bound to that has no key: nothing that a keyboard sends."""
_MODIFIERS = ("ctrl", "shift", "alt", "super", "meta", "hyper")
_MOVING = frozenset(("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"))
_FUNCTION = frozenset(f"f{number}" for number in range(1, 25))
_NAMED = frozenset(
    (
        *_MOVING,
        *_FUNCTION,
        *("enter", "escape", "tab", "space", "backspace", "comma"),
    )
)
_ALIASES = MappingProxyType(
    {
        "esc": "escape",
        "return": "enter",
        "pgup": "pageup",
        "pgdn": "pagedown",
        "del": "delete",
        "ins": "insert",
        "control": "ctrl",
        ",": "comma",
        **{name.lower(): key for key, name in KEY_NAMES.items()},
    }
)
_SAME = MappingProxyType({"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"})
"""What a terminal sends for both keys alike."""
_TYPING = frozenset({Where.SEARCH, Where.EDIT})
_PARTS = re.compile(r"\+(?=.)")


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of the actions that a person has given others, and what follows from that.

    Attributes:
        keys: the new keys by the ids of the actions, also of those that lost one.
        lost: for people: which keys went from which action to which other one.
        clashes: for people: keys that were given to two actions in one place.
    """

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    lost: tuple[Message, ...] = ()
    clashes: tuple[Message, ...] = ()

    def bindings(self) -> dict[str, str]:
        """The keymap of the terminal library."""
        return {identity: ",".join(keys) or NO_KEY for identity, keys in self.keys.items()}


def key_of(text: str) -> str | None:
    """The key that a person means by `Ctrl+S`, `ctrl+s`, `F6`, `PgUp`, `s` or `？`; `None` where there is none."""
    if len(text) == 1:
        return _ALIASES.get(text, text)
    *modifiers, last = _PARTS.split(text)
    named = [_ALIASES.get(each.lower(), each.lower()) for each in modifiers]
    key = _ALIASES.get(last.lower(), last if len(last) == 1 else last.lower())
    if any(each not in _MODIFIERS for each in named) or (len(key) > 1 and key not in _NAMED):
        return None
    if len(key) == 1 and named == ["shift"]:
        return key.upper()
    ordered = sorted(named, key=_MODIFIERS.index)
    found = "+".join((*ordered, key.lower() if ordered else key))
    return _SAME.get(found, found)


def is_sent(key: str) -> bool:
    """Whether a terminal tells a key from others by what it sends, without a protocol that few of them know."""
    *modifiers, last = _PARTS.split(key)
    match modifiers:
        case [] | ["alt"]:
            return True
        case ["ctrl"]:
            return last in _MOVING or last in _FUNCTION or last in ascii_lowercase
        case ["shift"]:
            return last in _MOVING or last == "tab"
        case ["ctrl", "shift"]:
            return last in _MOVING
        case _:
            return False


def keymap(wanted: Mapping[str, tuple[str, ...]]) -> Keymap:
    """The keymap in which these actions have these keys; an action loses a key that another one is given."""
    keys = dict(wanted)
    lost: list[Message] = []
    clashes: list[Message] = []
    for mine in map(action, wanted):
        for other in ACTIONS:
            common = [key for key in wanted[mine.id] if key in keys.get(other.id, other.keys)]
            if not common or not _stands_in_the_way(mine, other):
                continue
            names = ", ".join(map(key_name, common))
            if other.id in wanted:
                clashes.append(msg("{keys} is given to “{one}” and “{other}”", keys=names, one=mine.id, other=other.id))
            else:
                keys[other.id] = tuple(key for key in keys.get(other.id, other.keys) if key not in common)
                lost.append(msg("{keys}: now “{one}”, no longer “{other}”", keys=names, one=mine.id, other=other.id))
    return Keymap(MappingProxyType(keys), tuple(lost), _once(clashes))


def _stands_in_the_way(mine: Action, other: Action) -> bool:
    """Whether a key of `mine` would never get to it, or no longer to `other`, if both had it.

    Those that share a key by design go on doing so, and what is particular to a list goes before what is general.
    """
    if mine.id == other.id or set(mine.keys) & set(other.keys):
        return False
    if mine.where is other.where:
        return True
    if mine.where is Where.ANYWHERE:
        return other.where not in _TYPING
    return mine.where is Where.LIST and other.where not in {*_TYPING, Where.ANYWHERE}


def _once(clashes: list[Message]) -> tuple[Message, ...]:
    """Of two actions in one place each stands in the way of the other: that is said once."""
    seen: dict[frozenset[object], Message] = {}
    for clash in clashes:
        seen.setdefault(frozenset(value for _name, value in clash.values), clash)
    return tuple(seen.values())
