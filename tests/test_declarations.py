"""The files in declarations/ say what the published text says.

Both sides are read here with a few regular expressions and nothing of perftui, so that an error of the program
cannot hide in its own examples. The published text (tests/data/source/declarations-2026.txt) is a dump of tables
whose columns have slipped: the order of the cells in a row is reliable, their column is not.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SOURCE = TESTS / "data" / "source" / "declarations-2026.txt"
SOURCE_SHA256 = "f9e51eb677a5b7a0b4dae339d32f6b600bf5de59e0e394a5751fae79f354aa8b"
FOLDER = TESTS.parent / "declarations"

COUNTS = {
    "上海市城市数字化转型专项资金": 11,
    "数据安全合规建设经费": 13,
    "电子政务建设": 13,
    "高性能计算服务经费": 10,
    "数字基础设施经费": 14,
    "数据综合管理支撑经费": 23,
    "数字经济发展和数字产业培育": 14,
    "数据要素建设经费": 17,
    "城市数字化转型经费": 21,
}
TAXONOMY = {
    "成本": ("经济成本", "社会成本", "生态环境成本"),
    "产出": ("数量", "质量", "时效"),
    "效益": ("经济效益", "社会效益", "生态效益", "可持续影响"),
    "满意度": ("服务对象满意度",),
}
SECTIONS = {low: f"{high}指标 / {low}指标" for high, lows in TAXONOMY.items() for low in lows}
OPEN = ["区块链基础设施应用活动及培训", "形成干部人事人才报告数量"]  # values beyond the edge of the table
DOUBTS = {  # name: (class as printed, class that the name suggests)
    "相关成果质量达标率": ("社会效益指标", "质量指标"),
    "各项工完成及时率": ("可持续影响指标", "时效指标"),
    "成果应用情况": ("可持续影响指标", "社会效益指标"),
    "数据安全能力": ("服务对象满意度指标", "可持续影响指标"),
    "数据合规能力": ("服务对象满意度指标", "可持续影响指标"),
    "管理工作完成及时率": ("质量指标", "时效指标"),
}

# Every line of these files is of exactly one kind; SHAPE is the order of the kinds, blank lines ("b") included.
KINDS = {
    "P": r"项目 (\S+)",
    "F": r"  ([^\s:]+): (\S+)",
    "T": r"  ([^\s:]+): ([\d,]+\.\d\d) 元",
    "A": r"    ([^\s:]+): ([\d,]+\.\d\d) 元",
    "G": r"  年度总体目标:",
    "L": r"    \|(?: (\S(?:.*\S)?))?",
    "S": r"  ([^\s:/]+ / [^\s:/]+)",
    "Q": r"    - ([^\s:≥≤=><]+) ([≥≤=><]) (0|[1-9]\d*) ([^\s\d]+)",
    "W": r"    - ([^\s:≥≤=><]+): ([^\s\d?≥≤=><]+)",
    "O": r"    - ([^\s:≥≤=><]+): (\?)",
    "C": r"      待核: 公开文件中此处的指标值被截断，请对照原表补填",
    "D": r"      待核: (来源\S+)",
    "b": r"",
}
INDICATOR = "(?:[QW]D?|OC)"
SHAPE = f"PF{{7}}bTA{{3}}bGL+(?:bS{INDICATOR}(?:b{INDICATOR})*)+"
SUMMARY = r"汇总 (.+)\n  年度: (\d+)\n  主管部门: (\S+)\n  项目数: (\d+)\n  年度资金合计: ([\d,]+\.\d\d) 元\n"


@dataclass
class Form:
    """One declaration; an indicator is (section, name, value as the official form prints it, "?" where lost)."""

    name: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    funds: list[tuple[str, str]] = field(default_factory=list)
    goal: list[str] = field(default_factory=list)  # published: a text a paragraph; written: a text a line
    indicators: list[tuple[str, str, str]] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    doubts: list[tuple[str, str, str]] = field(default_factory=list)  # section, name, note


def squash(text: str) -> str:
    """The text without any blank."""
    return re.sub(r"\s", "", text)


def despace(text: str) -> str:
    """The text with no blanks but those beside a digit, a Latin letter, % or an item mark such as ①."""
    return re.sub(r"(?<![0-9A-Za-z%①-⑳])\s+(?![0-9A-Za-z])", "", text)


def fold(text: str) -> str:
    """The text with the width of its punctuation levelled, for comparison."""
    return text.translate(str.maketrans("，：；（）", ",:;()"))


@cache
def published() -> dict[str, Form]:
    """The declarations of the published text."""
    lines = SOURCE.read_text("utf-8").split("\n")
    rows = [[cell.strip() for cell in line.split("\t") if cell.strip()] for line in lines]
    titles = [at for at, row in enumerate(rows) if row == ["财政项目支出绩效目标申报表"]]
    blocks = zip(titles, [*titles[1:], len(rows)], strict=True)
    forms = [published_form([row for row in rows[start + 1 : end] if row]) for start, end in blocks]
    return {form.name: form for form in forms}


def published_form(rows: list[list[str]]) -> Form:
    """One declaration from the non-empty cells of its rows: four head rows, funds, goal, indicators."""
    goal_at = next(at for at, row in enumerate(rows) if "项目总目标" in row)
    table_at = next(at for at, row in enumerate(rows) if "一级指标" in row)
    (_, name), *fields = [pair for row in rows[1:4] for pair in zip(row[::2], row[1::2], strict=True)]
    form = Form(name, [("年度", squash(rows[0][0])[1:5]), *fields])
    for *_, label, amount in (row for row in rows[4:goal_at] if re.fullmatch(r"[\d,]+\.\d\d", row[-1])):
        form.funds.append((squash(label).removeprefix("其中:").rstrip(":"), amount))
    text = "\f".join(cell for row in rows[goal_at + 1 : table_at] for cell in row).replace("</p>\f<p>", "")
    form.goal = [re.sub("</?p>", "", part).strip() for part in re.split(r"</p>\s*<p>", text)]
    low = ""
    for row in rows[table_at + 1 :]:
        if set(row) == {"指标"}:  # the lower half of labels that a page break cut in two
            continue
        lost = squash(row[-2]).endswith("指标")  # the last cell is a name: its value is beyond the table's edge
        *labels, name, value = [*row, "?"] if lost else row
        low = next((stem for cell in reversed(labels) if (stem := squash(cell).removesuffix("指标")) in SECTIONS), low)
        form.indicators.append((SECTIONS[low], squash(name), squash(value)))
    return form


@cache
def written(name: str) -> Form:
    """The declaration in the file of a project; a line of no known kind, or out of its place, is an error."""
    text = (FOLDER / f"{name}.perf").read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert unicodedata.is_normalized("NFC", text)
    lines = []
    for number, line in enumerate(text[:-1].split("\n"), 1):
        found = [(kind, match.groups("")) for kind in KINDS if (match := re.fullmatch(KINDS[kind], line))]
        assert len(found) == 1, f"{name}.perf:{number}: {line!r}"
        lines += found
    shape = "".join(kind for kind, _ in lines)
    assert re.fullmatch(SHAPE, shape), f"{name}.perf: {shape}"
    form = Form(lines[0][1][0])
    for kind, part in lines:
        if kind in "FTA":
            (form.fields if kind == "F" else form.funds).append((part[0], part[1]))
        elif kind == "L":
            form.goal.append(part[0])
        elif kind == "S":
            form.sections.append(part[0])
        elif kind in "QWO":
            value = f"{part[1]}{Decimal(part[2]):.2f}({part[3]})" if kind == "Q" else part[1]
            form.indicators.append((form.sections[-1], part[0], value))
        elif kind == "D":
            form.doubts.append((*form.indicators[-1][:2], part[0]))
    return form


each_project = pytest.mark.parametrize("name", COUNTS)


def test_the_published_text_is_untouched() -> None:
    """The reference itself is never edited, not even its trailing tabs."""
    assert hashlib.sha256(SOURCE.read_bytes()).hexdigest() == SOURCE_SHA256


def test_one_file_for_each_project() -> None:
    """Nine projects, each in a file of its name, and the summary."""
    assert list(published()) == list(COUNTS)
    assert {path.name for path in FOLDER.glob("*.perf")} == {f"{name}.perf" for name in (*COUNTS, "汇总")}
    assert [written(name).name for name in COUNTS] == list(COUNTS)


@each_project
def test_fields_and_amounts(name: str) -> None:
    """Year, names, dates and amounts are as printed, in the order of the form, and nothing blank is filled in."""
    assert written(name).fields == published()[name].fields
    assert written(name).funds == published()[name].funds
    total, *parts = [Decimal(amount.replace(",", "")) for _, amount in written(name).funds]
    assert total == sum(parts)


@each_project
def test_goal(name: str) -> None:
    """The goal keeps its paragraphs and every character, apart from markup, noise blanks and width."""
    paragraphs = [part.split("\n") for part in "\n".join(written(name).goal).split("\n\n")]
    prose = ["".join(lines) for lines in paragraphs]
    assert [fold(text) for text in prose] == [fold(despace(text)) for text in published()[name].goal]
    for lines, text in zip(paragraphs, prose, strict=True):
        assert lines == re.findall("[^。！？；]+[。！？；]?", text), "one sentence a line"
        assert text == despace(text), "no blanks inside Chinese text"
        assert not re.search("[<>]|[一-鿿][,;:()]|[,;:()][一-鿿]", text), "no markup, no half-width punctuation"


@each_project
def test_indicators(name: str) -> None:
    """Classes, names and values are as printed, in the printed order; each section stands once, in its place."""
    form = written(name)
    assert form.indicators == published()[name].indicators
    assert len(form.indicators) == len({indicator for _, indicator, _ in form.indicators}) == COUNTS[name]
    assert form.sections == [section for section in SECTIONS.values() if section in form.sections]


def test_kinds_of_values() -> None:
    """136 indicators: 89 numbers, 45 texts, and two whose value the published document has cut off."""
    pairs = [(name, value) for project in COUNTS for _, name, value in written(project).indicators]
    assert len(pairs) == sum(COUNTS.values()) == 136
    assert sum(value[0] in "≥≤=><" for _, value in pairs) == 89
    assert sum(value[0] not in "≥≤=><?" for _, value in pairs) == 45
    assert [name for name, value in pairs if value == "?"] == OPEN


def test_doubts_name_both_classes() -> None:
    """Six printed classes wait for a person; each note names the class as printed and the one to consider."""
    doubts = [doubt for project in COUNTS for doubt in written(project).doubts]
    assert [name for _, name, _ in doubts] == list(DOUBTS)
    for section, name, note in doubts:
        assert section.endswith(f" / {DOUBTS[name][0]}")
        assert re.findall("(?:印在|读作|像)(.+?)(?:下|，)", note) == list(DOUBTS[name])


def test_summary_holds() -> None:
    """汇总.perf states the title of the published table and the real number and sum of the nine."""
    found = re.fullmatch(SUMMARY, (FOLDER / "汇总.perf").read_bytes().decode("utf-8"))
    assert found
    title, year, department, count, amount = found.groups()
    assert title == SOURCE.read_text("utf-8").strip().split("\n")[0]
    fields = [dict(written(name).fields) for name in COUNTS]
    assert {(year, department)} == {(each["年度"], each["主管部门"]) for each in fields}
    assert int(count) == len(fields)
    total = sum(Decimal(written(name).funds[0][1].replace(",", "")) for name in COUNTS)
    assert amount == f"{total:,}" == "285,039,000.00"
