"""What a figure of a goal counts: the words before or behind it."""

from __future__ import annotations

import re

from perftui.rules.choice import Choice
from perftui.rules.words import WordList

VERBS = WordList("goal-verbs")
LEAD = WordList("goal-lead")
DOINGS = WordList("doings-of-people")

_BESIDE = re.compile("[（(:：比较年]")
"""What stands in each of the next four."""
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_HEADING = re.compile("^.*[:：](?=.)")
_COMPARED = re.compile(r"(?:同比|环比|较|比)(?:(?:(?:19|20)\d\d年|[上去往]年|基期)(?:同期|年?末|底)?|$)")
_YEAR = re.compile(r"(?:19|20)\d\d\s*年(?:度|底|末)?")
_JOINED = re.compile("以及|[、和与]|及(?![时格第早])")
_JOINS = re.compile(r"(?:以及|[和与及])\s*$")
_LIST_MARK = re.compile(
    r"\s*(?:[①-⑳]|[（(]?[\d一二三四五六七八九十]{1,2}[）)、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十]|[一二三四五六七八九十]$)\s*"
)
_NEXT_VERB = re.compile(
    "(?:提升|提高|促进|推动|推进|实现|确保|保障|带动|用于|满足|形成|打造|改善|改进|达到|发放|提供|给予"
    "|不断|进一步|有效|切实|以上|以内|左右)"
)
_FOR = re.compile("为(?:[全本我各][省市区县州镇乡]|辖区内?)?$")
"""Whom it is for stands behind the number: `为全区 300 名学生`."""
_NEXT_FIGURE = re.compile(r"\s\d")
_NO_NOUN = frozenset(("建设", "改造", "任务", "工作", "目标", "建成", "完成", "开展", "实施", "要求"))
_RATE_BEHIND = re.compile("的?(?P<noun>年均增长|增长率|增长|增速|增幅|全覆盖|覆盖|完成率|达标|下降)")


class Nouns:
    """Finds nouns with the words that are in force."""

    def __init__(self, choice: Choice) -> None:
        self._verbs = choice.words(VERBS).pattern
        self._lead = choice.words(LEAD)
        self._doings = choice.words(DOINGS)

    def of_several(self, before: str, behind: str) -> tuple[str, ...]:
        """What a rate is one of: `A 及时率与 B 及时率均达` are two, `实现 5% 的增长率` says it behind."""
        nouns = _rates(self._plain(before))
        said = _RATE_BEHIND.match(behind)
        if said is not None:
            return tuple(f"{noun}{said['noun']}" for noun in nouns)
        return nouns if any(nouns) else (self._behind(behind),)

    def of_count(self, before: str, behind: str) -> str:
        """What is counted: `支持各类相关项目 180 个`, `打造 5 个可复制、可推广的场景`, `宣传 5 场`."""
        if _JOINS.search(before):
            return self._behind(behind)  # 24 个系统测评和 18 个系统评估
        verbs = list(self._verbs.finditer(before))
        # A verb right before the number belongs to the noun, where none is behind it: 高标准农田建设 5 万亩.
        ends = [0, *(verb.end() for verb in verbs)]
        own = self._plain(before[ends[-1] :])
        if not own and verbs:
            own = self._behind(behind) or (
                self._plain(before[ends[-2] : verbs[-1].start()]) and self._plain(before[ends[-2] :])
            )
        if len(own) == 1 and verbs:
            own = self._plain(before[ends[-2] :])  # 监测 is a verb, but part of 监测点
        return own or self._behind(behind) or (verbs[-1][0] if verbs else "")

    def _plain(self, text: str) -> str:
        """`text` without what opens a goal and names nothing."""
        if _BESIDE.search(text):
            text = _YEAR.sub("", _COMPARED.sub("", _BRACKETS.sub("", _HEADING.sub("", text))))
        mark = _LIST_MARK.match(text)
        if mark:
            text = text[mark.end() :]
        while lead := self._lead.begins(text.lstrip()):
            text = text.lstrip()[len(lead) :]
        return "" if _FOR.match(text) else text.strip().removeprefix("为")

    def _behind(self, text: str) -> str:
        text = _NEXT_FIGURE.split(_BRACKETS.sub("", text).strip(), maxsplit=1)[0]
        modifier, of, head = text.rpartition("的")
        if of and not (head in _NO_NOUN or not head):
            text = head
        elif of:
            text = modifier
        text = _JOINED.split(text, maxsplit=1)[0] if "、" in text else text
        verb = _NEXT_VERB.search(text, 1)
        text = text[: verb.start()] if verb else text
        return "" if text in self._doings else text


def _rates(text: str) -> tuple[str, ...]:
    """The rates that a text joins: parts that end with the same character are rates of their own."""
    parts = [part for part in _JOINED.split(text) if part]
    if len(parts) > 1 and all(part[-1] == parts[-1][-1] and len(part) > 1 for part in parts):
        return tuple(parts)
    return (text,)
