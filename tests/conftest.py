import os
from collections.abc import Iterator

import pytest

from perftui.messages import Language, set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English, whatever the locale, and leaves the language as it was."""
    before = os.environ.get("LANGUAGE")
    set_language(Language.ENGLISH)
    yield
    set_language(None)
    if before is None:
        os.environ.pop("LANGUAGE", None)
    else:
        os.environ["LANGUAGE"] = before
