"""The steps of writing: revising, fixing the attribute, submitting, giving up."""

from dataclasses import replace

from gongkai_web.publishing.life.events import AttributeFixed, Discarded, Imported, Revised, Submitted
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.step import Step, afresh, next_version
from gongkai_web.publishing.life.vocabulary import Attribute, State

_ALIVE = frozenset(State) - {State.DISCARDED}
_WRITING = frozenset({State.DRAFTED, State.ATTRIBUTE_FIXED})


def _revision(life: Life, event: Revised) -> Rule | None:
    return None if event.version == life.version + 1 else Rule.NEXT_VERSION


def _revised(life: Life, event: Revised) -> Life:
    return next_version(life, event)


def _attribute(life: Life, event: AttributeFixed) -> Rule | None:
    if not event.basis:
        return Rule.BASIS
    if event.attribute is Attribute.PROACTIVE:
        return None
    if life.published is not None:
        return Rule.WITHDRAW_FIRST
    return None if event.reason.strip() else Rule.REASON


def _attribute_fixed(life: Life, event: AttributeFixed) -> Life:
    opened = life.assessed_on is not None and event.attribute is Attribute.PROACTIVE  # what was kept is to be public now
    changed = event.happened_on if opened and life.changed_on is None else life.changed_on
    fixed = {"attribute": event.attribute, "basis": event.basis, "reason": event.reason}
    return afresh(life, **fixed, state=State.ATTRIBUTE_FIXED, changed_on=changed)


def _may_import(life: Life) -> Rule | None:
    return Rule.IMPORT if life.version > 1 or life.imported is not None else None


def _importing(_: Life, event: Imported) -> Rule | None:
    known = event.source and event.source_id
    earlier = event.first_published_on is None or event.first_published_on <= event.happened_on
    return None if known and earlier else Rule.IMPORT


def _imported(life: Life, event: Imported) -> Life:
    was_public = event.first_published_on is not None and life.attribute is Attribute.PROACTIVE
    return replace(life, imported=event, adopted=was_public)


def _may_submit(life: Life) -> Rule | None:
    return None if life.attribute else Rule.ATTRIBUTE


def _submission(life: Life, event: Submitted) -> Rule | None:
    return None if event.version == life.version else Rule.THIS_VERSION


def _submitted(life: Life, _: Submitted) -> Life:
    # what a reviewer released in this very text stays released; the reviews themselves begin anew
    return replace(life, state=State.IN_REVIEW, verdicts={}, findings=None, approved=None, opinion="")


def _may_discard(life: Life) -> Rule | None:
    return Rule.ON_RECORD if life.on_record and life.published is None else None


def _discarded(life: Life, _: Discarded) -> Life:
    if life.published is None:
        return afresh(life, state=State.DISCARDED, opinion="")
    return afresh(life, state=State.PUBLISHED, opinion="", references=life.public_references, changed_on=None)


REVISED = Step(_ALIVE, _revised, fits=_revision)
ATTRIBUTE_FIXED = Step(_WRITING | {State.WITHDRAWN}, _attribute_fixed, fits=_attribute)
IMPORTED = Step(_WRITING, _imported, may=_may_import, fits=_importing)
SUBMITTED = Step(_WRITING | {State.APPROVED, State.WITHDRAWN}, _submitted, may=_may_submit, fits=_submission)
DISCARDED = Step(
    _WRITING | {State.IN_REVIEW, State.APPROVED},
    _discarded,
    may=_may_discard,
    fits=lambda _, event: None if event.reason.strip() else Rule.REASON,
)
