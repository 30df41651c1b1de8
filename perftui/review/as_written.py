"""What is taken back stands as it was written: with its blank lines, its headings, its spelling and its place.

Edits know what a declaration says. Where the lines that they leave differ from the old ones and say the same, the old
ones count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from perftui.diagnostics import Diagnostic
from perftui.editing.change import edits_between
from perftui.language.document import Document
from perftui.language.edits import Edits, apply
from perftui.language.edits.lines import written
from perftui.language.reader import read
from perftui.model import Project
from perftui.review.differences import compare_project
from perftui.review.matching import Match, MatchKind

_MOST_LINES = 4000
"""Longer files are left as the edits leave them: to compare them line by line would be waited for."""

_MOST_TRIED = 8
"""Stretches that are tried one by one where they do not go together."""

_Read = tuple[Document, tuple[Diagnostic, ...]]


class _Hunk(NamedTuple):
    """Old lines, from `first` to `last`, in the place of those that there are now, from `begin` to `end`."""

    first: int
    last: int
    begin: int
    end: int


def as_it_was(old: Document, new: Document, made: Edits) -> Edits:
    """Edits of `new` that do what `made` does, and leave its lines as they were in `old`."""
    text = apply(new.text, made)
    if not made or text == old.text or len(old.lines) > _MOST_LINES:
        return made
    before, now = _lines("\n".join(old.lines)), _lines(text)
    differing, touched = list(_hunks(before, now)), _touched(new, now)
    if not any(hunk.last > hunk.first or _beside(hunk, touched) for hunk in differing):
        return made
    wanted = read(text)
    empty = {line - 1 for project in wanted[0].projects for line in _empty(project)}
    hunks = list(_near(before, now, differing, touched, empty))
    for chosen in (hunks, *([hunk] for hunk in reversed(hunks[:_MOST_TRIED]) if len(hunks) > 1)):
        tried = list(now)
        for hunk in reversed(chosen):
            tried[hunk.begin : hunk.end] = [written(new, line) for line in before[hunk.first : hunk.last]]
        if chosen and _say_the_same(wanted, read("".join(tried))):
            now = tried
            if chosen is hunks:
                break
    return edits_between(new.text, "".join(now))


def _empty(project: Project) -> Iterator[int]:
    """The lines of headings and keys that nothing stands below."""
    yield from (each.span.line for each in project.sections if not each.indicators)
    yield from (each.span.line for each in (project.total_goal, project.annual_goal) if each and not each.lines)
    for funds in (project.project_funds, project.annual_funds):
        if funds and not funds.parts and not (funds.written and funds.written.text):
            yield funds.span.line


def _near(
    before: Sequence[str],
    now: Sequence[str],
    differing: Sequence[_Hunk],
    touched: Sequence[_Hunk],
    empty: Collection[int],
) -> Iterator[_Hunk]:
    """Where lines differ that the edits made, with what says nothing beside them, or where such lines stood before."""
    made = {at for place in touched for at in range(place.begin, place.end)}
    put_in = {now[at].strip() for at in made}
    for hunk in differing:
        lines = range(hunk.begin, hunk.end)
        lost = {line.strip() for line in before[hunk.first : hunk.last]} - {""}
        # A comment comes back with what it stood above.
        back = {line for line in lost if not line.startswith("#")}
        inside = any(place.begin <= hunk.begin and hunk.end <= place.end for place in touched)
        known = (bool(back) and back <= put_in) or not lost or (inside and hunk.begin < hunk.end)
        if (
            known
            and (lost or _beside(hunk, touched))
            and all(at in made or at in empty or not now[at].strip() for at in lines)
        ):
            yield hunk


def _beside(hunk: _Hunk, touched: Sequence[_Hunk]) -> bool:
    return any(place.begin <= hunk.end and hunk.begin <= place.end for place in touched)


def _touched(new: Document, now: Sequence[str]) -> list[_Hunk]:
    """The lines that the edits made, and the places where they took some out."""
    return list(_hunks(_lines(new.text), now))


def _lines(text: str) -> list[str]:
    """The lines with their ends, counted as spans count them."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _hunks(before: Sequence[str], now: Sequence[str]) -> Iterator[_Hunk]:
    one, other = ([line.rstrip("\r\n") for line in lines] for lines in (before, now))
    for kind, first, last, begin, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield _Hunk(first, last, begin, end)


def _say_the_same(one: _Read, other: _Read) -> bool:
    """Whether two texts differ in no declaration, in no summary, and not in what is wrong with them."""
    return (
        len(one[0].projects) == len(other[0].projects)
        and _rest(one) == _rest(other)
        and not any(
            compare_project(Match(before, now, MatchKind.SAME))
            for before, now in zip(one[0].projects, other[0].projects, strict=True)
        )
    )


def _rest(found: _Read) -> Counter[Hashable]:
    document, diagnostics = found
    told = Counter[Hashable]((each.code, str(each.summary)) for each in diagnostics)
    told.update((each.name, tuple((field.key, field.text) for field in each.head)) for each in document.summaries)
    return told
