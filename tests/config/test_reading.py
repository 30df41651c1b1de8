"""Every fault of a configuration is found in one run, at exactly its characters, with what was probably meant."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from perftui.config.known import Known
from perftui.config.problems import Problem
from perftui.config.reading import Content, read_content
from perftui.config.source import Source, parse
from perftui.config.statements import Assign, Level, NoRule, Origin, Reword, Switch, Weigh
from perftui.diagnostics import Severity
from perftui.messages import msg
from perftui.model import Span
from perftui.rules.page import Page
from perftui.rules.rule import Registered, Rule
from perftui.rules.settings import Setting
from perftui.rules.words import Words

LIMIT: Setting[int] = Setting("limit", 20, msg("the largest length"), least=1)
SHARE: Setting[Decimal] = Setting("share", Decimal("0.5"), msg("the largest share"), least=0, most=Decimal("1.5"))
STRICT: Setting[bool] = Setting("strict", False, msg("whether to be strict"))  # noqa: FBT003 - a value of a setting
VARIANT: Setting[str] = Setting("variant", "A", msg("the variant"))
ALSO: Setting[tuple[str, ...]] = Setting("also", (), msg("others"))

KNOWN = Known(
    (
        Registered(
            Rule("I442", "name-long", Severity.INFO, settings=(LIMIT, SHARE, STRICT, VARIANT, ALSO)),
            Page(""),
            origin="perftui.rules.indicators.name_long",
        ),
        Registered(Rule("I403", "val-nounit", Severity.WARNING), Page(""), origin="perftui.rules.indicators.val"),
        Registered(Rule("M201", "money-sum", Severity.ERROR), Page(""), origin="perftui.rules.money.money_sum"),
    ),
    {"weak": Words(("有所", "推动"))},
)


def origin(line: int, pattern: str) -> Origin:
    return Origin(Level.FILE, "perftui.toml", line, pattern)


def source_of(text: str) -> Source:
    source = parse(text, "perftui.toml")
    assert isinstance(source, Source)
    return source


def content(text: str) -> Content:
    found, problems = read_content(source_of(text), KNOWN, ("通用", "上海"), origin)
    assert problems == ()
    return found


def problems(text: str) -> list[Problem]:
    return list(read_content(source_of(text), KNOWN, ("通用", "上海"), origin)[1])


def marked(text: str, span: Span | None) -> str:
    assert span is not None
    return text.split("\n")[span.line - 1][span.start : span.end]


def codes(*names: str) -> frozenset[str]:
    return frozenset(names)


def test_everything_that_can_be_said() -> None:
    found = content("""\
profile = "上海"
baseline = "已知.jsonl"
ignore = ["money", "F701"]
select = ["I4", "M201"]
extend-select = ["val-nounit"]

[severity]
val-nounit = "error"
I4 = "info"

[rules.name-long]
limit = 25
share = 1
strict = true
variant = "B"
also = ["一"]

[rules.I442]
share = 0.25

[words.weak]
add = ["促进"]
remove = ["有所"]

[per-path."历年"]
ignore = ["I403"]
""")
    assert (found.profile, found.baseline) == (("上海", origin(1, "")), ("已知.jsonl", origin(2, "")))
    assert found.statements == (
        NoRule(origin(4, "")),
        Switch(codes("I442", "I403"), on=True, origin=origin(4, "")),
        Switch(codes("M201"), on=True, origin=origin(4, "")),
        Switch(codes("I403"), on=True, origin=origin(5, "")),
        Switch(codes("M201"), on=False, origin=origin(3, "")),
        Switch(codes("F701"), on=False, origin=origin(3, "")),
        Weigh(codes("I403", "I442"), Severity.INFO, origin(9, "")),
        Weigh(codes("I403"), Severity.ERROR, origin(8, "")),
        Assign(LIMIT, 25, origin(12, "")),
        Assign(SHARE, Decimal(1), origin(13, "")),
        Assign(STRICT, True, origin(14, "")),  # noqa: FBT003 - a value of a setting
        Assign(VARIANT, "B", origin(15, "")),
        Assign(ALSO, ("一",), origin(16, "")),
        Assign(SHARE, Decimal("0.25"), origin(19, "")),
        Reword("weak", ("促进",), ("有所",), origin(21, "")),
    )
    ((pattern, statements),) = found.scoped
    assert (pattern, statements) == ("历年", (Switch(codes("I403"), on=False, origin=origin(26, "历年")),))


@pytest.mark.parametrize(
    ("text", "where", "summary", "detail"),
    [
        ('profil = "上海"', "profil", "there is no key profil here", "did you mean profile?; possible here: profile, "),
        ('profile = "上海市"', '"上海市"', "there is no profile 上海市", "did you mean 上海?"),
        ("profile = 3", "3", "a text in quotes is needed here", ""),
        ('baseline = ""', '""', "this text is empty", ""),
        ('baseline = "甲.perf"', '"甲.perf"', "a baseline is a file of its own", 'baseline = "perftui-baseline.jsonl"'),
        ('baseline = "清单/"', '"清单/"', "a baseline is a file of its own", 'baseline = "perftui-baseline.jsonl"'),
        ('ignore = ["I4", ""]', '""', "this text is empty", ""),
        ('select = "I4"', '"I4"', 'a list of texts is needed here: ["…", "…"]', ""),
        ("select = []", "[]", "the list names no rule", "name the rules that run, or leave select out"),
        ("[per-path.x]\nselect = [ ]", "[ ]", "the list names no rule", "what is not to run stands in ignore"),
        ('select = ["I4", 4]', "4", "a text in quotes is needed here", ""),
        (
            'ignore = ["I4", "money_sum"]',
            '"money_sum"',
            "there is no rule or family money_sum",
            "did you mean money-sum?",
        ),
        ('ignore = ["S104"]', '"S104"', "S104 is always reported", "only rules can be configured"),
        ('ignore = ["internal-error"]', '"internal-error"', "internal-error is always reported", "only rules"),
        ('severity = "error"', '"error"', "a table is needed here: severity = { … }", ""),
        ('severity = { I403 = "fatal" }', '"fatal"', "a severity is needed here: error, warning, info", ""),
        (
            'severity = { I403 = "eror" }',
            '"eror"',
            "a severity is needed here: error, warning, info",
            "did you mean error?",
        ),
        ("severity.I403 = 3", "3", "a severity is needed here: error, warning, info", ""),
        ('severity.I9 = "error"', "I9", "there is no rule or family I9", "did you mean I4"),
        ("[rules.name-lang]", "name-lang", "there is no rule name-lang", "did you mean name-long?"),
        ("[rules.D600]", "D600", "D600 is always reported", "only rules"),
        ("[rules.name-long]\nlimits = 3", "limits", "name-long has no setting limits", "did you mean limit?"),
        (
            "[rules.name-long]\nseverity = 3",
            "severity",
            "name-long has no setting severity",
            "how much a finding weighs",
        ),
        ("[rules.money-sum]\nlimit = 3", "limit", "money-sum has no setting limit", ""),
        ("[rules.name-long]\nlimit = 2.5", "2.5", "a whole number is needed here", "the largest length"),
        ("[rules.name-long]\nlimit = -5", "-5", "the number here has to be at least 1", "the largest length"),
        ("[rules.name-long]\nlimit = 0", "0", "the number here has to be at least 1", "the largest length"),
        ("[rules.name-long]\nshare = 1.51", "1.51", "the number here has to be from 0 to 1.5", "the largest share"),
        ("[rules.name-long]\nshare = -1", "-1", "the number here has to be from 0 to 1.5", "the largest share"),
        ("[rules.name-long]\nlimit = true", "true", "a whole number is needed here", "the largest length"),
        ("[rules.name-long]\nshare = inf", "inf", "a number is needed here", "the largest share"),
        ("[rules.name-long]\nshare = 1e400", "1e400", "a number is needed here", "the largest share"),
        ("[rules.name-long]\nshare = '1'", "'1'", "a number is needed here", "the largest share"),
        ("[rules.name-long]\nstrict = 1", "1", "true or false is needed here", "whether to be strict"),
        ("[rules.name-long]\nvariant = 1", "1", "a text in quotes is needed here", ""),
        ("[rules.name-long]\nalso = [1]", "1", "a text in quotes is needed here", ""),
        ("[words.week]\nadd = []", "week", "there is no list of words week", "did you mean weak?"),
        (
            "[words.weak]\nadds = []",
            "adds",
            "there is no key adds here",
            "did you mean add?; possible here: add, remove",
        ),
        ("[words.weak]\nremove = ['推']", "'推'", "推 is not in the list weak", "did you mean 推动?"),
        ("[per-path]\n'历年' = 3", "3", "a table is needed here: 历年 = { … }", ""),
        ("[per-path.'/']\nignore = []", "'/'", "a pattern of paths is needed here, such as 历年/**", ""),
        ("[per-path.'历年\\2025']", "'历年\\2025'", "this pattern means no path", "separated by /: 历年/2025"),
        ("[per-path.'./历年']", "'./历年'", "this pattern means no path", "leave out . and .."),
        ("[per-path.'局/../历年']", "'局/../历年'", "this pattern means no path", "leave out . and .."),
        ("[per-path.'!历年']", "'!历年'", "this pattern means no path", "there are no exceptions"),
        ("[per-path.x]\nprofile = 'a'", "profile", "there is no key profile here", "possible here: select, "),
        ("[per-path.x]\nignore = ['I9']", "'I9'", "there is no rule or family I9", "did you mean I4"),
    ],
)
def test_a_fault_is_found_at_its_characters(text: str, where: str, summary: str, detail: str) -> None:
    (problem,) = problems(text)
    assert (marked(text, problem.span), str(problem.summary)) == (where, summary)
    assert detail in (str(problem.detail) if problem.detail else "")
    assert bool(detail) == bool(problem.detail)


@pytest.mark.parametrize(("written", "value"), [("0", Decimal(0)), ("1.5", Decimal("1.5")), ("1", Decimal(1))])
def test_a_bound_itself_is_within_the_bounds(written: str, value: Decimal) -> None:
    assert content(f"[rules.name-long]\nshare = {written}\n").statements == (Assign(SHARE, value, origin(2, "")),)


def test_all_faults_of_a_file_come_at_once_in_order() -> None:
    text = "select = ['x', 'y']\nnothing = 1\n[severity]\nI403 = 'x'\n[rules.name-long]\nlimit = 'x'\n[per-path.'']\n"
    assert [problem.span and problem.span.line for problem in problems(text)] == [1, 1, 2, 4, 6, 7]


@pytest.mark.parametrize(
    "value", ["{}", "[]", "1", "1.5", "true", "'x'", "1979-05-27", "[[1]]", "[{a = 1}]", "{a = {}}"]
)
@pytest.mark.parametrize(
    "key",
    [
        "profile",
        "baseline",
        "select",
        "extend-select",
        "ignore",
        "severity",
        "rules",
        "words",
        "per-path",
        "severity.I4",
        "rules.name-long",
        "rules.name-long.limit",
        "rules.name-long.share",
        "words.weak",
        "words.weak.add",
        "per-path.x",
        "per-path.x.select",
        "per-path.x.rules.I442.also",
    ],
)
def test_no_value_of_any_kind_at_any_key_is_a_crash(key: str, value: str) -> None:
    found: Any = read_content(source_of(f"{key} = {value}\n"), KNOWN, ("通用",), origin)
    for problem in found[1]:
        assert problem.span is not None
