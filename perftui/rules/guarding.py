"""Runs one rule so that its faults are findings: one that fails, and one that yields what is no finding of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from perftui.diagnostics import Diagnostic, Severity
from perftui.display import on_one_line
from perftui.language.document import Document
from perftui.messages import Language, Message, msg
from perftui.model import Project, Span
from perftui.rules.registry import CRASHED
from perftui.rules.rule import Outcome, Registered, Rule, Undecided

_FILE_START = Span(1, 0, 1, 0)


def failure(rule: Rule, error: BaseException, project: Project | None = None) -> Diagnostic:
    """The finding that stands for what a rule would have found that failed.

    Args:
        rule: the rule.
        error: how it failed.
        project: what it looked at, where that is one project.
    """
    return CRASHED.at(
        project.span if project else _FILE_START,
        msg("the rule {rule} failed: {error}", rule=rule.name, error=described(error)),
        msg("this is a fault of the rule, not of the declaration; what it would have found is missing"),
    )


def described(error: BaseException) -> str:
    """An exception on one line."""
    return on_one_line(f"{type(error).__name__}: {error}")


def soundness(registered: Registered, documents: Mapping[str, Document]) -> Callable[[Iterable[object]], None]:
    """Raises `ValueError` for what a rule from elsewhere may not yield; those of the program are tested.

    Args:
        registered: the rule.
        documents: the files that it can speak of, by their paths; that of `""` is meant where none is named.
    """

    def check(found: Iterable[object]) -> None:
        for outcome in found:
            _check(outcome, registered.rule, documents)

    return check


def _check(outcome: object, rule: Rule, documents: Mapping[str, Document]) -> None:
    if not isinstance(outcome, Diagnostic | Undecided):
        raise ValueError(f"{type(outcome).__name__} is no finding")  # noqa: TRY004 - a value of a foreign rule
    if (outcome.code, outcome.name) != (rule.code, rule.name):
        raise ValueError(f"a finding of {outcome.code} {outcome.name}")
    for message in _messages(outcome):
        if not isinstance(message, Message):
            raise ValueError(f"{message!r} is no message")  # noqa: TRY004 - as above
        for lang in Language:
            message.text(lang)
    for path, span in _places(outcome):
        if path not in documents or not _stands_in(documents[path], span):
            raise ValueError(f"a place that there is not: {path}:{span}")


def _messages(outcome: Outcome) -> Iterator[object]:
    if isinstance(outcome, Undecided):
        yield outcome.reason
        return
    yield outcome.summary
    if outcome.detail is not None:
        yield outcome.detail
    if outcome.fix is not None:
        yield outcome.fix.title
    yield from (related.message for related in outcome.related)


def _places(outcome: Outcome) -> Iterator[tuple[str, Span]]:
    yield outcome.path, outcome.span
    if isinstance(outcome, Undecided):
        return
    if not isinstance(outcome.severity, Severity):
        raise ValueError("a finding without a severity")  # noqa: TRY004 - as above
    if outcome.context is not None:
        yield outcome.path, outcome.context
    yield from ((related.path or outcome.path, related.span) for related in outcome.related)
    if outcome.fix is not None:
        yield from ((outcome.path, edit.span) for edit in outcome.fix.edits)


def _stands_in(document: Document, span: Span) -> bool:
    lines = document.lines
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and 0 <= span.start <= len(lines[span.line - 1])
        and 0 <= span.end <= len(lines[span.end_line - 1])
        and (span.line, span.start) <= (span.end_line, span.end)
    )
