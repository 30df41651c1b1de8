"""Actions on many rows: one wish for all selected indicators, a table into a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from perftui.editing.bulk import NOTES, Bulk, Chosen, What, Wish, bulk, offered, refusal
from perftui.editing.choices import choices
from perftui.editing.slot import Part, Slot
from perftui.files import Fault, is_folder, is_there, write_atomically
from perftui.messages import Message, counted, msg
from perftui.model import Operator
from perftui.tui.desk.desk import MANY
from perftui.tui.doing.hand import Hand

if TYPE_CHECKING:
    from perftui.output.grid import Sheet
    from perftui.tui.desk.desk import Shown
    from perftui.tui.widgets.grid_view import GridTable

_ASKED = (
    (What.UNIT, "u", msg("Set the unit")),
    (What.OPERATOR, "o", msg("Set the sign")),
    (What.SECTION, "m", msg("Move to a section")),
    (What.WEIGHT, "w", msg("Set the weight")),
    (What.NOTE, "a", msg("Set an attribute")),
    (What.DELETE, "d", msg("Delete")),
)
_NAMED = 3
"""How many of the indicators that stay as they are the question names."""


class Wholesale(Hand):
    """What is done to all that is selected."""

    # ---- one wish for many --------------------------------------------------------------------------------------

    def action_bulk_change(self, what: str = "") -> None:
        """Ask what is to be done to the selected indicators, then whether it is meant."""
        if not self._meant():
            self.store.tell(_none_meant(len(self._hidden)))
        elif what:
            self._prepare(Wish(What.DELETE))
        else:
            self._ask_what()

    def _meant(self) -> tuple[tuple[int, int], ...]:
        from perftui.tui.widgets.grid_view import IndicatorTable

        tables = self.screen.query(IndicatorTable)
        return tables.first().meant if tables else ()

    @property
    def _hidden(self) -> frozenset[int]:
        """The selected rows that do not show, and are not meant."""
        from perftui.tui.widgets.grid_view import IndicatorTable

        tables = self.screen.query(IndicatorTable)
        return tables.first().hidden if tables else frozenset()

    def _ask_what(self) -> None:
        from perftui.tui.screens.question import Answer, Question

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._ask_text(What[answer])

        asked = counted("Change {count} indicator", "Change {count} indicators", len(self._meant()))
        answers = tuple(Answer(what.name, key, words) for what, key, words in _ASKED)
        self.push_screen(Question(self.store, asked, answers), answered)

    def _ask_text(self, what: What) -> None:
        def of_sign(sign: str | None) -> None:
            if sign is not None:
                self._prepare(Wish(what, sign))

        def of_note(note: str | None) -> None:
            if note is not None:
                self._type(Wish(what, note=note))

        match what:
            case What.DELETE:
                self._prepare(Wish(what))
            case What.OPERATOR:
                self._choose(msg("Which sign?"), list(Operator), of_sign)
            case What.NOTE:
                self._choose(msg("Which attribute?"), list(NOTES), of_note)
            case What.SECTION:
                self._choose_section()
            case _:
                self._type(Wish(what))

    def _choose_section(self) -> None:
        """One of the sections of the form; another one is typed."""
        from perftui.tui.screens.question import Answer, Question, keyed

        def answered(section: str | None) -> None:
            if section == "":
                self._type(Wish(What.SECTION))
            elif section is not None:
                self._prepare(Wish(What.SECTION, section))

        sections = keyed(choices(Slot(Part.LEVELS), "", self.words))
        answers = (*sections, Answer("", "w", msg("Another section")))
        self.push_screen(Question(self.store, msg("Which section?"), answers), answered)

    def _type(self, wish: Wish) -> None:
        from perftui.tui.screens.ask import Ask

        asked, hint = _question(wish)

        def made(text: str) -> Wish:
            return Wish(wish.what, text, wish.note)

        def typed(text: str | None) -> None:
            if text is not None:
                self._prepare(made(text))

        fitting = partial(offered, wish, words=self.words)
        self.push_screen(Ask(self.store, asked, "", hint, lambda text: refusal(made(text)), fitting=fitting), typed)

    def _prepare(self, wish: Wish) -> None:
        """Find out what would change, in a thread where it is much."""
        chosen = self._chosen()
        if len(chosen) <= MANY:
            self._confirm(wish, bulk(wish, chosen))
            return
        self._while_working(msg("looking at the selected indicators …"), lambda: self._confirming(wish, chosen))

    def _confirming(self, wish: Wish, chosen: list[Chosen]) -> Shown:
        found = bulk(wish, chosen)
        return lambda: self._confirm(wish, found)

    def _confirm(self, wish: Wish, found: Bulk) -> None:
        from perftui.tui.screens.question import Answer, Question

        if not found.places:
            self.store.tell(msg("Nothing would change."))
            return

        def answered(answer: str | None) -> None:
            if answer == "change":
                self._make(found)

        files = counted("{count} file", "{count} files", len(found.change.steps))
        asked = counted(
            "{what}: {count} place, {files}?",
            "{what}: {count} places, {files}?",
            found.places,
            what=wish.label,
            files=files,
        )
        answers = (Answer("change", "y", msg("Change")), Answer("keep", "n", msg("Change nothing")))
        details = (*_left_hidden(len(self._hidden)), *_details(found))
        self.push_screen(Question(self.store, asked, answers, details), answered)

    def _make(self, found: Bulk) -> None:
        """Make the change: one step of the history. The indicators stay selected for what else they are to get."""
        said = msg("Done: {change}", change=found.change.label)
        if len(found.change.steps) <= MANY:
            if self._say(self.desk.apply(found.change)):
                self.store.tell(said)
        elif self._say(self.desk.refusal(found.change)):
            self._while_working(found.change.label, lambda: self._made(found, said))

    def _made(self, found: Bulk, said: Message) -> Shown:
        show = self.desk.apply_many(found.change)

        def shown() -> None:
            show()
            self.store.tell(said)

        return shown

    def _chosen(self) -> list[Chosen]:
        """The selected indicators by their files."""
        corpus = self.store.state.corpus
        numbers: dict[int, list[int]] = {}
        for project, indicator in self._meant():
            numbers.setdefault(project, []).append(indicator)
        by_path: dict[str, dict[int, list[int]]] = {}
        for project, indicators in numbers.items():
            path = str(corpus.projects[project].file.path)
            places = [number for _line, number in corpus.starts[path]]
            by_path.setdefault(path, {})[places.index(project)] = indicators
        return [
            Chosen(corpus.files[path].path, corpus.files[path].document, places) for path, places in by_path.items()
        ]

    # ---- history of much ----------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the last change back."""
        bench = self.desk.workbench
        if bench is None or bench.undo_size <= MANY:
            super().action_undo()
        else:
            self._while_working(msg("taking back …"), self.desk.undo_many)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        bench = self.desk.workbench
        if bench is None or bench.redo_size <= MANY:
            super().action_redo()
        else:
            self._while_working(msg("doing again …"), self.desk.redo_many)

    def _while_working(self, what: Message, do: Callable[[], Shown]) -> None:
        """Do something in a thread while nothing else can be done, then show what came of it."""
        from perftui.tui.screens.working import Working

        self.push_screen(Working(self.store, what))
        self._work(do)

    @work(thread=True, group="wholesale")
    def _work(self, do: Callable[[], Shown]) -> None:
        show = do()

        def done() -> None:
            self.pop_screen()
            show()

        self.call_later(done)

    # ---- export -------------------------------------------------------------------------------------------------

    def action_choose_columns(self) -> None:
        """Choose which columns of the table in front show."""
        from perftui.tui.screens.columns import Columns

        self.push_screen(Columns(self.store, self.store.state.view))

    def action_export_table(self) -> None:
        """Ask for a file, and write the rows of the table to it."""
        from perftui.output.grid import WRITERS, has_workbooks
        from perftui.tui.screens.path import PathScreen
        from perftui.tui.widgets.grid_view import GridTable

        table = self.screen.query(GridTable).first()

        def refuses(path: Path) -> Message | None:
            ending = path.suffix.lower()
            if ending not in WRITERS:
                return msg("the name has to end in {endings}", endings=" ".join(WRITERS))
            if ending == ".xlsx" and not has_workbooks():
                return msg("for workbooks install perftui[xlsx]")
            return None

        def typed(path: Path | None) -> None:
            if path is not None:
                self._ask_over(table, path)

        hint = msg("a file that ends in {endings}", endings=" ".join(WRITERS))
        proposal = self._export_folder() / f"{table.table.name}.csv"
        self.push_screen(PathScreen(self.store, msg("Write the table to"), proposal, hint, refuses), typed)

    def _export_folder(self) -> Path:
        """The folder that was exported to last, else that of the declarations."""
        state = self.store.state
        if state.exported and is_folder(Path(state.exported)):
            return Path(state.exported)
        first = state.paths[0] if state.paths else Path()
        return first if is_folder(first) else first.parent

    def _ask_over(self, table: GridTable, path: Path) -> None:
        """A file that is there already is replaced only where that is meant."""
        from perftui.tui.screens.question import Answer, Question

        if not is_there(path):
            self._export(table, path)
            return

        def answered(answer: str | None) -> None:
            if answer == "replace":
                self._export(table, path)

        answers = (Answer("replace", "r,y", msg("Replace it")), Answer("keep", "n", msg("Keep it")))
        asked = msg("There is a file {name} already. Replace it?", name=str(path))
        self.push_screen(Question(self.store, asked, answers), answered)

    def _export(self, table: GridTable, path: Path) -> None:
        grid = table.grid
        if grid is not None:
            from perftui.tui.arranged.grid import sheet_of

            layout = table.layout_now
            self._write(lambda: sheet_of(grid, layout), path, len(grid.rows))

    @work(thread=True, group="export")
    def _write(self, sheet: Callable[[], Sheet], path: Path, rows: int) -> None:
        from perftui.output.grid import WRITERS

        fault = write_atomically(path, WRITERS[path.suffix.lower()](sheet()))
        if fault is None:
            self.call_later(self.store.exported_to, path.parent)
        self.call_later(self.store.tell, _written(path.absolute(), fault, rows))


def _written(path: Path, fault: Fault | None, rows: int) -> Message:
    if fault is not None:
        return msg("{name} was not written: {reason}", name=str(path), reason=fault.reason)
    return counted("{count} row written to {name}", "{count} rows written to {name}", rows, name=str(path))


def _question(wish: Wish) -> tuple[Message, Message]:
    match wish.what:
        case What.UNIT:
            return msg("Which unit?"), msg("nothing takes the unit away")
        case What.WEIGHT:
            return msg("Which weight?"), msg("nothing takes the weight away")
        case What.SECTION:
            return msg("Which section?"), msg("both levels, such as 产出指标 / 数量指标")
        case _:
            return msg("Which text for {note}?", note=wish.note), msg("nothing takes the attribute away")


def _none_meant(hidden: int) -> Message:
    if not hidden:
        return msg("Choose an indicator first.")
    return counted(
        "The {count} selected indicator is hidden by the filter; only what shows is changed.",
        "The {count} selected indicators are hidden by the filter; only what shows is changed.",
        hidden,
    )


def _left_hidden(hidden: int) -> tuple[Message, ...]:
    """What the question says of those that do not show."""
    if not hidden:
        return ()
    return (
        counted(
            "{count} more is selected, but hidden by the filter: it stays as it is",
            "{count} more are selected, but hidden by the filter: they stay as they are",
            hidden,
        ),
    )


def _details(found: Bulk) -> tuple[Message | str, ...]:
    """What the question adds: what stays as it is, and why."""
    lines: list[Message | str] = []
    if found.same:
        lines.append(counted("{count} is so already", "{count} are so already", found.same))
    if found.left:
        lines.append(
            counted(
                "{count} indicator cannot be changed so:", "{count} indicators cannot be changed so:", len(found.left)
            ),
        )
        lines += [f"  {name}" for name in found.left[:_NAMED]]
    lines.append(msg("One undo takes all of it back."))
    return tuple(lines)
