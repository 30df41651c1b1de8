"""What the palette offers: actions and projects by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perftui.messages import Language, Message, msg
from perftui.names import comparison_key
from perftui.tui.actions import ACTIONS, Where, key_names
from perftui.tui.runs import Line, Run, Tone, spread
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from perftui.tui.store import Store


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry: an action by its id, or a project by its number."""

    title: str
    remark: str
    keys: str
    search: str
    action: str = ""
    project: int | None = None


class PaletteList(Virtual):
    """The offers that hold what was typed."""

    WHERE = Where.HELP

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.offers = _offers(store)
        self.shown = self.offers

    def count(self) -> int:
        """How many offers fit what was typed."""
        return len(self.shown)

    def empty(self) -> Message | None:
        """What to say where none does."""
        return msg("nothing of that name")

    def line(self, index: int, room: int) -> Line:
        """Title, remark, keys."""
        offer = self.shown[index]
        tone = Tone.PLAIN if offer.project is None else Tone.STRONG
        left = (Run(" "), Run(offer.title, tone), Run(f"  {offer.remark}", Tone.MUTED))
        return (*spread(left, (Run(offer.keys, Tone.KEY),), room - 1), Run(" "))

    def narrow(self, text: str) -> None:
        """Show the offers that hold `text`; those that begin with it come first."""
        wanted = comparison_key(text)
        found = [offer for offer in self.offers if wanted in offer.search]
        self.shown = sorted(found, key=lambda offer: not offer.search.startswith(wanted))
        self.cursor = 0
        self.restock()

    @property
    def chosen_offer(self) -> Offer | None:
        """The offer under the cursor."""
        return self.shown[self.cursor] if self.shown else None

    def chosen(self) -> None:
        """A double click is an Enter."""
        self.app.call_later(self.app.run_action, "screen.accept")


def _offers(store: Store) -> list[Offer]:
    """Actions are found in both languages and by id; projects by name."""
    actions = [
        Offer(
            str(action.title),
            str(action.help),
            "  ".join(key_names(action)),
            comparison_key(f"{action.title} {action.help} {action.title.text(Language.ENGLISH)} {action.id}"),
            action=action.id,
        )
        for action in ACTIONS
        if action.palette
    ]
    projects = [
        Offer(declared.project.name, str(declared.file.path), "", comparison_key(declared.project.name), project=number)
        for number, declared in enumerate(store.state.corpus.projects)
    ]
    return [*actions, *projects]
