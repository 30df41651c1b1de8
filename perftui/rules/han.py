"""Chinese characters.

To compile a class of all of them takes `re` a millisecond or two each time it stands in a pattern. So patterns look for
any sign beyond ASCII, and what is found is asked here.
"""

from __future__ import annotations

BEYOND_ASCII = r"[^\x00-\x7f]"
_FIRST, _LAST = "\u3400", "\u9fff"


def is_han(text: str) -> bool:
    """Whether a text is Chinese characters and nothing else."""
    return bool(text) and min(text) >= _FIRST and max(text) <= _LAST
