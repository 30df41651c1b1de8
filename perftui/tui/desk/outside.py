"""What other programs, and earlier runs of this one, did to the files that are open, and what a person decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.editing.change import Spot, edits_between
from perftui.editing.merging import GitMissingError, merge
from perftui.editing.restoring import known_names, restore, still_unsaved, text_now
from perftui.editing.watching import Look, look
from perftui.files import Fault, reason
from perftui.messages import Message, counted, msg
from perftui.tui.actions import action, key_names
from perftui.tui.arranged.comparison import Comparison, Matter, Version
from perftui.tui.arranged.gathering import gathered
from perftui.tui.arranged.patching import can_be_patched
from perftui.tui.desk.desk import CHECKED_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perftui.editing.change import Change
    from perftui.editing.draft import Draft
    from perftui.editing.journal import LeftBehind, Unsaved
    from perftui.editing.watching import Signature
    from perftui.tui.arranged.corpus import Corpus
    from perftui.tui.desk.desk import Desk
    from perftui.workspace import SourceFile


@dataclass(frozen=True, slots=True)
class News:
    """What a look found, and all files as they are with it where making that takes long."""

    look: Look
    edition: int
    corpus: Corpus | None

    @property
    def files(self) -> Mapping[Path, SourceFile | None]:
        """What could be read, and what is gone."""
        return {path: file for path, file in self.look.found.items() if not isinstance(file, Fault)}


class Outside:
    """The disk as the desk meets it again."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.store = desk.store
        self.signatures: Mapping[Path, Signature] = {}
        self.left: tuple[LeftBehind, ...] = ()
        self.lost: tuple[Path, ...] = ()

    # ---- other programs -----------------------------------------------------------------------------------------

    def look(self) -> News | None:
        """Look at the disk; meant for a thread. `None` where there is nothing to tell."""
        state, bench = self.store.state, self.desk.workbench
        if bench is None:
            return None
        from perftui.config.excluding import Exclusions

        seen = look(state.paths, self.signatures, Exclusions(more=state.excluded))
        news = News(seen, state.edition, None)
        if not seen.found:
            return news if seen.unsettled or seen.lost != self.lost else None
        named = {str(path): file for path, file in news.files.items()}
        if len(named) <= CHECKED_AT_ONCE and can_be_patched(state.corpus, named):
            return news
        return News(seen, state.edition, gathered(bench.after(news.files)))

    def take(self, news: News) -> bool:
        """Take over what was found: clean files follow, those with unsaved edits are contested.

        Returns:
            Whether to look again soon.
        """
        bench = self.desk.workbench
        if bench is None or (news.corpus is not None and news.edition != self.store.state.edition):
            return bench is not None
        self.signatures = news.look.signatures
        before = {draft.path for draft in bench.contested}
        changed = [path for path, file in news.files.items() if bench.was_read(path, file)]
        contested = [draft.path for draft in bench.contested if draft.path not in before]
        followed = [path for path in changed if path not in contested]
        if followed:
            self.desk.show(followed, corpus=news.corpus)
        self.desk.tell_standing()
        self._tell(news.look, contested)
        return news.look.unsettled

    def _tell(self, seen: Look, contested: list[Path]) -> None:
        refused = next((each for each in seen.found.values() if isinstance(each, Fault)), None)
        if seen.lost != self.lost and seen.lost:
            # What it says comes behind the name: that of a folder deep down would leave no room for it.
            name = seen.lost[0].name or seen.lost[0]
            self.store.tell(msg("{folder} cannot be read any more; what shows is what was read last", folder=name))
        elif contested:
            self.store.tell(msg("Press ! to decide: another program changed {name} as well", name=contested[0].name))
        elif refused is not None:
            self.store.tell(msg("{name} cannot be read: {reason}", name=refused.path.name, reason=refused.reason))
        self.lost = seen.lost

    # ---- contested files ----------------------------------------------------------------------------------------

    def contested(self, path: Path) -> Draft | None:
        """The draft of a contested file."""
        draft = None if self.desk.workbench is None else self.desk.workbench.draft(path)
        return draft if draft is not None and draft.contested else None

    def comparison(self, path: Path) -> Comparison | None:
        """A contested file in its versions."""
        draft = self.contested(path)
        if draft is None:
            return None
        base = None if draft.saved is None else draft.saved.document.text
        mine = None if draft.file is None else draft.text
        theirs = None if draft.outside is None else draft.outside.document.text
        versions: tuple[Version, ...] = (Version(msg("mine"), mine), Version(msg("on disk"), theirs))
        if draft.saved is not None:
            versions = (Version(msg("before"), base), *versions)
        return Comparison(path, Matter.CONTESTED, versions)

    def keep_mine(self, path: Path) -> None:
        """The draft counts; saving replaces what the other program wrote."""
        if self.desk.workbench is not None:
            self.desk.workbench.keep_mine(path)
            self.desk.show([path])

    def take_theirs(self, path: Path) -> None:
        """The disk counts, as a change that can be taken back."""
        change = None if self.desk.workbench is None else self.desk.workbench.take_theirs(path)
        if change is not None:
            self.desk.apply(self._where_one_is(change, path))
            self.store.tell(msg("{name} is as it is on disk; undo brings your changes back.", name=path.name))

    def merge(self, path: Path) -> Message | None:
        """Both count, as a change that can be taken back.

        Returns:
            Why they cannot be merged, or `None`.
        """
        draft, bench = self.contested(path), self.desk.workbench
        if draft is None or bench is None or draft.outside is None or draft.file is None:
            return msg("there are no two versions to merge")
        base = "" if draft.saved is None else draft.saved.document.text
        try:
            merged = merge(base, draft.text, draft.outside.document.text)
        except GitMissingError:
            return msg("merging needs git, which was not found")
        self.desk.apply(self._where_one_is(bench.merged(path, merged.text), path))
        if merged.conflicts:
            said = counted(
                "{count} place was changed on both sides: {key} decides it field by field.",
                "{count} places were changed on both sides: {key} decides them field by field.",
                merged.conflicts,
                key=key_names(action("conflicts"))[0],
            )
        else:
            said = msg("{name} holds both changes now; look at it and save.", name=path.name)
        self.store.tell(said)
        return None

    def _where_one_is(self, change: Change, path: Path) -> Change:
        """A change of a whole file: whoever is in that file stays where the cursor is."""
        location = self.store.state.location
        return replace(change, spot=None) if location is not None and location.path == str(path) else change

    # ---- what an earlier run left -------------------------------------------------------------------------------

    def find_left(self) -> tuple[Unsaved, ...]:
        """What earlier runs left unsaved in the files that are open. What is on disk by now is forgotten."""
        bench = self.desk.workbench
        if bench is None:
            return ()
        kept = []
        for left in self.desk.journal.left_behind():
            if still_unsaved(bench, left.files, self.store.state.paths):
                kept.append(left)
            else:
                self._forget(left)
        self.left = tuple(kept)
        return self.unsaved

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """What was left, each file once: of several runs the last counts."""
        bench = self.desk.workbench
        if bench is None:
            return ()
        latest = {each.path: each for left in self.left for each in left.files}
        return still_unsaved(bench, tuple(latest.values()), self.store.state.paths)

    def left_comparisons(self) -> tuple[Comparison, ...]:
        """What was left beside what is on disk."""
        bench = self.desk.workbench
        if bench is None:
            return ()
        name = known_names(bench, self.store.state.paths)
        return tuple(
            Comparison(
                name(each.path),
                Matter.LEFT_BEHIND,
                (
                    Version(msg("on disk"), text_now(bench, name(each.path))),
                    Version(msg("left unsaved"), each.text),
                ),
            )
            for each in self.unsaved
        )

    def restore(self) -> None:
        """What was left is unsaved again, as a change that can be taken back."""
        bench = self.desk.workbench
        if bench is None:
            return
        files = self.unsaved
        paths = restore(bench, files, self.store.state.paths)
        self.desk.show(paths, self._first_change(paths))
        if not self.keeps(paths):
            # What was left is the only copy outside of this program; it is tidied away once it is on disk.
            return
        self.discard_left()
        edited = sum(each.edited for each in files)
        if edited:
            said = counted(
                "The changes of {count} file are back, unsaved.",
                "The changes of {count} files are back, unsaved.",
                edited,
            )
            self.store.tell(said)

    def keeps(self, paths: Sequence[Path]) -> bool:
        """Whether a crash would lose nothing of these files."""
        drafts = () if self.desk.workbench is None else map(self.desk.workbench.draft, paths)
        return all(draft is None or self.desk.journal.holds(draft) for draft in drafts)

    @property
    def unfinished(self) -> Unsaved | None:
        """The file for which something was being typed last that could not stand."""
        return next((each for each in reversed(self.unsaved) if each.unfinished is not None), None)

    def project_of(self, left: Unsaved) -> int | None:
        """The project for which something was being typed; `None` where its file is another one by now."""
        bench = self.desk.workbench
        if bench is None or left.unfinished is None:
            return None
        path = known_names(bench, self.store.state.paths)(left.path)
        same = text_now(bench, path) == left.text
        return self.store.state.corpus.project_at(str(path), left.unfinished.line) if same else None

    def _first_change(self, paths: Sequence[Path]) -> Spot | None:
        """Where the first of these files begins to differ from what is on disk."""
        draft = None if self.desk.workbench is None or not paths else self.desk.workbench.draft(paths[0])
        if draft is None or draft.file is None or draft.saved is None:
            return None
        edits = edits_between(draft.saved.document.text, draft.text)
        return Spot(draft.path, edits[0].span.line) if edits else None

    def discard_left(self) -> None:
        """What was left is forgotten."""
        for left in self.left:
            self._forget(left)
        self.left = ()

    def _forget(self, left: LeftBehind) -> None:
        try:
            left.discard()
        except OSError as error:
            self.store.tell(msg("the journal cannot be written ({reason}): save often", reason=reason(error)))
