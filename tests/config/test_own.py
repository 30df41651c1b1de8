"""The rules that a configuration states: every fault at its characters, and all that can be said is understood."""

from __future__ import annotations

import pytest

from perftui.config.known import Known
from perftui.config.problems import Problem
from perftui.config.reading import Content, read_content
from perftui.config.source import Source, parse
from perftui.config.statements import Level, Origin, Switch, Weigh
from perftui.diagnostics import Severity
from perftui.messages import Language
from perftui.rules.facts import Doubt
from perftui.rules.page import Page
from perftui.rules.rule import Registered, Rule
from perftui.rules.stated import Stated

KNOWN = Known(
    (Registered(Rule("M201", "money-sum", Severity.ERROR), Page(""), origin="perftui.rules.money.money_sum"),),
    {},
    (Registered(Rule("X900", "hall-budget", Severity.INFO), Page(""), origin="hall-rules 1.0"),),
)

GOOD = """\
[[rule]]
name = "bureau-satisfaction"
code = "X001"
when = '"满意度" < 90'
message = "{指标}: {目标}"
"""


def origin(line: int, pattern: str) -> Origin:
    return Origin(Level.FILE, "perftui.toml", line, pattern)


def read(text: str) -> tuple[Content, list[Problem], Source]:
    source = parse(text, "perftui.toml")
    assert isinstance(source, Source)
    content, problems = read_content(source, KNOWN, ("通用",), origin)
    return content, list(problems), source


def stated(text: str) -> Stated:
    content, problems, _source = read(text)
    assert problems == []
    (registered,) = content.own
    assert isinstance(registered.page, Stated)
    return registered.page


def told(text: str) -> list[tuple[str, str, str]]:
    """The wrong characters, what is said of them, and what to do."""
    _content, problems, source = read(text)
    found = []
    for problem in problems:
        assert problem.span is not None
        line = source.lines[problem.span.line - 1]
        found.append((line[problem.span.start : problem.span.end], str(problem.summary), str(problem.detail or "")))
    return found


def test_everything_that_can_be_said() -> None:
    page = stated(
        GOOD.replace('message = "{指标}: {目标}"', "")
        + 'severity = "error"\nmessage.zh = "{指标} 低于 90 %"\nmessage.en = "{indicator} is below 90 %"\n'
        'help = "改为不低于\n 90 %"\nwhy = { zh = "办法 {甲}" }\nbasis = "本局办法 第三条"\n'.replace("\n 90", " 90")
    )
    assert (page.rule.code, page.rule.name, page.rule.severity) == ("X001", "bureau-satisfaction", Severity.ERROR)
    assert page.rule.basis == "本局办法 第三条"
    assert page.said.text(Language.CHINESE) == "{指标} 低于 90 %"
    assert page.said.text(Language.ENGLISH) == "{indicator} is below 90 %"
    assert page.why is not None
    assert page.why.text(Language.ENGLISH) == "办法 {甲}"
    assert page.help is not None
    assert page.help.template == "改为不低于 90 %"


def test_without_more_it_is_a_warning_in_one_wording() -> None:
    page = stated(GOOD)
    assert (page.rule.severity, page.rule.bases, page.help, page.why) == (Severity.WARNING, (), None, None)
    assert page.said.text(Language.ENGLISH) == page.said.text(Language.CHINESE) == "{指标}: {目标}"


def test_a_message_of_several_lines_is_one_line() -> None:
    assert stated(GOOD.replace('"{指标}: {目标}"', '"""\n  {指标}\n  低\n"""')).message.template == "{指标} 低"


def test_it_can_be_named_like_any_rule() -> None:
    content, problems, _source = read(
        f'ignore = ["bureau-satisfaction"]\nextend-select = ["X", "own"]\n[severity]\nX0 = "info"\n{GOOD}'
        'severity = "error"\n[per-path."历年"]\nextend-select = ["X001"]\n'
    )
    assert problems == []
    mine, all_own = frozenset({"X001"}), frozenset({"X001", "X900"})
    assert content.statements == (
        Weigh(mine, Severity.ERROR, origin(10, "")),
        Switch(all_own, on=True, origin=origin(2, "")),
        Switch(all_own, on=True, origin=origin(2, "")),
        Switch(mine, on=False, origin=origin(1, "")),
        Weigh(mine, Severity.INFO, origin(4, "")),
    )
    assert content.scoped[0].statements == (Switch(mine, on=True, origin=origin(12, "历年")),)


@pytest.mark.parametrize(
    ("old", "new", "where", "summary", "detail"),
    [
        ('code = "X001"', "", "rule", "the rule has no code", 'write code = "X001"'),
        ('name = "bureau-satisfaction"', "", "rule", "the rule has no name", 'write name = "bureau-unit-cost"'),
        ("when = '\"满意度\" < 90'", "", "rule", "the rule has no when", "write when = '\"满意度\" < 90'"),
        ('message = "{指标}: {目标}"', "", "rule", "the rule has no message", 'write message = "{指标}: …"'),
        ("code", "cod", "cod", "there is no key cod here", "did you mean code?"),
        ('"X001"', '"I499"', '"I499"', "the code of an own rule is X, up to three letters more", 'write code = "X001"'),
        ('"X001"', '"X01"', '"X01"', "the code of an own rule is X", "write"),
        ('"X001"', '"X900"', '"X900"', "X900 is taken: X900 hall-budget, hall-rules 1.0", 'write code = "X001"'),
        ('"X001"', "1", "1", "a text in quotes is needed here", ""),
        ('"bureau-satisfaction"', '"Bureau"', '"Bureau"', "a name is made of a-z, 0-9 and single hyphens", "write"),
        ('"bureau-satisfaction"', '"本局"', '"本局"', "a name is made of a-z, 0-9 and single hyphens", "write"),
        ('"bureau-satisfaction"', '"money-sum"', '"money-sum"', "money-sum is taken: M201 money-sum", "write"),
        ('"bureau-satisfaction"', '"unread-line"', '"unread-line"', "unread-line is taken: S101", "write"),
        ('"bureau-satisfaction"', '"money"', '"money"', "money is taken: money", "write"),
        ('"bureau-satisfaction"', '"own"', '"own"', "own is taken: own", "write"),
        (
            "'\"满意度\" < 90'",
            "'指标值个 < 90'",
            "指标值个",
            "there is no name 指标值个",
            "did you mean 指标值? a text",
        ),
        ("'\"满意度\" < 90'", "'项目 < 90'", "90", "a text and a number cannot be compared", ""),
        ("'\"满意度\" < 90'", "'指标值 <'", "", "the condition is not finished", ""),
        ("'\"满意度\" < 90'", "'警告 and 未定'", "警告", "警告 is a matter of the terminal program", "a rule asks"),
        ("'\"满意度\" < 90'", '"cuont(未定) > 1"', "cuont", "there is no function cuont", "did you mean count?"),
        ("'\"满意度\" < 90'", '""', '""', "this text is empty", ""),
        ("{目标}", "{目标值}", "{目标值}", "there is no place {目标值}", "did you mean {目标}?"),
        ("{目标}", "{未定}", "{未定}", "there is no place {未定}", "did you mean"),
        ("{目标}", "{指标.name}", "{指标.name}", "there is no place {指标.name}", "did you mean"),
        ("{目标}", "｛目标｝", "｛", "a full-width brace makes no place", "write { instead of ｛"),
        ("{目标}", "{", "{", "a brace stands alone", "a brace that is text is written twice"),
        ("{目标}", r"\u001b[2J", r'"{指标}: \u001b[2J"', "a character that cannot be seen stands here", ""),
        ("'\"满意度\" < 90'", "'指标数 = 0'", "{指标}", "the condition asks about projects, and {指标}", "ask about"),
        ('message = "{指标}: {目标}"', "message = {}", "message", "a text in quotes is needed here", ""),
        (
            'message = "{指标}: {目标}"',
            'message.cn = "低"',
            "cn",
            "there is no key cn here",
            "did you mean en?; possible",
        ),
        ('message = "{指标}: {目标}"', 'message = " "', '" "', "this text is empty", ""),
        ('message = "{指标}: {目标}"', "message = 3", "3", "a text in quotes is needed here", ""),
        ('message = "{指标}: {目标}"', 'message = "低"\nseverity = "bad"', '"bad"', "a severity is needed", ""),
        (
            'message = "{指标}: {目标}"',
            'message = "低"\nseverity = "warnin"',
            '"warnin"',
            "a severity is needed",
            "did you mean warning?",
        ),
        ('message = "{指标}: {目标}"', 'message = "低"\nbasis = ["甲"]', '["甲"]', "a text in quotes is needed", ""),
    ],
)
def test_a_fault_is_found_at_its_characters(old: str, new: str, where: str, summary: str, detail: str) -> None:
    found = [each for each in told(GOOD.replace(old, new, 1)) if "the rule has no" not in each[1] or where == "rule"]
    assert found[0][0] == where
    assert found[0][1].startswith(summary)
    assert found[0][2].startswith(detail)
    assert bool(detail) == bool(found[0][2])


def test_all_faults_come_at_once_each_of_them_once() -> None:
    """A rule whose condition is wrong can be named all the same."""
    text = GOOD.replace("< 90", "< x").replace("{目标}", "{目的}") + 'severity = "bad"\n'
    assert len(told(f'ignore = ["X001", "bureau-satisfaction"]\n{text}')) == 3


def test_of_two_rules_with_one_code_or_name_the_second_is_wrong() -> None:
    second = GOOD.replace("X001", "X002")
    assert told(GOOD + second) == [
        (
            '"bureau-satisfaction"',
            "bureau-satisfaction is taken: X001 bureau-satisfaction, perftui.toml:1",
            'write name = "bureau-unit-cost"',
        )
    ]
    third = GOOD.replace("bureau-satisfaction", "other")
    assert [summary for _where, summary, _detail in told(GOOD + third)] == [
        "X001 is taken: X001 bureau-satisfaction, perftui.toml:1"
    ]


def test_the_family_can_be_named_where_there_is_no_rule_of_it() -> None:
    """What a bureau writes down holds on every machine, whatever is installed there."""
    source = parse('select = ["own", "X"]', "perftui.toml")
    assert isinstance(source, Source)
    content, problems = read_content(source, Known(KNOWN.registered, {}), ("通用",), origin)
    assert problems == ()
    assert Switch(frozenset(), on=True, origin=origin(1, "")) in content.statements


def test_the_code_that_is_free_is_named_whatever_is_taken() -> None:
    rule = '[[rule]]\nname = "r{n}"\ncode = "X{n:03}"\nwhen = "未定"\nmessage = "甲"\n'
    many = "".join(rule.format(n=n) for n in range(1, 1000) if n != 900)
    ((_where, _summary, detail),) = told(many + GOOD.replace('code = "X001"\n', ""))
    assert detail == 'write code = "XA001"'


def test_a_table_that_is_no_list_is_told() -> None:
    ((where, summary, _detail),) = told(GOOD.replace("[[rule]]", "[rule]"))
    assert (where, summary) == ("rule", "each own rule stands below a heading [[rule]]")


@pytest.mark.parametrize("value", ["{}", "[]", "1", "1.5", "true", "'x'", "1979-05-27", "[[1]]", "[{a = 1}]", "[{}]"])
@pytest.mark.parametrize(
    "key",
    [
        "rule",
        "rule.name",
        *(
            f"a = 0\n[[rule]]\n{key}"
            for key in ("name", "code", "when", "message", "severity", "help", "why", "basis", "message.zh")
        ),
    ],
)
def test_no_value_of_any_kind_at_any_key_is_a_crash(key: str, value: str) -> None:
    for problem in read(f"{key} = {value}\n")[1]:
        assert problem.span is not None


@pytest.mark.parametrize(("when", "is_held"), [('"满意度" < 90', True), ('"满意度" < 90 and 待核', False)])
def test_a_doubt_holds_it_back_unless_it_asks_for_doubts(when: str, *, is_held: bool) -> None:
    content, problems, _source = read(GOOD.replace('"满意度" < 90', when))
    assert problems == []
    assert [registered.rule.is_held(Doubt.LEVEL) for registered in content.own] == [is_held]
