"""Roll-ups: money by source of funds, and how many projects and indicators, by any dimension of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from perftui.diagnostics import Severity
from perftui.language.keys import Key
from perftui.messages import Message, msg
from perftui.model import EXACT, Amount, Field, Indicator, Project, Span, TargetKind
from perftui.names import comparison_key
from perftui.taxonomy import taxonomy
from perftui.workspace import SourceFile, Workspace

GRAND = "合计"
MISSING = "—"

_TENTH = Decimal("0.1")


class Dimension(StrEnum):
    """What a roll-up can be made by, in the form's own words."""

    NATURE = "项目性质"
    CATEGORY = "项目类别"
    SUPERVISOR = "主管部门"
    IMPLEMENTER = "实施单位"
    YEAR = "年度"
    LEVEL1 = "一级指标"
    LEVEL2 = "二级指标"
    KIND = "指标值类型"

    @property
    def of_indicators(self) -> bool:
        """Whether it divides the indicators, so that money cannot be divided by it."""
        return self in {Dimension.LEVEL1, Dimension.LEVEL2, Dimension.KIND}


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One row: counts, and the annual funds in 元 (`None`: no amount, or money cannot be divided this way).

    `label` is the value of the dimension as data: `Totals.title` tells how it is shown. `behind` are the annual funds
    of the projects of the row; one with indicators of several levels stands behind each, so that they do not add up.
    """

    label: str
    projects: int
    indicators: int
    quantitative: int
    deadline: int
    qualitative: int
    open: int
    fiscal: Decimal | None
    carryover: Decimal | None
    other: Decimal | None
    total: Decimal | None
    behind: Decimal | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that could not be counted; a `span` of `None` is a whole file or folder."""

    path: str
    span: Span | None
    project: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Totals:
    """The rows of a roll-up, the row of everything, and what could not be counted."""

    dimension: Dimension | None
    rows: tuple[TotalRow, ...]
    grand: TotalRow
    left_out: tuple[LeftOut, ...]

    def title(self, row: TotalRow) -> str:
        """How `row` is named on a screen, in the language in force."""
        if row is self.grand:
            return str(msg("Total"))
        if self.dimension is Dimension.KIND and row.label in list(TargetKind):
            return str(kind_name(TargetKind(row.label)))
        return row.label


def roll_up(workspace: Workspace, by: Dimension | None = None) -> Totals:
    """Count and add up everything that could be read.

    Args:
        workspace: the files of the run.
        by: the dimension of the rows; `None` gives one row a project.

    Returns:
        Rows in the order of the taxonomy for levels, of the files for projects, by amount otherwise.
        Spellings that compare equal share a row, under the first of them.
    """
    grand = _Sum()
    sums: dict[object, _Sum] = {}
    for number, declared in enumerate(workspace.projects()):
        project = declared.project
        grand.add_project(project)
        grand.add_indicators(project.indicators)
        if by is not None and by.of_indicators:
            _divide(project, by, sums)
        else:
            label = _label_of_project(by, project)
            row = sums.setdefault(number if by is None else comparison_key(label), _Sum(label))
            row.add_project(project)
            row.add_indicators(project.indicators)
    money = by is None or not by.of_indicators
    rows = _ordered(by, [row.row(money=money) for row in sums.values()])
    return Totals(by, tuple(rows), grand.row(money=True), tuple(left_out(workspace)))


def share(part: Decimal | int | None, whole: Decimal | int | None) -> Decimal | None:
    """`part` of `whole` in per cent with one decimal; `None` where there is nothing to divide."""
    if part is None or not whole:
        return None
    ratio = EXACT.divide(Decimal(part) * 100, Decimal(whole))
    return ratio.quantize(_TENTH, ROUND_HALF_UP, EXACT)


def kind_name(kind: TargetKind) -> Message:
    """The name of a kind of target."""
    match kind:
        case TargetKind.QUANTITATIVE:
            return msg("Quantitative")
        case TargetKind.DEADLINE:
            return msg("Deadline")
        case TargetKind.QUALITATIVE:
            return msg("Qualitative")
        case TargetKind.OPEN:
            return msg("Open")


def left_out(workspace: Workspace) -> Iterator[LeftOut]:
    """Everything that the totals do not hold, in file order, and last what was not read at all."""
    for file in workspace.files:
        yield from _left_out_of(file)
    for fault in workspace.faults:
        yield LeftOut(str(fault.path), None, "", msg("not read: {reason}", reason=fault.reason))


@dataclass(slots=True)
class _Sum:
    """A row in the making."""

    label: str = GRAND
    projects: int = 0
    kinds: dict[TargetKind, int] = field(default_factory=lambda: dict.fromkeys(TargetKind, 0))
    fiscal: Decimal | None = None
    carryover: Decimal | None = None
    other: Decimal | None = None
    total: Decimal | None = None

    def add_project(self, project: Project) -> None:
        self.projects += 1
        funds = project.annual_funds
        if funds is not None:
            self.fiscal = _plus(self.fiscal, funds.part(Key.ANNUAL_FISCAL))
            self.carryover = _plus(self.carryover, funds.part(Key.CARRYOVER))
            self.other = _plus(self.other, funds.part(Key.OTHER))
            self.total = _plus(self.total, funds.total)

    def add_indicators(self, indicators: Iterable[Indicator]) -> None:
        for indicator in indicators:
            self.kinds[indicator.target.kind] += 1

    def row(self, *, money: bool) -> TotalRow:
        return TotalRow(
            label=self.label,
            projects=self.projects,
            indicators=sum(self.kinds.values()),
            quantitative=self.kinds[TargetKind.QUANTITATIVE],
            deadline=self.kinds[TargetKind.DEADLINE],
            qualitative=self.kinds[TargetKind.QUALITATIVE],
            open=self.kinds[TargetKind.OPEN],
            fiscal=self.fiscal if money else None,
            carryover=self.carryover if money else None,
            other=self.other if money else None,
            total=self.total if money else None,
            behind=self.total,
        )


def _plus(sum_so_far: Decimal | None, amount: Decimal | None) -> Decimal | None:
    if amount is None:
        return sum_so_far
    return amount if sum_so_far is None else EXACT.add(sum_so_far, amount)


def _label_of_project(by: Dimension | None, project: Project) -> str:
    match by:
        case Dimension.NATURE:
            return _text(project.nature)
        case Dimension.CATEGORY:
            return _text(project.category)
        case Dimension.SUPERVISOR:
            return _text(project.supervisor)
        case Dimension.IMPLEMENTER:
            return _text(project.implementer)
        case Dimension.YEAR:
            return _text(project.year)
        case _:
            return project.name or MISSING


def _text(field: Field[object] | None) -> str:
    return MISSING if field is None or field.value is None else str(field.value)


def _label_of_indicator(by: Dimension, indicator: Indicator) -> str:
    match by:
        case Dimension.LEVEL1:
            return _level1(indicator.level1)
        case Dimension.LEVEL2:
            return _level2(indicator.level2)
        case _:
            return indicator.target.kind.value


@lru_cache(maxsize=1024)
def _level1(written: str) -> str:
    return taxonomy().level1(written) or written or MISSING


@lru_cache(maxsize=1024)
def _level2(written: str) -> str:
    return taxonomy().level2(written) or written or MISSING


def _divide(project: Project, by: Dimension, sums: dict[object, _Sum]) -> None:
    """Add the indicators of `project` to the rows of their labels, and the project once to each of these."""
    divided: dict[str, list[Indicator]] = {}
    for indicator in project.indicators:
        divided.setdefault(_label_of_indicator(by, indicator), []).append(indicator)
    for label, indicators in divided.items():
        row = sums.setdefault(comparison_key(label), _Sum(label))
        row.add_project(project)
        row.add_indicators(indicators)


def _ordered(by: Dimension | None, rows: list[TotalRow]) -> list[TotalRow]:
    match by:
        case None:
            return rows
        case Dimension.LEVEL1:
            return _in_order(rows, [level1.name for level1 in taxonomy().levels])
        case Dimension.LEVEL2:
            return _in_order(rows, [name for level1 in taxonomy().levels for name in level1.level2])
        case Dimension.KIND:
            return _in_order(rows, list(TargetKind))
        case _:
            return sorted(rows, key=lambda row: (row.total is None, -(row.total or 0)))


def _in_order(rows: list[TotalRow], labels: Sequence[str]) -> list[TotalRow]:
    """The rows in the order of `labels`; others follow as they came."""
    places = {label: place for place, label in enumerate(labels)}
    return sorted(rows, key=lambda row: places.get(row.label, len(places)))


def _left_out_of(file: SourceFile) -> Iterator[LeftOut]:
    path = str(file.path)
    document = file.document
    if not document.text:
        for diagnostic in file.diagnostics:
            if diagnostic.severity is Severity.ERROR:
                yield LeftOut(path, None, "", diagnostic.summary)
    for project in document.projects:
        yield from _without_amount(path, project)
    for span in document.unread:
        yield LeftOut(path, span, "", msg("this line could not be read"))
    for conflict in document.conflicts:
        yield LeftOut(path, conflict.span, "", msg("a conflict of a merge; neither side is counted"))


def _without_amount(path: str, project: Project) -> Iterator[LeftOut]:
    funds = project.annual_funds
    if funds is None or funds.total is None:
        yield LeftOut(path, project.span, project.name, msg("no amount for the year"))
    if funds is None:
        return
    for amount in _amounts(funds.written, funds.parts):
        if amount.value is None and amount.text:
            yield LeftOut(path, amount.span, project.name, msg("the amount of {key} could not be read", key=amount.key))


def _amounts(written: Amount | None, parts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    return parts if written is None else (written, *parts)
