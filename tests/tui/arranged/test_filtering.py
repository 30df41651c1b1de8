"""What a filter means: words are looked for in names, a condition is asked of every place and its marks."""

from __future__ import annotations

import pytest

from perftui.editing.workbench import Workbench
from perftui.language.edits import apply
from perftui.query.reader import Fault, Query
from perftui.query.typed import meaning
from perftui.tui.arranged.corpus import Corpus
from perftui.tui.arranged.filtering import changed_spots, marks_of, matching
from perftui.tui.arranged.findings import Findings
from perftui.tui.arranged.search import Matches


def found(text: str, corpus: Corpus, findings: Findings | None = None) -> Matches:
    query = meaning(text)
    assert isinstance(query, Query)
    matches = matching(query, corpus, marks_of(findings or Findings(), (), ()), lambda: False)
    assert matches is not None
    return matches


def names(matches: Matches, corpus: Corpus) -> dict[str, list[str]]:
    """The projects that were found, each with those of its indicators that were."""
    projects = {number: corpus.projects[number].project for number in matches.projects}
    return {
        project.name: [project.indicators[at].name for at in sorted(matches.indicators(number))]
        for number, project in projects.items()
    }


@pytest.mark.parametrize("text", ["", "河道", "居民 满意度", "新指标（2）", "A-1", "and河道"])
def test_words_are_no_condition(text: str) -> None:
    assert meaning(text) is None


@pytest.mark.parametrize(
    "text", ["满意度 < 90", "满意度＜90", "待核", "河道 or 水质", "not 未定", "any(待核)", '"河道"', "错误 河道"]
)
def test_what_has_a_sign_or_a_name_of_the_language_is_a_condition(text: str) -> None:
    assert isinstance(meaning(text), Query)


def test_a_fault_says_where_it_is() -> None:
    fault = meaning("满意度 <")
    assert isinstance(fault, Fault)
    assert fault.span == (5, 5)


def test_a_condition_on_indicators_finds_indicators(corpus: Corpus) -> None:
    assert names(found("满意度 <= 90 or 未定", corpus), corpus) == {"河道整治": ["清淤长度", "居民满意度"]}


def test_a_condition_on_projects_finds_projects_whole(corpus: Corpus) -> None:
    matches = found("主管部门 = 环保局", corpus)
    assert names(matches, corpus) == {"水质监测": []}
    assert not matches.opened


def test_marks_of_findings_are_asked_for(corpus: Corpus, findings: Findings) -> None:
    matches = found("错误 or 警告 or 提示", corpus, findings)
    located = {each.project for each in findings.every if each.project is not None}
    assert set(matches.projects) == located
    assert not found("错误", corpus).projects


def test_what_nobody_waits_for_is_not_found(corpus: Corpus) -> None:
    query = meaning("待核")
    assert isinstance(query, Query)
    assert matching(query, corpus, {}, lambda: True) is None


def test_changed_is_what_differs_from_the_disk(corpus: Corpus) -> None:
    from perftui.editing.change import Change, Step
    from perftui.language import edits
    from perftui.messages import msg
    from perftui.tui.arranged.patching import patched

    assert corpus.workspace is not None
    bench = Workbench(corpus.workspace)
    assert not list(changed_spots(corpus, bench.drafts()))
    declared = corpus.projects[0]
    indicator = declared.project.indicators[3]
    renamed = edits.rename_indicator(declared.file.document, indicator, "群众满意度")
    assert "群众满意度" in apply(declared.file.document.text, renamed)
    bench.apply(Change(msg("rename"), (Step(declared.file.path, renamed),)))
    draft = bench.draft(declared.file.path)
    assert draft is not None
    now = patched(corpus, bench.workspace, {str(draft.path): draft.file})
    assert list(changed_spots(now, bench.dirty)) == [(0, None), (0, 3)]


def test_matches_stay_with_their_projects_in_another_corpus(corpus: Corpus) -> None:
    matches = found("满意度 <= 90", corpus)
    assert list(matches.carried(corpus.names, {0: 1}).hits) == []
    assert list(matches.carried(corpus.names, {0: 0, 1: 1}).hits) == list(matches.hits)
    assert list(matches.carried(corpus.names).hits) == list(matches.hits)
