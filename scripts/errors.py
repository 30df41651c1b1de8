"""Write what each finding prints, and the pages that list them all, from the cases in tests/errors/.

python scripts/errors.py            write tests/errors/*/{en,zh}.txt and docs/errors.md, docs/errors.zh-CN.md
python scripts/errors.py --check    fail where a page is out of date; write nothing
"""

from __future__ import annotations

import sys
from difflib import unified_diff
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from perftui.display import printable_lines  # noqa: E402 - the cases lie beside the package, not in it
from perftui.messages import Language, set_language  # noqa: E402
from perftui.rules.explanation import FAMILIES  # noqa: E402
from tests.errors.suite import CASES, Case, printed  # noqa: E402

PAGES = MappingProxyType({Language.ENGLISH: "errors.md", Language.CHINESE: "errors.zh-CN.md"})
HEADS = MappingProxyType(
    {
        Language.ENGLISH: (
            "# Findings\n\nEverything that `perftui check` can say: what is printed for an example of each message,\n"
            "and what corrects it. A finding of a rule is silenced with `# perftui: ignore[CODE] reason`; one of the\n"
            "language cannot be.\n"
            "This page is made by `scripts/errors.py`.\n"
        ),
        Language.CHINESE: (
            "# 检查结果\n\n`perftui check` 能查出的全部问题，每条提示一个例子：输出是什么，怎样改正。\n"
            "规则查出的问题可以用 `# perftui: ignore[代码] 理由` 忽略，语言本身的错误不能。\n"
            "本页由 `scripts/errors.py` 生成。\n"
        ),
    }
)


def page(lang: Language) -> str:
    """The page of `lang`."""
    set_language(lang)
    families = list(FAMILIES)
    ordered = sorted(CASES, key=lambda case: (families.index(case.kind.code[0]), case.name))
    parts = [HEADS[lang]]
    for family, members in groupby(ordered, key=lambda case: case.kind.code[0]):
        parts.append(f"\n## {FAMILIES[family]}\n")
        for kind, cases in groupby(members, key=lambda case: case.kind):
            parts.append(f"\n### {kind.code} {kind.name} ({kind.severity.word})\n")
            parts.extend(_entry(case, lang) for case in cases)
    return "".join(parts)


def _entry(case: Case, lang: Language) -> str:
    shown = case.kept(lang).read_text("utf-8").rsplit("\n\n", 1)[0]
    correction = f"\n```diff\n{_correction(case)}```\n" if case.is_kept else ""
    return f"\n```\n{shown}\n```\n{correction}"


def _correction(case: Case) -> str:
    """The lines that make the fixed file of the bad one."""
    bad, fixed = (printable_lines(data.decode("utf-8")).splitlines(keepends=True) for data in (case.bad, case.fixed))
    _from, _to, *lines = unified_diff(bad, fixed, n=0)
    return "".join(line for line in lines if not line.startswith("@@"))


def main(arguments: list[str]) -> int:
    """Write everything, or check the pages."""
    if "--check" not in arguments:
        for case in CASES:
            for lang in Language:
                case.kept(lang).write_text(printed(case.kind, case.bad, lang), "utf-8", newline="\n")
    stale = []
    for lang, name in PAGES.items():
        path = ROOT / "docs" / name
        text = page(lang)
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(str(path.relative_to(ROOT)))
            if "--check" not in arguments:
                path.write_text(text, "utf-8", newline="\n")
    print("\n".join(stale) or "the pages are up to date")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
