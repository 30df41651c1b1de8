"""The figures of a goal: `支持各类相关项目 180 个`, `不低于 85%`, `十二家`, each with what it counts and its place.

What looks like a figure and is none is passed over: years and days, numbers of documents, names of plans and set
phrases, marks of a list, 5G, 第三方; and what the words around a number say was there before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, zip_longest
from types import MappingProxyType
from typing import NamedTuple

from perftui.model import Operator, Span
from perftui.rules.choice import Choice
from perftui.rules.measures import measure
from perftui.rules.nouns import VERBS, Nouns
from perftui.rules.numerals import Number, numbers
from perftui.rules.prose import Paragraph
from perftui.rules.scanning import found_at
from perftui.rules.words import WordList

UNITS = WordList("figure-units")
CLASSIFIERS = WordList("figure-classifiers")
PHRASES = WordList("counted-phrases")
GIVEN_DIRECTLY = WordList("given-directly")
GIVEN_BEFORE = WordList("given-before")
FUNDING = WordList("funding-words")
EFFECT = WordList("effect-of-money")
TARGET_VERBS = WordList("target-verbs")

_RATES = frozenset(("%", "‰", "百分点", "个百分点", "倍"))
_POINTS = frozenset(("百分点", "个百分点"))
_NEEDS_BOUND = frozenset(
    ("个月", "周", "天", "日", "工作日", "个工作日", "小时", "个小时", "分钟", "秒", "毫秒", "分", "度", "T", "P")
)
_NO_FIGURE = re.compile(
    r"《[^《》]*》"
    r"|“[^”。；;]{0,30}”|\"[^\"。；;]{0,30}\""
    r"|[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*(?:第\s*)?\d+\s*号"
    r"|(?:19|20)\d\d\s*(?:年度?|[-—–~～至/.]+\s*(?:(?:19|20)\d\d|\d{1,2}(?!\d))\s*[年月]?)"
    r"(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?"
    r"|\d{1,2}\s*月份?(?:\s*\d{1,2}\s*日)?"
    r"|\d+\s*[×xX*]\s*24\s*小时|(?<![过于至到在])24\s*小时(?!以?内)|365\s*天"
    r"|第\s*(?:\d+|[零〇一二三四五六七八九十百]+)"
)
_BEGINS_NO_FIGURE = re.compile(r"[《“\"〔\[（(【第\d]")
_MORE = ("提高", "提升", "增加", "增长", "扩大", "上升")
_LESS = ("下降", "降低", "减少", "缩短", "压减")
_OPERATORS = MappingProxyType(
    {
        Operator.AT_MOST: (
            *("不超过", "不高于", "不多于", "不大于", "≤", "<=", "控制在"),
            *(f"{less}{to}" for less in ("压缩", "缩短", "降", "降低", "下降", "减少") for to in "到至"),
        ),
        Operator.BELOW: ("低于", "小于", "少于", "<", "＜"),
        Operator.AT_LEAST: ("不低于", "不少于", "不小于", "不下于", "至少", "最少", "≥", ">="),
        Operator.ABOVE: ("超过", "突破", "高于", "大于", "多于", "逾", "超", ">", "＞"),
    }
)
_LINKS = frozenset(
    (
        *("均", "分别", "各", "达到", "达", "实现", "完成", "力争"),
        *("保持", "稳定", "维持", "保持在", "稳定在", "维持在", *(f"{more}{to}" for more in _MORE for to in "到至")),
        *("共计", "合计", "总计", "累计", "总共", "共", "计", "约", "近", "大约", "为", "至", "到", "在", "是", "有"),
        *(":", "：", *_MORE, *_LESS, *(word for words in _OPERATORS.values() for word in words)),
    )
)
_BOUNDS = MappingProxyType({word: operator for operator, words in _OPERATORS.items() for word in words})
_CHANGES = frozenset((*_MORE, *_LESS))
_LONGEST_LINK = max(map(len, _LINKS))
_ENDS_LINK = frozenset(word[-1] for word in _LINKS)
_AVERAGE = "平均"
_LONGEST_BASELINE = 8
_BEHIND = re.compile(
    r"\s*(?:[（(]含[）)])?(?:(?P<least>及?以上)|(?P<most>及?以[内下]|之内|内(?=[，,。；;、办完响]|$))|左右|上下)?"
)
_RATE_OF = re.compile("[^，,。；;、]{1,8}率")
"""A rate of what is done in time: 30 分钟内响应率."""
_EACH = re.compile("每[^，,。；;、年]|均(?<![平人户亩生次床]均)|各(?:[区县市镇乡村校院家]|街道|社区|单位|部门|处室)")
_BASELINE = re.compile(r"[由从自](?:(?:19|20)\d\d年)?[^，,。；;、由从自\d]{0,4}$")
_FROM = re.compile("[由从自][^，,。；;、]*$")
_NAMELESS = frozenset((("",), ("、",), ("和",)))
_TOWARDS = "对"
_AND = ("、", "和", "与", "及", "以及")
_IN_YEAR = re.compile(r"\s*(?P<year>(?:19|20)\d\d)\s*年")
_SENTENCE_END = re.compile("[。！!？?；;]")
_CLAUSE_END = re.compile("[，,；;。！!？?]")
_ITEM_END = re.compile("[、，,；;。！!？?]")


class Figure(NamedTuple):
    """A figure of a goal.

    Attributes:
        text: the number with its unit, as written.
        span: its place.
        nouns: what is counted; several where one figure speaks of all of them (`A 与 B 均达 100%`).
        operator: the bound that the words around it state, `None` where they state none.
        number: the number in its unit, of a range the lower end.
        unit: the unit, with its 万 and 亿.
        base: what the unit counts.
        low: the number in the base.
        high: the same, or the upper end of a range.
        each: whether the number is for each of several (`各 3 场`, `每季度 1 次`), so that no total is known.
        continues: whether the verb of the figure before speaks of this one too (`打造 5 个…，30 个…`).
        sentence: which sentence of the goal it stands in, by paragraph and number.
    """

    text: str
    span: Span
    nouns: tuple[str, ...]
    operator: Operator | None
    number: Decimal
    unit: str
    base: str
    low: Decimal
    high: Decimal
    each: bool
    continues: bool
    sentence: tuple[int, int]


def figures(goal: tuple[Paragraph, ...], choice: Choice, year: int | None) -> tuple[Figure, ...]:
    """The target figures of a goal in the order of its text; `year` is the budget year, where it is known."""
    reader = choice.once(_Reader)
    read = (reader.read(paragraph, number, year) for number, paragraph in enumerate(goal))
    return tuple(_shared(chain.from_iterable(read)))


class _Reader:
    """Reads paragraphs with the words that are in force."""

    def __init__(self, choice: Choice) -> None:
        self._units, self._classifiers = choice.words(UNITS), choice.words(CLASSIFIERS)
        self._phrases = choice.words(PHRASES).pattern
        self._given_directly, self._given_before = choice.words(GIVEN_DIRECTLY), choice.words(GIVEN_BEFORE)
        self._funding, self._effect = choice.words(FUNDING), choice.words(EFFECT)
        self._verbs, self._targets = choice.words(VERBS), choice.words(TARGET_VERBS)
        self._nouns = Nouns(choice)

    def read(self, paragraph: Paragraph, place: int, year: int | None) -> Iterator[Figure]:
        """The figures of a paragraph."""
        text = paragraph.text
        plain = self._phrases.sub(_blanked, _without_no_figures(text))
        found = list(numbers(plain, self._units, self._classifiers))
        if not found:
            return
        ends = [end.end() for end in _SENTENCE_END.finditer(text)]
        last, given = 0, False
        for number, following in zip_longest(found, found[1:]):
            start = number.start
            if _BASELINE.search(text[max(last, start - _LONGEST_BASELINE) : start]):
                continue
            clause = _after_last(_CLAUSE_END, text, last, start)
            given = self._is_given(text, (last, clause), start, before_was=given)
            if not given and not self._is_past(text[clause:start], year):
                room = (last, clause, following.start if following else len(text))
                figure = self._figure(paragraph, number, room, (place, bisect_right(ends, start)))
                if figure is not None:
                    yield figure
            last = number.end

    def _figure(
        self, paragraph: Paragraph, number: Number, room: tuple[int, int, int], sentence: tuple[int, int]
    ) -> Figure | None:
        """The figure that a number is, with the words around it.

        `room` is where its neighbour before it ends, where its clause begins, and where the next number begins.
        """
        text, is_rate = paragraph.text, number.unit in _RATES
        last, clause, end = room
        severally = text.find("分别", clause, number.start)
        several = is_rate or severally >= 0
        begin = clause if several else _after_last(_ITEM_END, text, clause, number.start)
        link, operator, change = _link(text, begin, number.start)
        behind, operator_behind = _behind(text, number.end, end)
        operator = operator or operator_behind
        if number.unit in _NEEDS_BOUND and (operator is None or _RATE_OF.match(behind)):
            return None
        if number.unit.endswith("元") and self._is_spent(text[clause:link] + behind):
            return None
        before = _FROM.sub("", text[begin : severally if severally >= 0 else link])
        nouns = self._nouns.of_several(before, behind) if several else (self._nouns.of_count(before, behind),)
        unit = measure(number.unit)
        return Figure(
            text=text[number.start : number.end],
            span=paragraph.span(number.start, number.end),
            nouns=tuple(f"{noun}{change}" for noun in nouns) if is_rate else nouns,
            operator=operator,
            number=number.low,
            unit=number.unit,
            base=unit.base,
            low=(low := unit.of(number.low)),
            high=low if number.high is number.low else unit.of(number.high),
            each=not is_rate and _EACH.search(text, clause, number.start) is not None,
            continues=last > 0 and begin == link and len(_CLAUSE_END.findall(text, last, begin)) <= 1,
            sentence=sentence,
        )

    def _is_given(self, text: str, behind: tuple[int, int], start: int, *, before_was: bool) -> bool:
        """Whether a number tells of what was there before; `16 个区、215 个街镇` are told in one breath.

        `behind` is where the number before it ends, and where its clause begins behind that.
        """
        last, clause = behind
        if before_was and clause == last and self._is_told_together(text[last:start]):
            return True
        before = text[clause:start].rstrip()
        return (
            self._given_directly.ends(before)
            or self._given_before.pattern.search(before) is not None
            or (before.startswith(_TOWARDS) and self._is_there(before.removeprefix(_TOWARDS)))
        )

    def _is_told_together(self, between: str) -> bool:
        """Whether what stands between two numbers joins them: 16 个区、215 个街镇, 国道 3 条、省道 5 条."""
        names_nothing = not between[_after_last(_ITEM_END, between, 0, len(between)) :].strip()
        return names_nothing or (between.startswith(_AND) and self._verbs.first(between) is None)

    def _is_there(self, before: str) -> bool:
        """Whether words name what is worked on and nothing that is done yet: 对辖区内国道 3 条、省道 5 条."""
        return self._given_directly.begins(before) is not None and self._verbs.first(before) is None

    def _is_past(self, clause: str, year: int | None) -> bool:
        """Whether a clause tells of a year before the budget's, and of nothing that is to be reached in it."""
        told = _IN_YEAR.match(clause)
        if told is None or year is None or int(told["year"]) >= year:
            return False
        return self._targets.first(clause) is None

    def _is_spent(self, words: str) -> bool:
        """Whether the words around an amount speak of what is paid, not of what is reached."""
        return self._funding.first(words) is not None and self._effect.first(words) is None


def _shared(read: Iterable[Figure]) -> Iterator[Figure]:
    """The figures, with the nouns of rates that are said once for several: `A、B 分别达到 95%、90%`.

    Of a change and what it leads to, `A 提高 3 个百分点，达到 92%`, the second is the target.
    """
    run: list[Figure] = []
    for figure in read:
        if run and figure.nouns in _NAMELESS and figure.sentence == run[0].sentence:
            if figure.unit == run[0].unit:
                run.append(figure)
                continue
            if figure.unit == "%" and run[-1].unit in _POINTS:
                run[-1] = figure._replace(nouns=tuple([_without_change(noun) for noun in run[-1].nouns]))
                continue
        yield from _named(run)
        run = [figure]
    yield from _named(run)


def _without_change(noun: str) -> str:
    return next((noun.removesuffix(change) for change in _CHANGES if noun.endswith(change)), noun)


def _named(run: list[Figure]) -> Iterator[Figure]:
    if len(run) <= 1:
        yield from run
        return
    nouns = run[0].nouns
    each_has_its_own = len(nouns) == len(run)
    for number, figure in enumerate(run):
        yield figure._replace(nouns=(nouns[number],) if each_has_its_own else nouns)


def _without_no_figures(text: str) -> str:
    """`text` with what is no figure blanked out."""
    kept: list[str] = []
    at = 0
    for found in found_at(_BEGINS_NO_FIGURE, _NO_FIGURE, text):
        kept += (text[at : found.start()], _blanked(found))
        at = found.end()
    return "".join((*kept, text[at:]))


def _blanked(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _after_last(boundary: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Behind the last boundary of a stretch, or its start."""
    for found in boundary.finditer(text, start, end):
        start = found.end()
    return start


def _link(text: str, begin: int, end: int) -> tuple[int, Operator | None, str]:
    """Reads backwards from a number to the noun before it: where the words between begin, and what they say.

    That is the bound and the kind of change: `增长 5%` is the change of a thing, `增长到 5%` the thing itself.
    """
    operator, change = None, ""
    while word := _link_before(text, begin, end):
        end -= len(word)
        if word in _CHANGES:
            change = word
        else:
            operator = operator or _BOUNDS.get(word)
    return end, operator, change


def _link_before(text: str, begin: int, end: int) -> str:
    """The longest link, or the blank, that ends at a place; empty where there is none."""
    last = text[end - 1 : end] if end > begin else ""
    if last not in _ENDS_LINK:
        return last if last.isspace() else ""
    for start in range(max(begin, end - _LONGEST_LINK), end):
        word = text[start:end]
        if word in _LINKS:
            return word
        if word == _AVERAGE:
            break
    return ""


def _behind(text: str, start: int, end: int) -> tuple[str, Operator | None]:
    """The rest of the clause behind a number, and the bound that stands before it: 以上."""
    tail = _BEHIND.match(text, start, end)
    operator = None
    if tail is not None:
        start = tail.end()
        operator = Operator.AT_LEAST if tail["least"] else Operator.AT_MOST if tail["most"] else None
    stop = _CLAUSE_END.search(text, start, end)
    return text[start : stop.start() if stop else end], operator
