"""What the pages of an item show: how it came about, where it stands, what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongkai.errors import ContractError
from gongkai_web.accounts.models import User
from gongkai_web.publishing import clocks
from gongkai_web.publishing.actions.texts import NAMES
from gongkai_web.publishing.catalogue import bases, categories, early_effects, genres, responsibilities, topics
from gongkai_web.publishing.kinds import ATTRIBUTES, CHANNELS, VALIDITIES, Kind
from gongkai_web.publishing.labels import EVENTS, OVERTURNED, REASSESSED, REVIEWS, VERDICTS
from gongkai_web.publishing.life import events
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.vocabulary import Attribute, State
from gongkai_web.publishing.making import in_language
from gongkai_web.publishing.models import Item, ItemEvent, Publication
from gongkai_web.publishing.models.described import Described
from gongkai_web.publishing.projection import event_of
from gongkai_web.publishing.views.told import other, said, titles

_DONE = {
    State.DRAFTED: 1,
    State.ATTRIBUTE_FIXED: 2,
    State.IN_REVIEW: 2,
    State.APPROVED: 4,
    State.PUBLISHED: 5,
    State.KEPT: 4,
}
"""How many steps of its way an item in a state has behind it."""
_RESULTS: Mapping[str, Promise] = {one.value: label for labels in (OVERTURNED, REASSESSED) for one, label in labels.items()}


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of an item's history. `by`: None for what the system did."""

    what: str
    details: tuple[str, ...]
    by: User | None
    at: datetime
    on: date


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One review that an item needs, and what came of it. `verdict`: empty while it is open."""

    label: str
    verdict: str
    said: str


@dataclass(frozen=True, slots=True)
class Due:
    """Until when an item has to be public. `on`: None where no calendar of working days reaches. `alert`: a value of `clocks.Alert`."""

    on: date | None
    provisional: bool
    alert: str


def history(rows: Sequence[ItemEvent]) -> list[Told]:
    """What happened, the last first."""
    known = [(row, event_of(row)) for row in reversed(rows)]
    names = titles(filter(None, (other(event) for _row, event in known)))
    return [
        Told(str(EVENTS[row.kind]), tuple(filter(None, said(event, names) or _details(event))), row.by, row.recorded_at, row.happened_on)
        for row, event in known
    ]


def _details(event: Event) -> tuple[str, ...]:
    """What an event says beside its name and day."""
    told: tuple[str, ...]
    match event:
        case events.AttributeFixed(attribute=attribute, basis=basis, reason=reason):
            told = (f"{ATTRIBUTES[attribute]} — {basis_of(attribute, basis)}", reason)
        case events.Imported(source=source, source_id=source_id, first_published_on=since):
            told = (f"{source} · {source_id}", _("published there on %(day)s") % {"day": since} if since else _("not public there"))
        case events.Scanned(findings=findings):
            told = (_("nothing found") if not findings else _("%(count)d findings") % {"count": len(findings)},)
        case events.Reviewed(review=review, verdict=verdict, opinion=opinion):
            told = (f"{REVIEWS[review]}: {VERDICTS[verdict]}", opinion)
        case events.Published(index_no=number):
            told = (_("index number %(number)s") % {"number": number},)
        case events.ChannelUsed(channel=channel, address=address):
            told = (str(CHANNELS[channel]), address)
        case events.ValidityChanged(validity=validity, by=by):
            told = (str(VALIDITIES[validity]), by)
        case events.DecisionOverturned(result=result, document=said) | events.Reassessment(result=result, reason=said):
            told = (str(_RESULTS[result]), said)
        case events.SentBack(version=version, opinion=opinion):
            told = (_("version %(version)d") % {"version": version}, opinion)
        case (
            events.FindingReleased(reason=said) | events.Withdrawn(reason=said) | events.Discarded(reason=said) | events.Filed(number=said)
        ):
            told = (said,)
        case events.Revised(version=version) | events.Submitted(version=version) | events.Approved(version=version):
            told = (_("version %(version)d") % {"version": version},)
        case _:
            told = ()
    return told


def basis_of(attribute: Attribute, basis: str) -> str:
    """What an attribute rests on, in words."""
    entry = bases(attribute).get(basis)
    return str(entry) if entry else basis


def reviews(life: Life) -> list[Reviewed]:
    """The reviews that the item needs, with their verdicts for the version in review."""
    verdicts = [(one, life.verdicts.get(one)) for one in life.needed]
    return [Reviewed(str(REVIEWS[one]), verdict or "", str(VERDICTS[verdict]) if verdict else "") for one, verdict in verdicts]


def way(life: Life) -> list[tuple[str, str]]:
    """The steps of an item's way, each done, now or ahead; none for what left it."""
    done = _DONE.get(life.state)
    if done is None:
        return []
    done += life.state is State.IN_REVIEW and not life.open_reviews
    names = [_("Draft"), _("Disclosure attribute"), _("Review"), _("Approval")]
    if life.attribute in {None, Attribute.PROACTIVE}:
        names.append(_("Publication"))
    return [(name, "done" if place < done else "now" if place == done else "ahead") for place, name in enumerate(names)]


def due(item: Item, life: Life, today: date) -> Due | None:
    """Until when the item, or its amendment, has to be public; None where nothing runs: not proactive, without a date, out already, or
    given up.
    """
    draft, since = item.draft, life.changed_on or item.draft.made_on
    is_out = life.published is not None and life.changed_on is None
    if life.attribute not in {None, Attribute.PROACTIVE} or is_out or life.state not in _DONE or since is None:
        return None
    try:
        found = clocks.due(since, draft.special_period)
    except ContractError:
        return Due(None, provisional=False, alert="")
    last = found.last
    return Due(last, provisional=found.provisional, alert=clocks.alert(last, today).value if last else "")


def file_by(publication: Publication | None) -> date | None:
    """Until when published rules have to be filed for the record; None for what is not, was filed, or has no such time."""
    if publication is None or publication.kind != Kind.RULES or publication.filed_on or publication.withdrawn_at:
        return None
    return clocks.file_by(publication.first_published_on or timezone.localdate(publication.published_at))


def described(text: Described) -> dict[str, object]:
    """The description of a text with codes as words."""
    values: dict[str, object] = {name: getattr(text, name) for name in NAMES}
    for name, entries in (
        ("statutory_code", categories()),
        ("topic", topics()),
        ("genre", genres()),
        ("responsible_basis", responsibilities()),
        ("early_effect", early_effects()),
    ):
        values[name] = entries.get(str(values[name]), values[name])
    values["special_period"] = _in_words(text.special_period)
    return {name: "、".join(value) if isinstance(value, list) else value for name, value in values.items()}


def _in_words(special_period: str) -> str:
    known = clocks.special_periods().get(special_period)
    if known is None:
        return special_period
    return in_language(known.label)
