"""The steps after the approval: going out, what happens to what is out, and looking again at what is not."""

from dataclasses import replace

from gongkai_web.publishing.life.events import ChannelUsed, DecisionOverturned, Filed, Published, Reassessment, ValidityChanged, Withdrawn
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.step import Step, afresh
from gongkai_web.publishing.life.vocabulary import Attribute, Reassessed, State, Validity

_APPROVED = frozenset({State.APPROVED})
_KEPT = frozenset({State.KEPT})
_ANY = frozenset(State)


def _may_publish(life: Life) -> Rule | None:
    return None if life.attribute is Attribute.PROACTIVE else Rule.PROACTIVE


def _publication(life: Life, event: Published) -> Rule | None:
    if event.version != life.approved:
        return Rule.THIS_VERSION
    return None if event.index_no and event.index_no == (life.index_no or event.index_no) else Rule.INDEX_NUMBER


def _published(life: Life, event: Published) -> Life:
    out = replace(life, state=State.PUBLISHED, published=event.version, index_no=event.index_no, public_references=life.references)
    return replace(out, assessed_on=None, changed_on=None)


def _public(life: Life) -> Rule | None:
    return None if life.published is not None else Rule.PUBLIC


def _channel_used(life: Life, _: ChannelUsed) -> Life:
    return life


def _validity(life: Life, event: ValidityChanged) -> Rule | None:
    if event.validity is Validity.NOT_YET_IN_FORCE:
        return Rule.BY_DATE
    return Rule.NO_CHANGE if event.validity is life.validity else None


def _validity_changed(life: Life, event: ValidityChanged) -> Life:
    return replace(life, validity=event.validity)


def _filing(_: Life, event: Filed) -> Rule | None:
    return None if event.number.strip() else Rule.NUMBER


def _filed(life: Life, _: Filed) -> Life:
    return life


def _may_be_overturned(life: Life) -> Rule | None:
    return _public(life) or (Rule.NO_CHANGE if life.overturned_on is not None else None)


def _overturning(_: Life, event: DecisionOverturned) -> Rule | None:
    return None if event.document.strip() else Rule.REASON


def _overturned(life: Life, event: DecisionOverturned) -> Life:
    return replace(life, overturned_on=event.happened_on)


def _withdrawn(life: Life, _: Withdrawn) -> Life:
    return afresh(life, state=State.WITHDRAWN, published=None, overturned_on=None, changed_on=None, public_references=frozenset())


def _reassessment(life: Life, event: Reassessment) -> Rule | None:
    if event.result is Reassessed.CONVERT_TO_ON_REQUEST and life.attribute is Attribute.ON_REQUEST:
        return Rule.NO_CHANGE
    return None if event.reason.strip() else Rule.REASON


def _reassessed(life: Life, event: Reassessment) -> Life:
    if event.result is Reassessed.KEEP:
        return replace(life, assessed_on=event.happened_on)
    day = event.happened_on
    return afresh(life, state=State.DRAFTED, attribute=None, basis="", reason="", assessed_on=day, changed_on=day)


PUBLISHED = Step(_APPROVED, _published, may=_may_publish, fits=_publication)
CHANNEL_USED = Step(_ANY, _channel_used, may=_public)
VALIDITY_CHANGED = Step(_ANY, _validity_changed, may=_public, fits=_validity)
FILED = Step(_ANY, _filed, may=_public, fits=_filing)
DECISION_OVERTURNED = Step(_ANY, _overturned, may=_may_be_overturned, fits=_overturning)
WITHDRAWN = Step(_ANY, _withdrawn, may=_public, fits=lambda _, event: None if event.reason.strip() else Rule.REASON)
REASSESSMENT = Step(_KEPT, _reassessed, fits=_reassessment)
