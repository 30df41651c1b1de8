"""What the actions of editing do: each becomes a change at the desk, or asks for what is missing first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from perftui.editing.change import Change, Spot, Step, made
from perftui.editing.slot import Part, Slot, label
from perftui.editing.slots import section_of, text_in
from perftui.language import edits
from perftui.language.keys import Note
from perftui.messages import Message, counted, msg
from perftui.model import Indicator, Open, Project, Span
from perftui.names import comparison_key
from perftui.tui.desk import Desk
from perftui.tui.doing import Doing
from perftui.tui.screens.main import Main
from perftui.tui.state import Pane, Place
from perftui.tui.tree import Kind
from perftui.tui.widgets.edit_line import EditLine

if TYPE_CHECKING:
    from perftui.diagnostics import TextEdit
    from perftui.editing.choices import Vocabulary
    from perftui.tui.corpus import Corpus

NEW_INDICATOR = "新指标"
NEW_PROJECT = "新项目"
FIRST_SECTION = ("产出指标", "数量指标")
_ONE_PER_INDICATOR = tuple(note for note in Note if note is not Note.DOUBT)
_ANSWER_KEYS = "123456789"


class Hand(Doing):
    """The actions of editing."""

    desk: Desk

    _words: tuple[Corpus | None, Vocabulary | None] = (None, None)
    _fresh = False

    # ---- filling in ---------------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Fill in the selected slot; in the outline, the target of the indicator or the name of the project."""
        place = self.store.state.place
        slot = self._slot()
        if place is None or slot is None:
            return
        if slot.part is Part.GOAL:
            self._edit_goal(place.project, slot)
        else:
            self._edit(slot)

    def _edit(self, slot: Slot, text: str | None = None) -> None:
        self._on_main(lambda main: main.edit(slot, self.words, text))

    def _edit_goal(self, project: int, slot: Slot) -> None:
        from perftui.tui.screens.goal import GoalScreen

        def keep(text: str | None) -> None:
            if text is not None:
                self._say(self.desk.fill(project, slot, text))

        self.push_screen(GoalScreen(self.store, label(slot), text_in(self.desk.project(project), slot)), keep)

    @on(EditLine.Accepted)
    def _accepted(self, event: EditLine.Accepted) -> None:
        """The text of a slot is to stand."""
        refusal = self.desk.fill(event.project, event.slot, event.text)
        if refusal is not None:
            self._on_main(lambda main: main.query_one(EditLine).refuse(refusal))
            return
        self._fresh = False
        self._on_main(Main.end_edit)
        if event.onward:
            following = self._following(event.project, event.slot)
            if following is not None:
                if following.of_indicator:
                    self.store.select(Place(event.project, following.line))
                self.store.point(following)
                self.call_later(self.action_edit)

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
                refusal = self.desk.fill(line.number, line.slot, line.entry.value)
                if refusal is not None:
                    line.refuse(refusal)
                    return False
                self._fresh = False
                main.end_edit()
        return True

    @on(EditLine.GivenUp)
    def _given_up(self) -> None:
        """A new indicator whose name was not given is no indicator."""
        if self._fresh:
            self._fresh = False
            self.desk.undo()

    def _following(self, number: int, slot: Slot) -> Slot | None:
        """The slot to fill in next: the target behind a name, the next indicator's target behind a target."""
        project = self.desk.project(number)
        if slot.part is Part.INDICATOR_NAME:
            return Slot(Part.TARGET, line=slot.line)
        if slot.part is Part.TARGET:
            lines = [each.line for each in project.indicators if each.line > slot.line]
            return Slot(Part.TARGET, line=min(lines)) if lines else None
        from perftui.output.form import form

        slots = list(dict.fromkeys(field.slot for line in form(project, 100) for field in line.fields))
        at = slots.index(slot) + 1 if slot in slots else len(slots)
        return slots[at] if at < len(slots) else None

    @property
    def words(self) -> Vocabulary:
        """What the corpus has in its fields; counted anew where the corpus is another one."""
        from perftui.editing.choices import vocabulary

        corpus = self.store.state.corpus
        known, words = self._words
        if words is None or known is None or len(known.projects) != len(corpus.projects):
            words = vocabulary(declared.project for declared in corpus.projects)
            self._words = (corpus, words)
        return words

    # ---- indicators ---------------------------------------------------------------------------------------------

    def action_add_indicator(self) -> None:
        """An indicator below the selected one, or in its section; its name is asked for at once."""
        place = self.store.state.place
        if place is None:
            return
        project, document = self.desk.project(place.project), self.desk.document(place.project)
        selected = self._indicator()
        section = section_of(project, Slot(Part.LEVELS, line=place.line)) or (project.sections or (None,))[-1]
        levels = (section.level1, section.level2) if section else FIRST_SECTION
        if selected is not None:
            levels = (selected.level1, selected.level2)
        name = _free(NEW_INDICATOR, [each.name for each in project.indicators])
        added = edits.add_indicator(document, project, levels, name, Open(Span(1, 0, 1, 0)))
        if self._change(msg("add an indicator"), added):
            indicator = next(each for each in self.desk.project(place.project).indicators if each.name == name)
            self.store.select(Place(place.project, indicator.line))
            self._fresh = True
            self._edit(Slot(Part.INDICATOR_NAME, line=indicator.line))

    def action_duplicate(self) -> None:
        """The selected indicator a second time, or the project where none is selected."""
        place, indicator = self.store.state.place, self._indicator()
        if place is None:
            return
        project, document = self.desk.project(place.project), self.desk.document(place.project)
        if indicator is None:
            self._duplicate_project(place.project)
            return
        name = _free(indicator.name, [each.name for each in project.indicators])
        if self._change(msg("duplicate an indicator"), edits.duplicate_indicator(document, indicator, name)):
            self._select_indicator(name, indicator.level2, Part.INDICATOR_NAME)

    def action_delete(self) -> None:
        """The selected attribute, indicator or project."""
        place, slot, indicator = self.store.state.place, self._slot(), self._indicator()
        if place is None:
            return
        document = self.desk.document(place.project)
        if indicator is not None and slot is not None and slot.part is Part.NOTE:
            self._change(msg("delete {what}", what=slot.key), edits.remove_note(document, indicator, Note(slot.key)))
        elif indicator is not None:
            self._change(msg("delete {what}", what=indicator.name), edits.remove_indicator(document, indicator))
        elif self._on_project:
            self._delete_project(place.project)
        elif slot is not None and slot.part in {Part.FIELD, Part.TOTAL, Part.FUND_PART, Part.GOAL}:
            self._say(self.desk.fill(place.project, slot, ""))

    def action_move_up(self) -> None:
        """The indicator one place up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """The indicator one place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        place, indicator = self.store.state.place, self._indicator()
        if place is None or indicator is None:
            return
        part = self.store.state.slot.part if self.store.state.slot else Part.TARGET
        moved = edits.move_indicator(self.desk.document(place.project), self.desk.project(place.project), indicator, by)
        if moved and self._change(msg("move {what}", what=indicator.name), moved):
            self._select_indicator(indicator.name, indicator.level2, part)

    def action_refile(self) -> None:
        """The indicator to another section."""
        indicator = self._indicator()
        if indicator is not None:
            self._edit(Slot(Part.LEVELS, line=indicator.line))

    def action_add_note(self) -> None:
        """An attribute of the indicator: first which, then its text."""
        indicator = self._indicator()
        if indicator is None:
            self.store.tell(msg("Choose an indicator first."))
            return
        present = {note.key for note in indicator.notes}
        keys = [note.value for note in (*_ONE_PER_INDICATOR, Note.DOUBT) if note.value not in present]
        line = indicator.line

        def chosen(key: str | None) -> None:
            if key is not None:
                self._edit(Slot(Part.NOTE, key, line=line), "")

        self._choose(msg("Which attribute?"), keys, chosen)

    # ---- projects -----------------------------------------------------------------------------------------------

    def action_new_project(self) -> None:
        """A declaration in a file of its own, beside the selected one; its name is asked for at once."""
        state = self.store.state
        place = state.place
        model = self.desk.project(place.project) if place is not None else None
        folder = self.desk.path(place.project).parent if place is not None else _folder(state.paths[0])
        name = _free(NEW_PROJECT, [declared.project.name for declared in state.corpus.projects])
        path = folder / f"{name}.perf"
        if path.exists():
            self.store.tell(msg("there is a file {name} already", name=path.name))
            return
        change = Change(msg("begin a declaration"), (made(path, _beginning(name, model)),), Spot(path, 1))
        if self._say(self.desk.apply(change)):
            self._edit(Slot(Part.PROJECT_NAME))

    def _duplicate_project(self, number: int) -> None:
        project = self.desk.project(number)
        name = _free(project.name, [declared.project.name for declared in self.store.state.corpus.projects])
        path = self.desk.path(number).with_name(f"{name}.perf")
        document = self.desk.document(number)
        alone = "\n".join(document.lines[project.line - 1 : project.last_line]) + "\n"
        step = made(path, alone.replace(document.at(project.span), name, 1))
        if self._say(self.desk.apply(Change(msg("duplicate a project"), (step,), Spot(path, 1)))):
            self._edit(Slot(Part.PROJECT_NAME))

    def _delete_project(self, number: int) -> None:
        from perftui.tui.screens.question import Answer, Question

        project, document, path = self.desk.project(number), self.desk.document(number), self.desk.path(number)

        def answered(answer: str | None) -> None:
            if answer != "delete":
                return
            from perftui.editing.change import deleted

            alone = len(document.projects) + len(document.summaries) == 1
            step = deleted(path, document.text) if alone else Step(path, edits.remove_block(document, project))
            self._say(self.desk.apply(Change(msg("delete {what}", what=project.name), (step,))))

        size = counted("{count} indicator", "{count} indicators", len(project.indicators))
        self.push_screen(
            Question(
                self.store,
                msg("Delete the project {name}?", name=project.name),
                (Answer("delete", "d", msg("Delete")), Answer("keep", "k", msg("Keep it"))),
                (size, msg("Undo brings it back; the file goes when you save.")),
            ),
            answered,
        )

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
        place = self.store.state.place
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
        place = self.store.state.place
        if place is None:
            return None
        number = self.store.state.corpus.indicator_at(place.project, place.line)
        return None if number is None else self.desk.project(place.project).indicators[number]

    @property
    def _on_project(self) -> bool:
        """Whether the project as a whole is selected."""
        place, main = self.store.state.place, self.screen_stack[0]
        if place is None or not isinstance(main, Main) or main.pane is Pane.FORM:
            slot = self.store.state.slot
            return slot is not None and slot.part is Part.PROJECT_NAME
        tree = self.store.state.tree
        return tree.node(tree.at(place.project, place.line)).kind is Kind.PROJECT

    def _change(self, what: Message, made_of: tuple[TextEdit, ...]) -> bool:
        """Make a change in the file of the selected project."""
        place = self.store.state.place
        if place is None:
            return False
        path = self.desk.path(place.project)
        return self._say(self.desk.apply(Change(what, (Step(path, made_of),), Spot(path, place.line))))

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
        from perftui.tui.screens.question import Answer, Question

        answers = tuple(Answer(text, key, text) for text, key in zip(texts, _ANSWER_KEYS, strict=False))
        self.push_screen(Question(self.store, asked, answers), then)


def _free(name: str, taken: list[str]) -> str:
    """`name`, or with a number behind it the first that is not taken."""
    keys = {comparison_key(each) for each in taken}
    number = 1
    free = name
    while comparison_key(free) in keys:
        number += 1
        free = f"{name}（{number}）"
    return free


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _beginning(name: str, model: Project | None) -> str:
    """A declaration to fill in, with what projects of one department have in common."""
    lines = [f"项目 {name}"]
    if model is not None:
        for key, field in (
            ("年度", model.year),
            ("项目性质", model.nature),
            ("项目类别", model.category),
            ("主管部门", model.supervisor),
            ("实施单位", model.implementer),
            ("计划开始日期", model.start),
            ("计划完成日期", model.end),
        ):
            if field is not None and field.text:
                lines.append(f"  {key}: {field.text}")
    lines += [
        "",
        "  年度资金申请总额:",
        "    当年财政拨款:",
        "",
        "  年度总体目标:",
        "",
        "  成本指标 / 经济成本指标",
        "",
        "  产出指标 / 数量指标",
        "",
        "  效益指标 / 社会效益指标",
        "",
        "  满意度指标 / 服务对象满意度指标",
    ]
    return "\n".join(lines) + "\n"
