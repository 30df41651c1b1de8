"""The keys of actions as they are written for people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perftui.tui.actions.action import Action

_TWINS = frozenset("、／【】｛｝：《》－＋？！，。＊；")
KEY_NAMES = MappingProxyType(
    {
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "enter": "Enter",
        "escape": "Esc",
        "tab": "Tab",
        "space": "Space",
        "home": "Home",
        "end": "End",
        "pageup": "PgUp",
        "pagedown": "PgDn",
        "insert": "Insert",
        "delete": "Delete",
        "backspace": "Backspace",
    }
)


class _InForce:
    """The keys that a person has given actions, by their ids."""

    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def use_keys(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Name these keys wherever an action is shown, instead of its own."""
    _InForce.keys = keys


def keys_of(each: Action) -> tuple[str, ...]:
    """The keys of an action."""
    return _InForce.keys.get(each.id, each.keys)


def key_name(key: str) -> str:
    """How a key is written for people: `Ctrl+T`, `F8`, `↑`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if not modifiers:
        return KEY_NAMES.get(last, last.upper() if len(last) > 1 else last)
    return "+".join((*(modifier.capitalize() for modifier in modifiers), KEY_NAMES.get(last, last.upper())))


def key_names(each: Action) -> tuple[str, ...]:
    """The keys of an action for people, without the full-width twins, which work everywhere."""
    return tuple(key_name(key) for key in keys_of(each) if key not in _TWINS)
