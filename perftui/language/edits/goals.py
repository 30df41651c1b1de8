"""Goals, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from perftui.diagnostics import TextEdit
from perftui.language.document import Document
from perftui.language.edits.fields import goal_of, line_before
from perftui.language.edits.lines import end_line, first_line, indent, put_below, without, without_block
from perftui.language.edits.text import Edits
from perftui.language.edits.values import checked_sentence, set_value
from perftui.language.keys import Key
from perftui.model import Field, Goal, GoalLine, Project, Span


def set_goal(document: Document, project: Project, key: Key, sentences: Sequence[str]) -> Edits:
    """Give a goal other sentences, one a line; an empty one ends a paragraph. None at all take the goal away.

    Lines whose sentence stays are not touched. A goal that is missing is put where the form has it.
    """
    sentences = [checked_sentence(sentence) for sentence in sentences]
    goal = goal_of(project, key)
    if goal is not None:
        return tuple(_changed(document, goal, sentences)) if sentences else (_without(document, goal),)
    if not sentences:
        return ()
    lines = "\n".join([f"\n  {key}:", *(f"    {_line(sentence)}" for sentence in sentences)])
    return (put_below(document, line_before(document, project, key), lines),)


def _without(document: Document, goal: Goal) -> TextEdit:
    last = max([goal.span.line, *(line.span.line for line in goal.lines)])
    return without_block(document, first_line(document, goal.span.line), end_line(document, last))


def _changed(document: Document, goal: Goal, sentences: Sequence[str]) -> Iterator[TextEdit]:
    lines = list(goal.lines)
    if lines and lines[0].span.line == goal.span.line:
        # Beside its key a sentence is out of place: it goes below.
        beside = lines.pop(0)
        yield from set_value(document, Field(goal.key, beside.text, beside.text, beside.span), "")
    old = [line.text for line in lines]
    for _kind, first, last, begin, end in SequenceMatcher(None, old, sentences, autojunk=False).get_opcodes():
        pairs = min(last - first, end - begin)
        for line, sentence in zip(lines[first : first + pairs], sentences[begin : begin + pairs], strict=True):
            if line.text != sentence:
                yield _rewritten(document, line, sentence)
        for line in lines[first + pairs : last]:
            yield without(document, line.span.line, line.span.line)
        added = sentences[begin + pairs : end]
        if added:
            above = lines[first + pairs - 1].span.line if first + pairs else goal.span.line
            yield _added(document, goal, above, lines, added)


def _rewritten(document: Document, line: GoalLine, sentence: str) -> TextEdit:
    text = document.lines[line.span.line - 1]
    bar = len(indent(document, line.span.line)) + len("|")
    return TextEdit(Span(line.span.line, bar, line.span.line, len(text)), _line(sentence).removeprefix("|"))


def _added(document: Document, goal: Goal, above: int, lines: Sequence[GoalLine], sentences: Sequence[str]) -> TextEdit:
    """New lines below a line of the goal, indented like its others."""
    space = indent(document, lines[0].span.line) if lines else indent(document, goal.span.line) + "  "
    return put_below(document, above, "\n".join(space + _line(sentence) for sentence in sentences))


def _line(sentence: str) -> str:
    return f"| {sentence}" if sentence else "|"
