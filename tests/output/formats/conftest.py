from pathlib import Path

import pytest

from perftui.output.results import Results
from tests.output.formats.samples import SAMPLE, checked


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder is the root of a repository."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sample(repository: Path) -> Results:
    """What a check finds in the sample and in a file without findings beside it."""
    return checked(repository, a=SAMPLE)
