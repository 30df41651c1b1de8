"""One runnable case for each message there is: a file that has it, what is printed, and a file that has it no more.

A rule is shown alone, as `perftui check --select CODE` does: the others have cases of their own.

A folder is named after its code, `CODE` for the usual case and `CODE-variant` for the others, and holds `bad.perf`,
`en.txt`, `zh.txt` and `fixed.perf`. What cannot be kept as a text of reasonable size is made here instead of standing
in `bad.perf`. `scripts/errors.py` writes the printed texts and the pages anew.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from perftui.diagnostics import Diagnostic, Kind
from perftui.language.problems import LANGUAGE_KINDS
from perftui.language.text import MAX_BYTES, MAX_LINE
from perftui.messages import Language, set_language
from perftui.output.formats import written
from perftui.output.results import Results
from perftui.rules.engine import check
from perftui.rules.registry import UNUSED, registry
from perftui.workspace import Workspace, load

FOLDER = Path(__file__).parent
KINDS = {kind.code: kind for kind in (*LANGUAGE_KINDS, *(each.rule for each in registry()), UNUSED)}


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a kind of finding; the usual one has no variant."""

    kind: Kind
    variant: str = ""

    @property
    def name(self) -> str:
        """What its folder is called."""
        return f"{self.kind.code}-{self.variant}" if self.variant else self.kind.code

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return FOLDER / self.name

    @property
    def bad(self) -> bytes:
        """The content that has the finding."""
        make = _MADE.get(self.name)
        return make(self.fixed) if make else (self.folder / "bad.perf").read_bytes()

    @property
    def is_kept(self) -> bool:
        """Whether the content that has the finding is a text in the folder."""
        return self.name not in _MADE

    @property
    def fixed(self) -> bytes:
        """The content that has it no more."""
        return (self.folder / "fixed.perf").read_bytes()

    def kept(self, lang: Language) -> Path:
        """The file with what is printed."""
        return self.folder / f"{lang.value}.txt"


def _cases() -> Iterator[Case]:
    for path in sorted(FOLDER.iterdir()):
        code, _hyphen, variant = path.name.partition("-")
        if path.is_dir() and not path.name.startswith("_"):
            yield Case(KINDS[code], variant)


CASES = list(_cases())
"""All cases, the usual one of a kind before its variants."""


def findings(kind: Kind, data: bytes) -> tuple[Diagnostic, ...]:
    """What the language and the rule `kind` find in a file `bad.perf` with this content."""
    with _alone(data):
        return _checked(kind, load([Path("bad.perf")]))


def printed(kind: Kind, data: bytes, lang: Language) -> str:
    """What `perftui check --select CODE bad.perf` prints in `lang`."""
    with _alone(data):
        workspace = load([Path("bad.perf")])
        documents = {file.document.path: file.document for file in workspace.files}
        set_language(lang)
        return "".join(written(Results(_checked(kind, workspace), (), documents), "text"))


def _checked(kind: Kind, workspace: Workspace) -> tuple[Diagnostic, ...]:
    shown = {kind.code, *(each.code for each in LANGUAGE_KINDS)}
    return tuple(finding for finding in check(workspace).findings if finding.code in shown)


@contextlib.contextmanager
def _alone(data: bytes) -> Iterator[None]:
    """A folder that holds nothing but `bad.perf`."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("bad.perf").write_bytes(data)
            yield
        finally:
            os.chdir(before)


def _gb18030(good: bytes) -> bytes:
    return good.decode("utf-8").encode("gb18030")


def _cut(good: bytes) -> bytes:
    return good.rstrip()[: good.index("服务。".encode()) + 1]


def _noise(good: bytes) -> bytes:
    return good.replace("局".encode(), b"\xff\xff\x80")


def _too_large(good: bytes) -> bytes:
    return good + b"#" * (MAX_BYTES - len(good)) + b"\n"


def _too_long(good: bytes) -> bytes:
    return good + b"# " + "长".encode() * MAX_LINE + b"\n"


def _cr_alone(good: bytes) -> bytes:
    return good.replace(b"\n", b"\r")


def _binary(good: bytes) -> bytes:
    return b"PK\x03\x04\x14\x00" + good


_MADE = MappingProxyType(
    {
        "S102": _gb18030,
        "S102-bytes": _noise,
        "S102-cut": _cut,
        "S115": _too_large,
        "S116": _too_long,
        "S125": _binary,
        "S127": _cr_alone,
    }
)
