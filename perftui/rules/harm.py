"""Whether a change leaves an error that was not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from perftui.diagnostics import Diagnostic, Severity
from perftui.language.problems import LANGUAGE_KINDS
from perftui.rules.engine import Report
from perftui.rules.fingerprint import fingerprints
from perftui.workspace import Workspace

LANGUAGE = frozenset(kind.code for kind in LANGUAGE_KINDS)


class Checked(NamedTuple):
    """Files and what is found in them."""

    workspace: Workspace
    report: Report


def new_error(before: Checked, after: Checked, fixed: Collection[Diagnostic]) -> Diagnostic | None:
    """An error that `after` has and `before` has not, or `None`.

    An error of `before` may be called otherwise in `after`, where a name or a section has changed: an error that went
    without being among the `fixed` stands for one of the same rule that came. Where the language did not understand
    what was fixed, only errors of the language count: the others were there, and nobody could see them.
    """
    only = LANGUAGE if any(finding.code in LANGUAGE for finding in fixed) else None
    came = _without(_errors(after, only), _errors(before, only))
    went = _without(_errors(before, only), _errors(after, only))
    unexplained = Counter(finding.code for _known, finding in went if finding not in fixed)
    for _known, finding in came:
        if unexplained[finding.code] == 0:
            return finding
        unexplained[finding.code] -= 1
    return None


Error = tuple[tuple[str, ...], Diagnostic]


def _errors(checked: Checked, only: Collection[str] | None) -> Sequence[Error]:
    errors = [
        finding
        for finding in checked.report.findings
        if finding.severity is Severity.ERROR and (only is None or finding.code in only)
    ]
    documents = {file.document.path: file.document for file in checked.workspace.files} if errors else {}
    return [(known[:4], finding) for known, finding in zip(fingerprints(errors, documents), errors, strict=True)]


def _without(errors: Sequence[Error], others: Sequence[Error]) -> Sequence[Error]:
    there = Counter(known for known, _finding in others)
    left: list[Error] = []
    for known, finding in errors:
        if there[known]:
            there[known] -= 1
        else:
            left.append((known, finding))
    return left
