"""Actions on conflicts of a merge: each decision is an edit that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from perftui.messages import Message, msg
from perftui.tui.arranged.places import Phase, View
from perftui.tui.doing.keeping import Keeping

if TYPE_CHECKING:
    from perftui.tui.arranged.conflicts import Choice


class Settling(Keeping):
    """What is done with conflicts."""

    def find_conflicts(self) -> None:
        """Take all regions apart in a thread, where the page shows them and something is new."""
        state = self.store.state
        stale = state.conflicts is None or state.conflicts.corpus is not state.corpus
        if View.CONFLICTS in state.views and state.phase is not Phase.READING and stale:
            self._find_conflicts()

    @work(thread=True, exclusive=True, group="conflicts")
    def _find_conflicts(self) -> None:
        from perftui.review.stages import half_deleted, stages_of
        from perftui.tui.arranged.conflicts import conflicts_of

        worker = get_current_worker()
        state = self.store.state
        stages = {} if state.conflicts is None else state.conflicts.stages
        unknown = {path: each.document for path, each in state.corpus.files.items() if path not in stages}
        found = conflicts_of(state.corpus, state.conflicts, {**stages, **stages_of(unknown)}, half_deleted(state.paths))
        _ = found.choices
        if not worker.is_cancelled:
            self.call_later(self.store.were_found, found)

    def action_decide(self) -> None:
        """Decide between two programs, else between two sides of a merge."""
        if not self.store.state.contested and self.store.state.corpus.conflicts:
            self.store.open(View.CONFLICTS)
        else:
            super().action_decide()

    def action_settle(self, side: str) -> None:
        """The text of a side counts."""
        from perftui.review.conflicts import Side

        choice = self._choice()
        if choice is not None:
            self._settle_with(choice, choice.text(Side[side]))

    def action_settle_both(self) -> None:
        """Both texts count."""
        choice = self._choice()
        if choice is not None and choice.both is None:
            self.store.tell(
                msg("Both cannot stand here: something would stand twice. Take a side, or type another text.")
            )
        elif choice is not None:
            self._settle_with(choice, choice.both)

    def action_settle_own(self) -> None:
        """Ask for another text."""
        from perftui.review.conflicts import Side, written
        from perftui.review.sides import Kind
        from perftui.tui.arranged.conflicts import label_of, shown
        from perftui.tui.screens.ask import Ask

        choice = self._choice()
        if choice is None:
            return
        if choice.stretch.kind is Kind.LINES:
            self._type_lines(choice)
            return
        year = self._year(choice)

        def refuses(text: str) -> Message | None:
            found = written(choice.stretch, text, year)
            return found if isinstance(found, Message) else None

        def typed(text: str | None) -> None:
            found = None if text is None else written(choice.stretch, text, year)
            if isinstance(found, str):
                self._settle_with(choice, found)

        hint = msg("Enter lets the text stand on both sides.")
        asked = msg("What is to stand for {what}?", what=label_of(choice))
        self.push_screen(Ask(self.store, asked, shown(choice, Side.OURS) or "", hint, refuses), typed)

    def _type_lines(self, choice: Choice) -> None:
        """Ask for whole lines, beginning with ours and what theirs has besides."""
        from perftui.review.conflicts import written
        from perftui.tui.arranged.conflicts import label_of
        from perftui.tui.screens.lines import LinesScreen

        def typed(text: str | None) -> None:
            found = None if text is None else written(choice.stretch, text)
            if isinstance(found, str):
                self._settle_with(choice, found)

        asked = msg("What is to stand for {what}?", what=label_of(choice))
        self.push_screen(LinesScreen(self.store, str(asked), choice.stretch.both), typed)

    def action_ask_side(self) -> None:
        """Ask what counts."""
        from perftui.review.conflicts import Side
        from perftui.tui.arranged.conflicts import label_of
        from perftui.tui.screens.question import Answer, Question
        from perftui.tui.widgets.conflicts_view import in_a_line

        choice = self._choice()
        if choice is None:
            return
        answers = [
            Answer(name, key, msg("{side}: {text}", side=words, text=in_a_line(choice, Side[name])))
            for name, key, words in (("OURS", "1", msg("ours")), ("THEIRS", "2", msg("theirs")))
        ]
        if choice.both is not None:
            answers.append(Answer("both", "3", msg("both, ours first")))
        if choice.text(Side.BASE) is not None:
            words = msg("{side}: {text}", side=msg("both began with"), text=in_a_line(choice, Side.BASE))
            answers.append(Answer("BASE", "4", words))
        answers.append(Answer("own", "5", msg("something else")))

        def answered(answer: str | None) -> None:
            if answer == "own":
                self.action_settle_own()
            elif answer == "both":
                self.action_settle_both()
            elif answer is not None:
                self.action_settle(answer)

        asked = msg("What counts for {what}?", what=label_of(choice))
        self.push_screen(Question(self.store, asked, tuple(answers)), answered)

    # ---- inside -------------------------------------------------------------------------------------------------

    def _choice(self) -> Choice | None:
        """What is under the cursor, as it is at this moment."""
        from perftui.tui.arranged.conflicts import conflicts_of
        from perftui.tui.widgets.conflicts_view import ConflictsView

        views, state = self.screen.query(ConflictsView), self.store.state
        if not views or state.conflicts is None:
            return None
        if state.conflicts.corpus is not state.corpus:
            self.store.were_found(conflicts_of(state.corpus, state.conflicts))
            views.first().follow(frozenset({"conflicts"}))
        if views.first().half is not None:
            self.store.tell(msg("This file is decided in git: the commands stand below."))
        return views.first().choice

    def _settle_with(self, choice: Choice, text: str | None) -> None:
        from perftui.tui.arranged.conflicts import label_of

        if text is None:
            self.store.tell(msg("There is no such text here."))
        elif self._say(self.desk.apply(choice.settle(text, label_of(choice)))):
            self.store.tell(msg("Decided: {what}. Undo takes it back.", what=label_of(choice)))

    def _year(self, choice: Choice) -> int | None:
        corpus = self.store.state.corpus
        number = corpus.project_at(choice.region.path, choice.region.line)
        year = None if number is None else corpus.projects[number].project.year
        return None if year is None else year.value
