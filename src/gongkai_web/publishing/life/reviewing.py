"""The steps of reviewing: the scan, its findings, the reviews one by one, the approval."""

from dataclasses import replace

from gongkai_web.publishing.life.events import Approved, FindingReleased, Reviewed, Scanned, SentBack
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.step import Step, resting
from gongkai_web.publishing.life.vocabulary import Attribute, Review, State, Verdict

_IN_REVIEW = frozenset({State.IN_REVIEW})


def _this_version(life: Life, event: Scanned | Approved) -> Rule | None:
    return None if event.version == life.version else Rule.THIS_VERSION


def _scanned(life: Life, event: Scanned) -> Life:
    return replace(life, findings=frozenset(event.findings))


def _may_release(life: Life) -> Rule | None:
    return None if life.open_findings else Rule.NO_SUCH_FINDING


def _release(life: Life, event: FindingReleased) -> Rule | None:
    if event.version != life.version:
        return Rule.THIS_VERSION
    if event.finding not in life.open_findings:
        return Rule.NO_SUCH_FINDING
    return None if event.reason.strip() else Rule.REASON


def _released(life: Life, event: FindingReleased) -> Life:
    return replace(life, released=life.released | {event.finding})


def _review(life: Life, event: Reviewed) -> Rule | None:
    if event.version != life.version:
        return Rule.THIS_VERSION
    if event.review not in life.needed:
        return Rule.NOT_NEEDED
    if event.verdict is not Verdict.PASSED:
        return None if event.opinion.strip() else Rule.REASON
    return Rule.FINDINGS if event.review is Review.PERSONAL_DATA and life.open_findings else None


def _reviewed(life: Life, event: Reviewed) -> Life:
    reviewed = replace(life, verdicts={**life.verdicts, event.review: event.verdict})
    return replace(reviewed, state=resting(life), opinion=event.opinion) if event.verdict is Verdict.RETURNED else reviewed


def _sending_back(life: Life, event: SentBack) -> Rule | None:
    if event.version != life.version:
        return Rule.THIS_VERSION
    return None if event.opinion.strip() else Rule.REASON


def _sent_back(life: Life, event: SentBack) -> Life:
    return replace(life, state=resting(life), verdicts={}, approved=None, opinion=event.opinion)


def _may_approve(life: Life) -> Rule | None:
    if life.open_reviews:
        return Rule.REVIEWS
    if life.attribute is Attribute.PROACTIVE and life.findings is None:
        return Rule.SCAN
    return Rule.FINDINGS if life.open_findings else None


def _approved(life: Life, event: Approved) -> Life:
    if life.attribute is Attribute.PROACTIVE:
        return replace(life, state=State.APPROVED, approved=event.version)
    return replace(life, state=State.KEPT, approved=event.version, was_kept=True, assessed_on=event.happened_on, changed_on=None)


SCANNED = Step(_IN_REVIEW, _scanned, fits=_this_version)
FINDING_RELEASED = Step(_IN_REVIEW, _released, may=_may_release, fits=_release)
REVIEWED = Step(_IN_REVIEW, _reviewed, fits=_review)
SENT_BACK = Step(frozenset({State.IN_REVIEW, State.APPROVED}), _sent_back, fits=_sending_back)
APPROVED = Step(_IN_REVIEW, _approved, may=_may_approve, fits=_this_version)
