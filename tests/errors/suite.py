"""One runnable case for each finding there is: a file that has it, what is printed, and a file that has it no more.

A rule is shown alone, as `perftui check --select CODE` does: the others have cases of their own.

A folder is named after its code and holds `bad.perf`, `en.txt`, `zh.txt` and `fixed.perf`. What cannot be kept as a
text of reasonable size is made here instead of standing in `bad.perf`. `scripts/errors.py` writes the printed texts
and the pages anew.
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
from perftui.output.text import findings_text
from perftui.rules.engine import check
from perftui.rules.registry import UNUSED, registry
from perftui.workspace import Workspace, load

FOLDER = Path(__file__).parent
KINDS = {kind.code: kind for kind in (*LANGUAGE_KINDS, *(each.rule for each in registry()), UNUSED)}


@dataclass(frozen=True, slots=True)
class Case:
    """The case of one kind of finding."""

    kind: Kind

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return FOLDER / self.kind.code

    @property
    def bad(self) -> bytes:
        """The content that has the finding."""
        make = _MADE.get(self.kind.code)
        return make(self.fixed) if make else (self.folder / "bad.perf").read_bytes()

    @property
    def is_kept(self) -> bool:
        """Whether the content that has the finding is a text in the folder."""
        return self.kind.code not in _MADE

    @property
    def fixed(self) -> bytes:
        """The content that has it no more."""
        return (self.folder / "fixed.perf").read_bytes()

    def kept(self, lang: Language) -> Path:
        """The file with what is printed."""
        return self.folder / f"{lang.value}.txt"


CASES = [Case(kind) for kind in KINDS.values()]


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
        return "".join(findings_text(_checked(kind, workspace), documents))


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


def _too_large(good: bytes) -> bytes:
    return good + b"#" * (MAX_BYTES - len(good)) + b"\n"


def _too_long(good: bytes) -> bytes:
    return good + b"# " + "长".encode() * MAX_LINE + b"\n"


def _cr_alone(good: bytes) -> bytes:
    return good.replace(b"\n", b"\r")


def _binary(good: bytes) -> bytes:
    return b"PK\x03\x04\x14\x00" + good


_MADE = MappingProxyType({"S102": _gb18030, "S115": _too_large, "S116": _too_long, "S125": _binary, "S127": _cr_alone})
