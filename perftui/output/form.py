"""One declaration laid out like the official form, as lines of a given width for a terminal.

The words of the form are Chinese in every language. The two goals stand below each other, because half of a
terminal is too narrow for prose; the captions of the form's first column are set into the rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from perftui.display import printable, width
from perftui.editing.slot import Part, Slot
from perftui.language.keys import PARTS, Key, Note
from perftui.model import Amount, Field, Funds, Goal, Indicator, Project, Section, Span, TargetKind
from perftui.notation import amount_text, target_text
from perftui.output.box import (
    Band,
    Cell,
    FormLine,
    Line,
    Piece,
    Role,
    band_lines,
    centred,
    flow,
    overhead,
    rule,
)

__all__ = ["FormLine", "Piece", "Role", "form"]

NARROWEST = 48
"""Below this many cells the form is not laid out any narrower."""

TITLE = "财政项目支出绩效目标申报表"
TARGET = "指标值"

_PAIRED = 60
_ROOMY = 74
_WIDE = 100
_LEVELS = ((_WIDE, (10, 18)), (_ROOMY, (10, 12)), (_PAIRED, (8, 10)), (0, (4, 8)))
"""The widths of the two level columns, by the least width of the form."""
_DAY = len("2026-12-31")
_HANG = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label and what stands beside it."""

    label: str
    text: str = ""
    role: Role = Role.VALUE
    span: Span | None = None
    slot: Slot | None = None


def form(project: Project, width: int, *, ascii_only: bool = False) -> tuple[FormLine, ...]:
    """The form of `project`; every line has exactly `width` cells, but never less than `NARROWEST`.

    Args:
        project: the declaration.
        width: cells of a line.
        ascii_only: draw rules with `+-|`.
    """
    cells = max(width, NARROWEST)
    name = _Entry("项目名称", printable(project.name), Role.NAME, project.span, Slot(Part.PROJECT_NAME))
    parts = [
        ("", [_band([name], cells)]),
        ("", _fields(project, cells)),
        ("项目资金(元)", _funds(project, cells)),
        ("项目绩效目标", [_goal(Key.TOTAL_GOAL, project.total_goal, cells)]),
        ("", [_goal(Key.ANNUAL_GOAL, project.annual_goal, cells)]),
        ("绩效指标", [_heading(project, cells)]),
        *(("", [band]) for band in _sections(project, cells)),
    ]
    lines = [*_title(project, cells)]
    above: Band | None = None
    for caption, bands in parts:
        lines.append(rule(above, bands[0], caption, ascii_only=ascii_only))
        for band in bands:
            lines += band_lines(band, ascii_only=ascii_only)
        above = bands[-1]
    return (*lines, rule(above, None, ascii_only=ascii_only))


def _title(project: Project, cells: int) -> Iterator[FormLine]:
    yield from centred(TITLE, cells, Role.TITLE, project.span)
    if project.year is not None:
        yield from centred(f"({printable(_shown(project.year))} 年度)", cells, Role.TITLE, project.year.span)


def _band(entries: Sequence[_Entry], cells: int) -> Band:
    """One entry over the whole width, or two side by side."""
    labels = (13, 17) if cells >= _ROOMY else (8, 8) if cells >= _PAIRED else (12, 12)
    rest = cells - overhead(2 * len(entries)) - sum(labels[: len(entries)])
    values = (rest,) if len(entries) == 1 else (rest // 2, rest - rest // 2)
    return tuple(
        cell
        for entry, label, value in zip(entries, labels, values, strict=False)
        for cell in (_label(entry.label, label), _value(entry, value))
    )


def _label(text: str, cells: int) -> Cell:
    if width(text) > cells:
        text = text.replace(":", ":\n")  # 其中: keeps a line of its own
    return Cell(cells, flow(text, cells, Role.LABEL, None))


def _value(entry: _Entry, cells: int) -> Cell:
    lines = flow(entry.text, cells, entry.role, entry.span)
    return Cell(cells, lines, right=entry.role is Role.AMOUNT, slot=entry.slot)


def _fields(project: Project, cells: int) -> list[Band]:
    fields: list[tuple[Key, Field[object] | None]] = [
        (Key.NATURE, project.nature),
        (Key.CATEGORY, project.category),
        (Key.SUPERVISOR, project.supervisor),
        (Key.IMPLEMENTER, project.implementer),
        (Key.START, project.start),
        (Key.END, project.end),
    ]
    entries = [_field(key, field) for key, field in fields]
    columns = 1 if cells < _PAIRED else 2
    if project.code is not None:
        entries = [_field(Key.CODE, project.code), *[_Entry("")] * (columns - 1), *entries]
    return [_band(entries[at : at + columns], cells) for at in range(0, len(entries), columns)]


def _field(key: Key, field: Field[object] | None) -> _Entry:
    slot = Slot(Part.FIELD, key)
    if field is None:
        return _Entry(key, slot=slot)
    return _Entry(key, printable(_shown(field)), Role.VALUE, field.span, slot)


def _shown(field: Field[object]) -> str:
    """The value as the form prints it; what cannot be read stands as it was written."""
    if isinstance(field.value, dt.date):
        return field.value.isoformat()
    return field.text if field.value is None else str(field.value)


def _funds(project: Project, cells: int) -> list[Band]:
    """The money of the whole project on the left, that of the year on the right."""
    left = _fund_entries(Key.PROJECT_FUNDS, project.project_funds)
    right = _fund_entries(Key.ANNUAL_FUNDS, project.annual_funds)
    if cells < _PAIRED:
        return [_band([entry], cells) for entry in (*left, *right)]
    left.insert(2, _Entry(""))  # 财政资金 is two rows high, so that both 其他资金 stand in one row
    return [_band(pair, cells) for pair in zip_longest(left, right, fillvalue=_Entry(""))]


def _fund_entries(key: Key, funds: Funds | None) -> list[_Entry]:
    """A total and its parts in the order of the form."""
    written = {part.key: part for part in funds.parts} if funds else {}
    parts = [_amount(Slot(Part.FUND_PART, part, key), written.get(part)) for part in PARTS[key]]
    return [_total(key, funds), replace(parts[0], label=f"其中:{parts[0].label}"), *parts[1:]]


def _total(key: Key, funds: Funds | None) -> _Entry:
    slot = Slot(Part.TOTAL, key)
    if funds is None or funds.total is None or (funds.written and funds.written.text):
        return _amount(slot, None if funds is None else funds.written)
    return _Entry(key, amount_text(funds.total), Role.AMOUNT, funds.span, slot)


def _amount(slot: Slot, amount: Amount | None) -> _Entry:
    if amount is None:
        return _Entry(slot.key, slot=slot)
    if amount.value is None:
        return _Entry(slot.key, printable(amount.text), Role.OPEN, amount.span, slot)
    return _Entry(slot.key, amount_text(amount.value), Role.AMOUNT, amount.span, slot)


def _goal(key: Key, goal: Goal | None, cells: int) -> Band:
    label, text = _band([_Entry(key)], cells)
    lines = tuple(_goal_lines(goal, text.width)) if goal else ()
    return label, Cell(text.width, lines, slot=Slot(Part.GOAL, key))


def _goal_lines(goal: Goal, cells: int) -> Iterator[Line]:
    """Paragraph by paragraph; each knows the line of the file that it begins in."""
    starts = (next(lines).span for filled, lines in groupby(goal.lines, lambda line: line.text != "") if filled)
    for paragraph, span in zip(goal.paragraphs, starts, strict=True):
        yield from flow(printable(paragraph), cells, Role.GOAL, span)


def _table_columns(project: Project, cells: int) -> tuple[int, int, int, int]:
    """The widths of level 1, level 2, name and target."""
    level1, level2 = (
        (10, 18) if cells >= _WIDE else (10, 12) if cells >= _ROOMY else (8, 10) if cells >= _PAIRED else (4, 8)
    )
    room = cells - overhead(4) - level1 - level2
    targets = [width(_target(indicator)) for indicator in project.indicators]
    target = min(max([width(TARGET), *targets]), max(room * 2 // 5, _DAY))
    return level1, level2, room - target, target


def _heading(project: Project, cells: int) -> Band:
    titles = ("一级指标", "二级指标", "三级指标", TARGET)
    columns = _table_columns(project, cells)
    return tuple(_label(title, column) for title, column in zip(titles, columns, strict=True))


def _sections(project: Project, cells: int) -> Iterator[Band]:
    """A band for each run of one level 2; level 1 is printed once a run."""
    columns = _table_columns(project, cells)
    level1 = None
    for (high, _), sections in groupby(project.sections, lambda section: (section.level1, section.level2)):
        yield _section(list(sections), columns, merged=high == level1)
        level1 = high


def _section(sections: list[Section], columns: tuple[int, int, int, int], *, merged: bool) -> Band:
    first = sections[0]
    level1, level2, name, target = columns
    names: list[Line] = []
    targets: list[Line] = []
    for indicator in (indicator for section in sections for indicator in section.indicators):
        called, aimed = Slot(Part.INDICATOR_NAME, line=indicator.line), Slot(Part.TARGET, line=indicator.line)
        left = (*flow(printable(indicator.name), name, Role.NAME, indicator.span, hang=_HANG, slot=called),)
        right = flow(_target(indicator), target, _target_role(indicator), indicator.target.span, slot=aimed)
        notes = (line for at in range(len(indicator.notes)) for line in _note(indicator, at, name))
        names += [*left, *[Line("", Role.NAME, indicator.span)] * (len(right) - len(left)), *notes]
        targets += [*right, *[Line("", Role.TARGET)] * (len(names) - len(targets) - len(right))]
    high = () if merged else flow(printable(first.level1), level1, Role.LEVEL, None)
    low = flow(printable(first.level2), level2, Role.LEVEL, None)
    blank = None if names else Slot(Part.NEW_INDICATOR, line=first.span.line)
    place = names[-1].span if names else first.span
    names += [Line("", Role.NAME, place)] * (max(len(high), len(low)) - len(names))
    return (
        Cell(level1, high, merged=merged),
        Cell(level2, low, slot=Slot(Part.LEVELS, line=first.span.line)),
        Cell(name, tuple(names), slot=blank),
        Cell(target, tuple(targets)),
    )


def _target(indicator: Indicator) -> str:
    return printable(target_text(indicator.target))


def _target_role(indicator: Indicator) -> Role:
    return Role.OPEN if indicator.target.kind is TargetKind.OPEN else Role.TARGET


def _note(indicator: Indicator, at: int, cells: int) -> Iterator[Line]:
    note = indicator.notes[at]
    role = Role.DOUBT if note.key == Note.DOUBT else Role.VALUE
    alike = sum(each.key == note.key for each in indicator.notes[:at])
    slot = Slot(Part.NOTE, note.key, line=indicator.line, number=alike)
    for line in flow(printable(f"{note.key}: {note.text}"), cells - _HANG, role, note.span, hang=_HANG):
        yield Line(" " * _HANG + line.text, line.role, line.span, slot)
