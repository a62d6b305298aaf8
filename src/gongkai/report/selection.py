"""Which of many reports count in a roll-up, each organ once, and why the others do not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gongkai.report.convert import earlier_forms, on_form
from gongkai.report.model import AnnualReport, Scope
from gongkai.report.organs import OrganTree


@dataclass(frozen=True, slots=True)
class Submission:
    """A report handed in. `source`: where it came from, for messages. `organ`: the organ's code, None to find it by the report's
    organ name. `errors`: how many findings of severity error the checks have on it."""

    report: AnnualReport
    source: str = ""
    organ: str | None = None
    errors: int = 0


class Reason(StrEnum):
    """Why a report is not added up."""

    OTHER_YEAR = "other_year"
    """It is of another year, or does not say of which."""
    UNKNOWN_ORGAN = "unknown_organ"
    """It names no organ, or one that the tree does not have."""
    AMBIGUOUS_ORGAN = "ambiguous_organ"
    """Several organs of the tree bear its name."""
    OUTSIDE = "outside"
    """Its organ does not stand under the root."""
    OTHER_FORM = "other_form"
    """Its form cannot be put on the form of the roll-up."""
    REPEATED = "repeated"
    """The same figures of the same organ were already counted."""
    CONFLICTING = "conflicting"
    """Several reports of the same organ have different figures; which is right is not ours to say."""
    SCOPE_UNKNOWN = "scope_unknown"
    """It does not say whether it holds the organ's own figures or those of all below it, and organs below it reported."""
    COVERED = "covered"
    """An aggregate report of the same organ or of one above it holds these figures."""
    PUBLISHED = "published"
    """It is the root's own aggregate report: compared, not added."""


@dataclass(frozen=True, slots=True)
class NotSummed:
    """A report that was not added up. `organ`: its code, None when unknown."""

    source: str
    name: str | None
    organ: str | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class Selection:
    """What is added up. `used`: organ code → submission, in the tree's order. `published`: the root's aggregate report."""

    used: Mapping[str, Submission]
    published: Submission | None
    converted: tuple[str, ...]
    not_summed: tuple[NotSummed, ...]


def select(submissions: Iterable[Submission], tree: OrganTree, root: str, year: int, form_id: str) -> Selection:
    """The submissions that make up the root's figures: of each organ its aggregate report, else its own and those below it.

    Law: domain C.6 (node = own + children; each organ once).
    """
    return _Selector(tree, root, year, form_id).run(submissions)


class _Selector:
    """One pass over the submissions, then one walk down the tree."""

    def __init__(self, tree: OrganTree, root: str, year: int, form_id: str) -> None:
        self.tree, self.root, self.year, self.form_id = tree, root, year, form_id
        self.organs = [organ.code for organ in tree.below(root)]
        self.inside = frozenset(self.organs)
        self.converted: list[str] = []
        self.not_summed: list[NotSummed] = []
        self.used: dict[str, Submission] = {}
        self.by_organ: dict[str, dict[Scope | None, Submission]] = {}

    def run(self, submissions: Iterable[Submission]) -> Selection:
        handed_in: defaultdict[tuple[str, Scope | None], list[Submission]] = defaultdict(list)
        for submission in submissions:
            code = self._organ(submission)
            if code is not None:
                fitting = self._on_form(submission, code)
                if fitting is not None:
                    handed_in[code, fitting.report.scope].append(fitting)
        for (code, scope), several in handed_in.items():
            one = self._one_of(several, code)
            if one is not None:
                self.by_organ.setdefault(code, {})[scope] = one
        published = self.by_organ.get(self.root, {}).pop(Scope.AGGREGATE, None)
        if published is not None:
            self._set_aside(published, self.root, Reason.PUBLISHED)
        self._use()
        return Selection(self.used, published, tuple(self.converted), tuple(self.not_summed))

    def _organ(self, submission: Submission) -> str | None:
        """The submission's organ, None when it is set aside."""
        report = submission.report
        codes = (submission.organ,) if submission.organ is not None else tuple(organ.code for organ in self.tree.named(report.organ or ""))
        if report.year != self.year:
            self._set_aside(submission, codes[0] if len(codes) == 1 else None, Reason.OTHER_YEAR)
        elif len(codes) > 1:
            self._set_aside(submission, None, Reason.AMBIGUOUS_ORGAN)
        elif not codes or codes[0] not in self.tree.organs:
            self._set_aside(submission, None, Reason.UNKNOWN_ORGAN)
        elif codes[0] not in self.inside:
            self._set_aside(submission, codes[0], Reason.OUTSIDE)
        else:
            return codes[0]
        return None

    def _on_form(self, submission: Submission, code: str) -> Submission | None:
        """The submission on the roll-up's form, None when it is set aside."""
        if submission.report.form == self.form_id:
            return submission
        if self.form_id in earlier_forms(submission.report.form):
            self.converted.append(code)
            return replace(submission, report=on_form(submission.report, self.form_id))
        self._set_aside(submission, code, Reason.OTHER_FORM)
        return None

    def _one_of(self, several: Sequence[Submission], code: str) -> Submission | None:
        """The one report of an organ and scope: the first of several with the same figures, none when the figures differ."""
        figures = [{key: cell.value for key, cell in one.report.cells.items()} for one in several] if len(several) > 1 else []
        if all(other == figures[0] for other in figures[1:]):
            for repeated in several[1:]:
                self._set_aside(repeated, code, Reason.REPEATED)
            return several[0]
        for conflicting in several:
            self._set_aside(conflicting, code, Reason.CONFLICTING)
        return None

    def _use(self) -> None:
        """Walk down from the root; below an organ with an aggregate report everything is covered by it."""
        reporting_below = self._reporting_below()
        covered: set[str] = set()
        for code in self.organs:
            found = self.by_organ.get(code, {})
            if code != self.root and self.tree.organs[code].parent in covered:
                covered.add(code)
                self._set_aside_all(found, code, Reason.COVERED)
            elif Scope.AGGREGATE in found:
                covered.add(code)
                self.used[code] = found.pop(Scope.AGGREGATE)
                self._set_aside_all(found, code, Reason.COVERED)
            elif Scope.OWN in found:
                self.used[code] = found.pop(Scope.OWN)
                self._set_aside_all(found, code, Reason.SCOPE_UNKNOWN)
            elif None in found and code in reporting_below:
                self._set_aside(found[None], code, Reason.SCOPE_UNKNOWN)
            elif None in found:
                self.used[code] = found[None]

    def _reporting_below(self) -> set[str]:
        """Organs with a report somewhere below them."""
        above: set[str] = set()
        for code in self.by_organ:
            parent = None if code == self.root else self.tree.organs[code].parent
            while parent is not None and parent not in above:
                above.add(parent)
                parent = None if parent == self.root else self.tree.organs[parent].parent
        return above

    def _set_aside_all(self, found: Mapping[Scope | None, Submission], code: str, reason: Reason) -> None:
        for submission in found.values():
            self._set_aside(submission, code, reason)

    def _set_aside(self, submission: Submission, code: str | None, reason: Reason) -> None:
        self.not_summed.append(NotSummed(submission.source, submission.report.organ, code, reason))
