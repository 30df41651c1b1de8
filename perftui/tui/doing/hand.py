"""What the actions of editing do: each becomes a change at the desk, or asks for what is missing first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on

from perftui.editing.change import Change, Spot, Step
from perftui.editing.choices import Vocabulary, vocabulary
from perftui.editing.slot import Part, Slot, label
from perftui.editing.slots import indicator_of, levels_for_new, levels_of, line_of, section_of, text_in
from perftui.language import edits
from perftui.language.keys import Note
from perftui.messages import Message, msg
from perftui.model import Indicator, Open, Project, Span
from perftui.names import comparison_key
from perftui.tui.actions import action, key_names
from perftui.tui.arranged.filling import Going, slot_beside
from perftui.tui.arranged.places import Pane, Place
from perftui.tui.desk.desk import Desk
from perftui.tui.doing.doing import Doing
from perftui.tui.screens.main import Main
from perftui.tui.widgets.edit_line import EditLine

if TYPE_CHECKING:
    from perftui.diagnostics import Diagnostic, TextEdit

NEW_INDICATOR = "新指标"
_ONE_PER_INDICATOR = tuple(note for note in Note if note is not Note.DOUBT)
_NONE_CHOSEN = msg("Choose a project or an indicator first.")
_EMPTIED = frozenset((Part.FIELD, Part.TOTAL, Part.FUND_PART, Part.GOAL))


class Hand(Doing):
    """The actions of editing."""

    desk: Desk

    _words: tuple[int, Vocabulary] | None = None
    _fresh = False
    _key = ""
    _begun = 0
    _before: tuple[Place, Pane] | None = None

    # ---- filling in ---------------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Fill in the selected slot; in the outline, the target of the indicator or the name of the project."""
        place, slot = self._place, self._slot()
        if place is None or slot is None:
            self.store.tell(_NONE_CHOSEN)
        elif slot.part is Part.GOAL:
            self._edit_goal(place.project, slot)
        else:
            self._edit(slot)

    def _edit(self, slot: Slot, text: str | None = None) -> None:
        self._on_main(lambda main: main.edit(slot, self.words, text))

    def _edit_goal(self, project: int, slot: Slot) -> None:
        from perftui.tui.screens.goal import GoalScreen

        def keep(text: str | None) -> None:
            if text is None or (screen.changed and not self._say(self.desk.fill(project, slot, text))):
                return
            self._fill_in_beside(slot, screen.going)

        def check(text: str) -> tuple[Diagnostic, ...]:
            return self.desk.found_in_goal(project, slot, text)

        text = text_in(self.desk.project(project), slot)
        screen = GoalScreen(self.store, label(slot), text, check)
        self.push_screen(screen, keep)

    @on(EditLine.Accepted)
    def _accepted(self, event: EditLine.Accepted) -> None:
        """The text of a slot is to stand."""
        refiled = self._refiled(event.project, event.slot)
        refusal = self.desk.fill(event.project, event.slot, event.text, self._key)
        if refusal is not None:
            self._on_main(lambda main: main.query_one(EditLine).refuse(refusal))
            return
        self._stands()
        self._on_main(Main.end_edit)
        levels = levels_of(event.text) if refiled else None
        if refiled is not None and levels is not None:
            self._select_indicator(refiled.name, levels[1], Part.TARGET)
        self._fill_in_beside(event.slot, event.going)

    def _fill_in_beside(self, slot: Slot, going: Going) -> None:
        """Go to the slot beside one that is filled in now, to fill it in; from a new indicator always."""
        place = self.store.state.place
        named = going is Going.NOWHERE and slot.part is Part.NEW_INDICATOR
        # A project whose file was renamed has another number.
        project = None if place is None else self.desk.project(place.project)
        following = None if project is None else slot_beside(project, slot, Going.ON if named else going)
        if place is not None and project is not None and following is not None:
            self.store.select(Place(place.project, line_of(project, following) or place.line))
            self.store.point(following)
            if not named:
                self.call_later(self.action_edit)

    def _refiled(self, number: int, slot: Slot) -> Indicator | None:
        """The indicator that goes elsewhere with other levels, the first one of a section."""
        project = self.desk.project(number)
        section = section_of(project, slot) if slot.part is Part.LEVELS else None
        return None if section is None else indicator_of(project, slot) or next(iter(section.indicators), None)

    def put_entry(self) -> bool:
        """Let the text stand that is being typed, before something is saved.

        Returns:
            Whether nothing is left that cannot stand.
        """
        main = self.screen_stack[0]
        if not isinstance(main, Main):
            return True
        for line in main.query(EditLine):
            if line.display and line.slot is not None:
                refusal = self.desk.fill(line.number, line.slot, line.entry.value, self._key)
                if refusal is not None:
                    line.refuse(refusal)
                    return False
                self._stands()
                main.end_edit()
        return True

    def _begin(self, before: Place | None, name: Slot, key: str = "") -> None:
        """Ask for the name of something new; where none is given, it is gone and the cursor where it was before.

        Args:
            before: where the cursor was.
            name: the slot of the name.
            key: that of the change that began it; with its name it is one step of the history.
        """
        self._fresh, self._key = True, key
        self._before = None if before is None else (before, self.store.state.pane)
        self._edit(name)

    def _new_key(self) -> str:
        """The key of a change that begins something new."""
        self._begun += 1
        return f"begun {self._begun}"

    def _stands(self) -> None:
        """What was filled in stands; if it was a name, there is something new now."""
        self._fresh, self._key = False, ""

    @on(EditLine.GivenUp)
    def _given_up(self) -> None:
        """A new indicator or project whose name was not given is none."""
        if self._fresh:
            self._stands()
            self.desk.undo()
            if self._before is not None:
                place, pane = self._before
                self.store.select(place)
                self._on_main(lambda main: main.go_to(pane))

    @property
    def words(self) -> Vocabulary:
        """What the corpus has in its fields; counted anew where it has other projects."""
        if self._words is None or self._words[0] != len(self.store.state.corpus.projects):
            self.learn_words()
        return Vocabulary() if self._words is None else self._words[1]

    def learn_words(self) -> None:
        """Count what the corpus has in its fields; done behind the reading, so that the first edit opens at once."""
        projects = self.store.state.corpus.projects
        self._words = (len(projects), vocabulary(declared.project for declared in projects))

    # ---- indicators ---------------------------------------------------------------------------------------------

    def action_add_indicator(self) -> None:
        """An indicator below the selected one, or in its section; its name is asked for at once."""
        place = self._place
        if place is None:
            self.store.tell(_NONE_CHOSEN)
            return
        project, document = self.desk.project(place.project), self.desk.document(place.project)
        selected, target = self._indicator(), Open(Span(1, 0, 1, 0))
        name = free_name(NEW_INDICATOR, [each.name for each in project.indicators])
        levels = levels_for_new(project, Slot(Part.LEVELS, line=place.line))
        added = (
            edits.add_indicator(document, project, levels, name, target)
            if selected is None
            else edits.add_indicator_below(document, selected, name, target)
        )
        key = self._new_key()
        if self._change(msg("add an indicator"), added, asking=True, key=key):
            indicator = next(each for each in self.desk.project(place.project).indicators if each.name == name)
            self.store.select(Place(place.project, indicator.line))
            self._begin(place, Slot(Part.INDICATOR_NAME, line=indicator.line), key)

    def action_duplicate(self) -> None:
        """The selected indicator a second time."""
        place, indicator = self._place, self._indicator()
        if place is None or indicator is None:
            self.store.tell(_NONE_CHOSEN)
            return
        project, document = self.desk.project(place.project), self.desk.document(place.project)
        name = free_name(indicator.name, [each.name for each in project.indicators])
        if self._change(msg("duplicate an indicator"), edits.duplicate_indicator(document, indicator, name)):
            self._select_indicator(name, indicator.level2, Part.INDICATOR_NAME)

    def action_delete(self) -> None:
        """The selected attribute, indicator or field."""
        place, slot, indicator = self._place, self._slot(), self._indicator()
        if place is None:
            self.store.tell(_NONE_CHOSEN)
            return
        document = self.desk.document(place.project)
        if indicator is not None and slot is not None and slot.part is Part.NOTE:
            if self._say(self.desk.fill(place.project, slot, "")):
                self._tell_deleted(slot.key)
        elif indicator is not None:
            beside = _beside(self.desk.project(place.project), indicator)
            part = slot.part if slot is not None and slot.of_indicator else Part.TARGET
            made_of = edits.remove_indicator(document, indicator)
            if self._change(msg("delete {what}", what=indicator.name), made_of):
                if beside is not None:
                    self._select_indicator(beside.name, beside.level2, part)
                self._tell_deleted(indicator.name)
        elif slot is not None and slot.part in _EMPTIED and text_in(self.desk.project(place.project), slot):
            if self._say(self.desk.fill(place.project, slot, "")):
                self._tell_deleted(label(slot))
        else:
            self.store.tell(msg("Nothing to delete here: choose an indicator, a field or a project."))

    def _tell_deleted(self, what: str) -> None:
        self.store.tell(msg("{what} is deleted; {key} brings it back.", what=what, key=key_names(action("undo"))[0]))

    def action_move_up(self) -> None:
        """The indicator one place up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """The indicator one place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        place, indicator = self._place, self._indicator()
        if place is None or indicator is None:
            self.store.tell(msg("Choose an indicator first."))
            return
        part = self.store.state.slot.part if self.store.state.slot else Part.TARGET
        moved = edits.move_indicator(self.desk.document(place.project), self.desk.project(place.project), indicator, by)
        if not moved:
            key, level = key_names(action("refile"))[0], indicator.level2
            last = msg("This is the last one in {level}; {key} moves it to another section.", level=level, key=key)
            first = msg("This is the first one in {level}; {key} moves it to another section.", level=level, key=key)
            self.store.tell(last if by > 0 else first)
        elif self._change(msg("move {what}", what=indicator.name), moved):
            self._select_indicator(indicator.name, indicator.level2, part)

    def action_refile(self) -> None:
        """The indicator to another section."""
        indicator = self._indicator()
        if indicator is None:
            self.store.tell(msg("Choose an indicator first."))
        else:
            self._edit(Slot(Part.LEVELS, line=indicator.line))

    def action_add_note(self) -> None:
        """An attribute of the indicator: first which, then its text."""
        indicator = self._indicator()
        if indicator is None:
            self.store.tell(msg("Choose an indicator first."))
            return
        present = Counter(note.key for note in indicator.notes)
        keys = [*(note.value for note in _ONE_PER_INDICATOR if note.value not in present), Note.DOUBT.value]
        line = indicator.line

        def chosen(key: str | None) -> None:
            if key is not None:
                self._edit(Slot(Part.NOTE, key, line=line, number=present[key]), "")

        self._choose(msg("Which attribute?"), keys, chosen)

    # ---- history ------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the last change back."""
        self.desk.undo()

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.desk.redo()

    # ---- inside -------------------------------------------------------------------------------------------------

    def _slot(self) -> Slot | None:
        """The slot that is meant: in the form the selected one, in the outline what a node stands for."""
        place = self._place
        main = self.screen_stack[0]
        if place is None or not isinstance(main, Main):
            return None
        if main.pane is Pane.FORM:
            return self.store.state.slot
        indicator = self._indicator()
        if indicator is not None:
            return Slot(Part.TARGET, line=indicator.line)
        section = section_of(self.desk.project(place.project), Slot(Part.LEVELS, line=place.line))
        return Slot(Part.PROJECT_NAME) if section is None else Slot(Part.LEVELS, line=section.span.line)

    def _indicator(self) -> Indicator | None:
        """The indicator of the selected place."""
        place = self._place
        if place is None:
            return None
        number = self.store.state.corpus.indicator_at(place.project, place.line)
        return None if number is None else self.desk.project(place.project).indicators[number]

    @property
    def _on_project(self) -> bool:
        """Whether the project as a whole is selected."""
        main = self.screen_stack[0]
        return isinstance(main, Main) and main.on_project

    def _change(self, what: Message, made_of: tuple[TextEdit, ...], *, asking: bool = False, key: str = "") -> bool:
        """Make a change in the file of the selected project; `asking` where a field is to be filled in next."""
        place = self.store.state.place
        if place is None:
            return False
        here = Spot(self.desk.path(place.project), place.line)
        refusal = self.desk.apply(Change(what, (Step(here.path, made_of),), here, key, origin=here))
        return self._say_first(refusal) if asking else self._say(refusal)

    def _say_first(self, refusal: Message | None) -> bool:
        """Tell why no field opens, in a window: what a person types for the field does nothing else."""
        if refusal is not None:
            from perftui.tui.screens.question import Answer, Question

            self.push_screen(Question(self.store, refusal, (Answer("seen", "enter", msg("Close")),)))
        return refusal is None

    def _say(self, refusal: Message | None) -> bool:
        """Tell why something was not done; whether it was done."""
        if refusal is not None:
            self.store.tell(refusal)
        return refusal is None

    def _select_indicator(self, name: str, level2: str, part: Part) -> None:
        place = self.store.state.place
        if place is None:
            return
        found = next(
            (
                each
                for each in self.desk.project(place.project).indicators
                if comparison_key(each.name) == comparison_key(name) and each.level2 == level2
            ),
            None,
        )
        if found is not None:
            self.store.select(Place(place.project, found.line))
            self.store.point(Slot(part, line=found.line))

    def _choose(self, asked: Message, texts: list[str], then: Callable[[str | None], None]) -> None:
        from perftui.tui.screens.question import Question, keyed

        self.push_screen(Question(self.store, asked, keyed(texts)), then)


def _beside(project: Project, indicator: Indicator) -> Indicator | None:
    """The indicator to go to where one is deleted: the next in its section, else the one before it there."""
    section = next((each for each in project.sections if indicator in each.indicators), None)
    if section is None or len(section.indicators) == 1:
        return None
    at = section.indicators.index(indicator)
    return section.indicators[at + 1] if at + 1 < len(section.indicators) else section.indicators[at - 1]


def free_name(name: str, taken: list[str]) -> str:
    """`name`, or with a number behind it the first that is not taken."""
    keys = {comparison_key(each) for each in taken}
    number = 1
    free = name
    while comparison_key(free) in keys:
        number += 1
        free = f"{name}（{number}）"
    return free
