"""What tests of the reader ask: what was found, a project of some lines, and whether spans are exact."""

from __future__ import annotations

from perftui.language import values
from perftui.language.document import Document
from perftui.language.reader import read
from perftui.model import Project, Target


def found(text: str) -> list[tuple[str, str]]:
    """Code of each finding and the text that it marks."""
    document, diagnostics = read(text)
    return [(diagnostic.code, document.at(diagnostic.span)) for diagnostic in diagnostics]


def body(text: str) -> tuple[Document, Project]:
    """A project with these lines."""
    document, _found = read(f"项目 甲\n{text}")
    return document, document.projects[0]


def assert_each_span_is_its_text(document: Document) -> None:
    for project in document.projects:
        assert document.at(project.span) in written(project.name)
        assert_each_field_is_its_text(document, project)
        for section in project.sections:
            levels = document.at(section.span).replace("／", "/").split("/")
            assert [level.strip() for level in levels] == [section.level1, section.level2]
            for indicator in section.indicators:
                assert document.at(indicator.span) in written(indicator.name)
                assert_the_target_is_its_text(document, indicator.target)
                assert [document.at(note.span) for note in indicator.notes] == [note.text for note in indicator.notes]


def written(name: str) -> set[str]:
    """A name as it stands in a file: with or without quotes."""
    return {name, values.quoted(name)}


def assert_each_field_is_its_text(document: Document, project: Project) -> None:
    for field in (
        project.code,
        project.year,
        project.nature,
        project.category,
        project.supervisor,
        project.implementer,
        project.start,
        project.end,
    ):
        assert field is None or document.at(field.span) == field.text
    for funds in filter(None, (project.project_funds, project.annual_funds)):
        assert document.at(funds.span) == funds.key
        assert funds.written is None or document.at(funds.written.span) == funds.written.text
        assert [document.at(part.span) for part in funds.parts] == [part.text for part in funds.parts]
    for goal in filter(None, (project.total_goal, project.annual_goal)):
        assert document.at(goal.span) == goal.key
        assert [document.at(line.span) for line in goal.lines] == [line.text for line in goal.lines]


def assert_the_target_is_its_text(document: Document, target: Target) -> None:
    text = document.at(target.span)
    assert text == text.strip()
    assert values.target(text)._replace(span=target.span) == target
