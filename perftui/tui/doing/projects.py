"""What the actions on whole projects do: begin one, copy one, delete one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perftui.editing.beginning import free_path
from perftui.editing.change import Change, Spot, Step, made, without
from perftui.editing.slot import Part, Slot
from perftui.files import is_folder
from perftui.language import edits
from perftui.messages import Message, counted, msg
from perftui.tui.doing.hand import Hand, free_name

if TYPE_CHECKING:
    from pathlib import Path

    from perftui.model import Project

NEW_PROJECT = "新项目"


class Projects(Hand):
    """The actions on projects; those that an indicator has too are of the project where none is selected."""

    def action_duplicate(self) -> None:
        """The selected indicator a second time, or the project where none is selected."""
        place = self._place
        if place is None or self._indicator() is not None:
            super().action_duplicate()
        else:
            self._duplicate_project(place.project)

    def action_delete(self) -> None:
        """The selected attribute, indicator, field or project."""
        place = self._place
        if place is None or self._indicator() is not None or not self._on_project:
            super().action_delete()
        else:
            self._delete_project(place.project)

    def action_new_project(self) -> None:
        """A declaration in a file of its own, beside the selected one; its name is asked for at once."""
        state = self.store.state
        place = state.place
        model = self.desk.project(place.project) if place is not None else None
        folder = self.desk.path(place.project).parent if place is not None else folder_of(state.paths[0])
        name = free_name(NEW_PROJECT, [declared.project.name for declared in state.corpus.projects])
        path = free_path(folder, name, self.desk.is_taken)
        self._make_project(msg("begin a declaration"), made(path, _beginning(name, model)))

    def _duplicate_project(self, number: int) -> None:
        project = self.desk.project(number)
        name = free_name(project.name, [declared.project.name for declared in self.store.state.corpus.projects])
        path = free_path(self.desk.path(number).parent, name, self.desk.is_taken)
        copy = edits.copy_of(self.desk.document(number), project, name)
        self._make_project(msg("duplicate a project"), made(path, f"{copy}\n"))

    def _make_project(self, what: Message, step: Step) -> None:
        """Make the file of a new project, and ask for its name; it shows also where a filter would not leave it."""
        before, key = self.store.state.place, self._new_key()
        origin = None if before is None else Spot(self.desk.path(before.project), before.line)
        if not self._say_first(self.desk.apply(Change(what, (step,), Spot(step.path, 1), key, origin=origin))):
            return
        place = self.store.state.place
        if place is not None:
            self.store.end_filter_for(place.project)
        self._begin(before, Slot(Part.PROJECT_NAME), key)

    def _delete_project(self, number: int) -> None:
        from perftui.tui.screens.question import Answer, Question

        project, document, path = self.desk.project(number), self.desk.document(number), self.desk.path(number)

        def answered(answer: str | None) -> None:
            if answer != "delete":
                return
            step, spot = without(path, document, project), Spot(path, project.line)
            self._say(self.desk.apply(Change(msg("delete {what}", what=project.name), (step,), spot)))

        size = counted("{count} indicator", "{count} indicators", len(project.indicators))
        self.push_screen(
            Question(
                self.store,
                msg("Delete the project {name}?", name=project.name),
                (Answer("delete", "d,y", msg("Delete")), Answer("keep", "k,n", msg("Keep it"))),
                (size, msg("Undo brings it back; the file goes when you save.")),
            ),
            answered,
        )


def folder_of(path: Path) -> Path:
    """Where a new file goes that is to stand beside what a path names."""
    return path if is_folder(path) else path.parent


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
