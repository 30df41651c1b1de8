"""What a person types into a filter: words to look for in names, or a condition."""

from __future__ import annotations

import re

from perftui.language.values import narrow
from perftui.query.fields import BY_NAME
from perftui.query.reader import Fault, Query, read_query

_SIGNS = re.compile(
    r'[=<>≠≤≥≦≧⩽⩾~!"]|\|\||&&'
    r'|(?:^|(?<=\s))(?:and|or|not|in|contains|且|或|非|并且|属于|包含)(?=[\s("]|$)'
    r"|(?:count|sum|any|all|数量|合计|存在|全部)\(",
    re.IGNORECASE,
)


def meaning(text: str) -> Query | Fault | None:
    """The condition that a text is, or why it is none; `None` for words, which are looked for in names."""
    plain = narrow(text)
    named = any(word in BY_NAME or word.lower() in BY_NAME for word in plain.split())
    return read_query(text) if named or _SIGNS.search(plain) else None
