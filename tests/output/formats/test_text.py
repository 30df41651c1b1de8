from dataclasses import replace

import click
import pytest

from perftui.diagnostics import Diagnostic, Fix, Kind, Related, Severity, TextEdit
from perftui.language.reader import read
from perftui.messages import Language, msg, set_language
from perftui.model import Span
from perftui.output.formats import written
from perftui.output.formats.text import count_line
from perftui.output.palette import Palette
from perftui.output.results import Results
from perftui.rules.indicators.val_nounit import RULE
from tests.support import golden

BROKEN = """\
项目 高性能计算服务经费
  年度: 2026
  主管部门 上海市数据局

  年度资金申请总额: 三千八百万 元

  产出指标 / 质量指标
    - 主机系统全年可用率 ≥ 九十九 %
\t- 名\t称\t≥ 九 %
    - a\x1b[31mb ≥ 9 %
    - 满意度 ≥ 90 % ≤ 95 %
"""
ODD = Kind("X901", "odd", Severity.WARNING)


def text_of(text: str, path: str = "declarations/高性能计算服务经费.perf") -> str:
    document, found = read(text, path)
    return "".join(written(Results(found, (), {path: document}), "text"))


@pytest.mark.parametrize("language", Language)
def test_has_the_layout_of_the_language_page(language: Language) -> None:
    set_language(language)
    golden(f"findings.{language}.txt", text_of(BROKEN))


def test_concise_is_one_line_a_finding() -> None:
    _document, found = read(BROKEN, "x.perf")
    golden("findings-concise.en.txt", "".join(written(Results(found), "concise")))


def test_says_that_nothing_was_found() -> None:
    assert text_of("项目 甲\n") == "No findings\n"


def test_a_file_that_cannot_be_read_has_no_excerpt() -> None:
    finding = ODD.at(Span(1, 0, 1, 0), msg("{reason}", reason="no text"), path="x.perf")
    assert "".join(written(Results([finding]), "text")) == "x.perf:1:1: X901 no text\n\nFound 1 warning\n"


def test_help_fix_related_places_and_basis_follow() -> None:
    finding = ODD.at(
        Span(2, 2, 2, 4),
        msg("{reason}", reason="summary"),
        msg("{reason}", reason="detail"),
        related=(Related(Span(1, 3, 1, 4), msg("{reason}", reason="first")),),
        fix=Fix(msg("{reason}", reason="title"), (TextEdit(Span(2, 2, 2, 4), ""),), safe=True),
        path="x.perf",
    )
    finding = finding._replace(basis="申报表")
    document, _ = read("项目 甲\n  年度: 2026\n", "x.perf")
    assert "".join(written(Results([finding], (), {"x.perf": document}), "text")).splitlines() == [
        "x.perf:2:3: X901 summary",
        "  |",
        "2 |   年度: 2026",
        "  |   ^^^^",
        "  = help: detail",
        "  = fix: title",
        "  = see: x.perf:1:4: first",
        "  = basis: 申报表",
        "",
        "Found 1 warning",
    ]


@pytest.mark.parametrize(
    ("language", "label"),
    [(Language.ENGLISH, "  = unsafe fix: title"), (Language.CHINESE, "  = 修正（须人工确认）: title")],
)
def test_a_fix_that_a_person_has_to_look_at_says_so(language: Language, label: str) -> None:
    set_language(language)
    fix = Fix(msg("{reason}", reason="title"), (TextEdit(Span(1, 0, 1, 1), ""),), safe=False)
    finding = ODD.at(Span(1, 0, 1, 1), msg("{reason}", reason="summary"), fix=fix, path="x.perf")
    assert label in "".join(written(Results([finding]), "text")).splitlines()


def test_data_in_a_message_cannot_command_the_terminal() -> None:
    finding = ODD.at(Span(1, 0, 1, 0), msg("{reason}", reason="a\x1b[2J\nb"), path="a\x1b[2J.perf")
    assert "\x1b" not in "".join(written(Results([finding]), "concise"))


def test_colours_change_nothing_but_colours() -> None:
    document, found = read(BROKEN, "x.perf")
    results = Results(found, (), {"x.perf": document})
    plain = "".join(written(results, "text"))
    painted = "".join(written(replace(results, palette=Palette(colour=True)), "text"))
    assert painted != plain
    assert click.unstyle(painted) == plain


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.ENGLISH, "Found 1 error, 2 warnings, 1 note"),
        (Language.CHINESE, "共发现 1 个错误，2 个警告，1 个提示"),
    ],
)
def test_the_last_line_counts(language: Language, expected: str) -> None:
    set_language(language)
    severities = [Severity.WARNING, Severity.ERROR, Severity.WARNING, Severity.INFO]
    found = [Diagnostic("X", "x", severity, Span(1, 0, 1, 0), msg("{reason}", reason="")) for severity in severities]
    assert count_line(found) == expected


@pytest.mark.parametrize(
    ("number", "language", "asked", "expected"),
    [
        (0, Language.ENGLISH, False, []),
        (1, Language.ENGLISH, False, ["1 check could not tell; --not-applicable lists it"]),
        (2, Language.ENGLISH, False, ["2 checks could not tell; --not-applicable lists them"]),
        (2, Language.CHINESE, False, ["2 项检查无法判断；用 --not-applicable 列出"]),
        (2, Language.ENGLISH, True, ["2 checks could not tell"]),
    ],
)
def test_the_last_line_but_one_counts_where_rules_could_not_tell(
    number: int, language: Language, expected: list[str], *, asked: bool
) -> None:
    set_language(language)
    undecided = [RULE.undecided(Span(2, 4, 2, 6), msg("{reason}", reason="no unit"))] * number
    for form in ("text", "concise"):
        lines = "".join(written(Results((), undecided, list_undecided=asked), form)).splitlines()
        assert lines[lines.index(str(msg("No findings"))) + 1 :] == expected


def test_where_rules_could_not_tell_is_listed_with_place_and_reason() -> None:
    undecided = RULE.undecided(Span(2, 4, 2, 6), msg("{reason}", reason="no\nunit"), path="a.perf")
    lines = "".join(written(Results((), [undecided], list_undecided=True), "text")).splitlines()
    assert lines[:3] == ["Could not tell:", "  a.perf:2:5: I403 no\\x0aunit", ""]
