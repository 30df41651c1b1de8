"""Write the pages of the rules from the code: one page a rule and an index, in English and Chinese.

python scripts/rules.py             write docs/rules/, and delete the pages of rules that are no more
python scripts/rules.py --check     fail where a page is out of date; write nothing
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from perftui.messages import Language, set_language
from perftui.output.explanation import page_heading, page_markdown
from perftui.output.rule_list import list_markdown
from perftui.rules.explanation import Explanation, explanations
from perftui.rules.registry import CRASHED

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "rules"
PRECISION = "precision.md"
"""Written by hand: how right the rules are on the nine declarations."""

ENGLISH_HEAD = """\
# Rules

{other}

Everything that `perftui check` looks for. `perftui rule CODE` shows the same pages in the terminal. A basis marked 待核
has to be compared with the original document.

This page and those it leads to are made by `scripts/rules.py`.

"""
CHINESE_HEAD = """\
# 规则

{other}

`perftui check` 检查的全部内容。`perftui rule 代码` 在终端显示同样的说明。标有“待核”的依据还须与文件原文核对。

本页和各条规则的说明由 `scripts/rules.py` 生成。

"""


@dataclass(frozen=True, slots=True)
class Words:
    """What the pages of a language say beside the words of the program."""

    suffix: str
    name: str
    everything: str
    printed: str
    precision: str
    head: str


WORDS = MappingProxyType(
    {
        Language.ENGLISH: Words(
            ".md",
            "English",
            "all rules",
            "what it prints",
            "How often they are right is [counted](precision.md).",
            ENGLISH_HEAD,
        ),
        Language.CHINESE: Words(
            ".zh-CN.md", "中文", "全部规则", "输出示例", "规则有多准确，见[统计](precision.md)。", CHINESE_HEAD
        ),
    }
)


def pages() -> Iterator[tuple[Path, str]]:
    """Every page with its text."""
    for lang in Language:
        set_language(lang)
        yield FOLDER / f"README{WORDS[lang].suffix}", index(lang)
        for about in explanations().values():
            if about.page is not None:
                yield FOLDER / f"{about.kind.name}{WORDS[lang].suffix}", page(about, lang)


def page(about: Explanation, lang: Language) -> str:
    """The page of a rule."""
    words = WORDS[lang]
    links = (
        other(about.kind.name, lang),
        f"[{words.everything}](README{words.suffix})",
        f"[{words.printed}]({example(about, lang)})",
    )
    return f"# {page_heading(about)}\n\n{' · '.join(links)}\n\n{page_markdown(about)}"


def index(lang: Language) -> str:
    """All kinds of findings, family by family; those without a page lead to their example."""
    words = WORDS[lang]

    def address(about: Explanation) -> str:
        if about.kind is CRASHED:
            return ""
        return f"{about.kind.name}{words.suffix}" if about.page else example(about, lang)

    precision = f"{words.precision}\n\n" if (FOLDER / PRECISION).exists() else ""
    return (
        words.head.format(other=other("README", lang)) + precision + list_markdown([*explanations().values()], address)
    )


def other(name: str, lang: Language) -> str:
    """A link to the same page in the other language."""
    (words,) = (words for language, words in WORDS.items() if language is not lang)
    return f"[{words.name}]({name}{words.suffix})"


def example(about: Explanation, lang: Language) -> str:
    """Where docs/errors.md shows what is printed; the fragment is made as code hosts make it."""
    kind = about.kind
    heading = f"{kind.code} {kind.name} ({kind.severity.word})"
    fragment = re.sub(r"[^-\w ]", "", heading.lower()).replace(" ", "-")
    return f"../errors{WORDS[lang].suffix}#{fragment}"


def main(arguments: list[str]) -> int:
    """Write or check all pages."""
    check = "--check" in arguments
    made = dict(pages())
    FOLDER.mkdir(exist_ok=True)
    left_over = [path for path in FOLDER.glob("*.md") if path not in made and path.stem.split(".")[0] != "precision"]
    stale = [path for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    if not check:
        for path in left_over:
            path.unlink()
        for path in stale:
            path.write_text(made[path], "utf-8", newline="\n")
    print("\n".join(str(path.relative_to(ROOT)) for path in (*left_over, *stale)) or "the pages are up to date")
    return 1 if check and (left_over or stale) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
