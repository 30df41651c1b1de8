"""What is done about what was found: fixes, suppressions, and the explanation of a rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from perftui.display import is_visible_line
from perftui.messages import Message, msg
from perftui.tui.arranged.in_files import Finding
from perftui.tui.arranged.places import View
from perftui.tui.desk.desk import MANY
from perftui.tui.doing.wholesale import Wholesale
from perftui.tui.screens.main import Main
from perftui.tui.screens.page import Page

if TYPE_CHECKING:
    from perftui.diagnostics import Diagnostic
    from perftui.tui.desk.desk import Shown
    from perftui.tui.desk.remedies import Remedy
    from perftui.tui.store.checker import Checker
    from perftui.tui.store.state import State
    from perftui.workspace import Workspace

Refuses = Callable[["Diagnostic"], Message | None]
Use = Callable[[Finding], None]

NO_FIX = msg("No fix is known for this; the explanation tells what to do.")
NO_RULE = msg("No rule says this: the file or the configuration could not be read as it is.")


class Mending(Wholesale):
    """The actions on findings: on the one at the cursor, wherever the cursor is."""

    # ---- fixes --------------------------------------------------------------------------------------------------

    def action_fix(self) -> None:
        """Fix what is wrong at the cursor; what needs an eye is shown first."""
        self._on_finding(_no_fix, self._fix)

    def action_fix_rule(self) -> None:
        """Fix everything in all files that the rule of the finding at the cursor finds."""
        self._on_finding(_no_fix, self._fix_rule)

    def _fix(self, finding: Finding) -> None:
        from perftui.tui.desk.remedies import fix_finding

        known = self._at_hand()
        if known is not None:
            self._propose(finding, fix_finding(*known, finding.diagnostic))

    def _fix_rule(self, finding: Finding) -> None:
        known = self._at_hand()
        if known is None:
            return
        checker, workspace = known

        def find() -> Shown:
            from perftui.tui.desk.remedies import fix_rule

            remedy = fix_rule(checker, workspace, finding.diagnostic)
            return lambda: self._propose(finding, remedy)

        rule = f"{finding.diagnostic.code} {finding.diagnostic.name}"
        self._while_working(msg("fixing {rule} …", rule=rule), find)

    def _propose(self, finding: Finding, remedy: Remedy) -> None:
        """Make a remedy; one that is not safe only where a person has seen it and agrees."""
        if not remedy.files or remedy.safe:
            self._carry_out(finding, remedy, remedy.said())
            return
        from perftui.tui.screens.proposal import Proposal

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 - what Textual hands over
            if agreed:
                self._carry_out(finding, remedy, remedy.said())

        self.push_screen(Proposal(self.store, remedy), answered)

    # ---- suppressions -------------------------------------------------------------------------------------------

    def action_suppress(self) -> None:
        """Write a suppression of the finding at the cursor; why is asked for."""
        self._on_finding(self._not_suppressible, self._ask_reason)

    def _not_suppressible(self, diagnostic: Diagnostic) -> Message | None:
        from perftui.tui.desk.remedies import judge

        checker = self.store.state.checker
        if not diagnostic.code:
            return NO_RULE
        if checker is not None and diagnostic.code in judge(checker, diagnostic.path).never:
            return msg("{rule} cannot be suppressed", rule=f"{diagnostic.code} {diagnostic.name}")
        return None

    def _ask_reason(self, finding: Finding) -> None:
        from perftui.tui.screens.ask import Ask

        def refuses(text: str) -> Message | None:
            return None if is_visible_line(text) else msg("a reason is one line of visible characters")

        def typed(text: str | None) -> None:
            if text is not None:
                self._suppress(finding, text)

        rule = f"{finding.diagnostic.code} {finding.diagnostic.name}"
        asked = msg("Why may {rule} stand here?", rule=rule)
        hint = msg("written into the file, for whoever checks it")
        self.push_screen(Ask(self.store, asked, "", hint, refuses), typed)

    def _suppress(self, finding: Finding, reason: str) -> None:
        from perftui.tui.desk.remedies import suppress

        known = self._at_hand()
        if known is None:
            return
        remedy = suppress(*known, finding.diagnostic, reason)
        if isinstance(remedy, Message):
            self.store.tell(remedy)
        else:
            said = msg("{rule} is suppressed here; undo takes it back.", rule=finding.diagnostic.code)
            self._carry_out(finding, remedy, said)

    # ---- explanation --------------------------------------------------------------------------------------------

    def action_explain(self) -> None:
        """Explain the rule of the finding at the cursor."""
        self._on_finding(lambda diagnostic: None if diagnostic.code else NO_RULE, self._explain)

    def _explain(self, finding: Finding) -> None:
        from perftui.tui.screens.reason import Reason

        checker = self.store.state.checker
        about = None if checker is None else checker.explanation(finding.diagnostic)
        if about is not None:
            self.push_screen(Reason(self.store, about))

    # ---- to the list --------------------------------------------------------------------------------------------

    def action_problems(self) -> None:
        """The page of problems, with that of the selected place selected."""
        self._select_finding_here()
        super().action_problems()

    def action_pane_3(self) -> None:
        """To the list of problems, with that of the selected place under the cursor."""
        self._select_finding_here()
        super().action_pane_3()

    def _select_finding_here(self) -> None:
        state, page = self.store.state, self.screen
        if not isinstance(page, Page) or page.lists_findings or state.place is None:
            return
        on_main = isinstance(page, Main)
        found = state.findings.at(state.corpus, state.place) if on_main else page.findings_of_line()
        chosen = None if state.finding is None else state.findings.every[state.finding]
        if found and not any(each == chosen for each in found):
            number = state.findings.again(state.corpus, found[0].diagnostic)
            if number is not None:
                self.store.choose_finding(number)

    # ---- inside -------------------------------------------------------------------------------------------------

    def _at_hand(self) -> tuple[Checker, Workspace] | None:
        """Who checks, and what is edited; until everything is read there is nothing, which is said."""
        bench, checker = self.desk.workbench, self.store.state.checker
        if bench is None or checker is None:
            self.store.tell(msg("the files are still being read"))
            return None
        return checker, bench.workspace

    def _carry_out(self, finding: Finding, remedy: Remedy, said: Message) -> None:
        """Make a remedy as one step, and say so. What is selected stays so; the page of problems goes on."""
        change = remedy.change
        if not remedy.files:
            self.store.tell(said)
            return
        if not self._say(self._stale(remedy) or self.desk.refusal(change)):
            return
        before = self.store.state

        def make() -> Shown:
            show = self.desk.apply_many(change)

            def done() -> None:
                show()
                self.desk.stay(before)
                self._go_on(before, finding)
                self.store.tell(said)

            return done

        if len(remedy.files) > MANY:
            self._while_working(remedy.label, make)
        else:
            make()()

    def _stale(self, remedy: Remedy) -> Message | None:
        """That a file has another text by now than when the remedy was found."""
        bench = self.desk.workbench
        drafts = {} if bench is None else {each.path: bench.draft(each.path) for each in remedy.files}
        texts = {path: None if draft is None else draft.text for path, draft in drafts.items()}
        other = next((each.path for each in remedy.files if texts.get(each.path) != each.before), None)
        return None if other is None else msg("{name} was changed meanwhile; do it again.", name=other.name)

    def _go_on(self, before: State, finding: Finding) -> None:
        """On the page of problems the one behind that which was dealt with is selected now."""
        left = len(self.store.state.findings.every)
        if self.store.state.view is View.PROBLEMS and left and finding in before.findings.every:
            self.store.choose_finding(min(before.findings.every.index(finding), left - 1))

    def _on_finding(self, refuses: Refuses, use: Use) -> None:
        """Do something with the finding at the cursor; of several that it can be done with, ask which."""
        found = self.screen.findings_here() if isinstance(self.screen, Page) else ()
        if not found:
            self.store.tell(msg("No problem stands at the cursor."))
            return
        refusals = [refuses(each.diagnostic) for each in found]
        fit = [each for each, refusal in zip(found, refusals, strict=True) if refusal is None]
        if not fit:
            self.store.tell(refusals[0])
        elif len(fit) == 1:
            use(fit[0])
        else:
            self._ask_which(fit, use)

    def _ask_which(self, found: Sequence[Finding], use: Use) -> None:
        named = {f"{each.diagnostic.code}  {each.diagnostic.summary}": each for each in found}

        def chosen(text: str | None) -> None:
            if text is not None:
                use(named[text])

        self._choose(msg("Which problem?"), list(named), chosen)


def _no_fix(diagnostic: Diagnostic) -> Message | None:
    return NO_FIX if diagnostic.fix is None else None
