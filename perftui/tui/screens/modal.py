"""What asks for something above the page in front: one thing at a time, and help and giving up work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from perftui.messages import msg
from perftui.tui.actions.about import About
from perftui.tui.terminal.runs import LINE_CLASSES

if TYPE_CHECKING:
    from perftui.tui.store.store import Store

Given = TypeVar("Given")


class Modal(ModalScreen[Given | None]):
    """The base of all of them. `None` stands for giving up."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*LINE_CLASSES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "give_up", show=False),
        Binding("f1", "app.help", show=False, priority=True),
    ]
    ABOUT: ClassVar[About] = About(msg("Question"), ())
    HOLDS: ClassVar[bool] = True
    """Whether what other programs write waits: what is asked is about projects and lines as they are now."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store

    def action_give_up(self) -> None:
        """Change nothing."""
        self.dismiss(None)
