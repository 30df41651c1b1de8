"""The two themes: quiet greys, one accent, and a colour each for errors and warnings."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="perftui-dark",
    primary="#6cb2eb",
    accent="#6cb2eb",
    error="#f47c7c",
    warning="#e3b341",
    success="#7fc29b",
    foreground="#d7dce2",
    background="#15181d",
    surface="#1b1f26",
    panel="#242a33",
    dark=True,
    variables={
        "quiet": "#a5aebb",
        "faint": "#949eac",
        "rule": "#59636f",
        "cursor": "#1f3550",
        "field": "#2b4d78",
        "cursor-blurred": "#262c35",
        "active": "#1f3550",
        "bar": "#4d8fc4",
    },
)
LIGHT = Theme(
    name="perftui-light",
    primary="#0b5cad",
    accent="#0b5cad",
    error="#b42318",
    warning="#8a5300",
    success="#1e6b42",
    foreground="#1f2730",
    background="#fcfcfa",
    surface="#f4f4f0",
    panel="#e8e9e5",
    dark=False,
    variables={
        "quiet": "#4b5662",
        "faint": "#59646f",
        "rule": "#9aa3ab",
        "cursor": "#d6e7f8",
        "field": "#b9d7f4",
        "cursor-blurred": "#e6e8e6",
        "active": "#d6e7f8",
        "bar": "#5b98d0",
    },
)
