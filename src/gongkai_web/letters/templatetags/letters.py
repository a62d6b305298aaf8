"""The letters of a case, for its page."""

from typing import Any

from django import template
from django.utils import timezone

from gongkai.law.outcomes import catalogue as outcomes
from gongkai_web.letters.drafting.catalogue import Letter, catalogue
from gongkai_web.letters.drafting.offers import offers
from gongkai_web.letters.models import Letter as Issued
from gongkai_web.letters.models import LetterDraft
from gongkai_web.requests.labels import said
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case

register = template.Library()


@register.inclusion_tag("letters/of_case.html")
def letters_of(case: Case, handles: bool) -> dict[str, Any]:
    """What was issued, what is being written, and what may be begun by whoever handles the case; others read."""
    handles = handles and bool(case.applicant.key)
    entries = entries_of(case) if handles else []
    letters, names = catalogue().letters, outcomes()
    offered = []
    for letter, outcome in offers(standing(entries), entries, timezone.localdate()) if handles else ():
        value, label = letter.code, said(letter.name)
        if outcome is not None and len(letter.outcomes) > 1:
            label = f"{label} · {said(names[outcome].name)}"
        offered.append((f"{value}:{outcome}" if outcome else value, label))
    issued = [(one, _called(letters[one.code], one.number)) for one in Issued.objects.filter(case=case).select_related("by")]
    drafts = [(one, said(letters[one.code].name)) for one in LetterDraft.objects.filter(case=case).select_related("by")]
    return {"case": case, "offered": offered, "issued": issued, "drafts": drafts, "handles": handles}


def _called(letter: Letter, number: str) -> str:
    return f"{number} {said(letter.name)}".strip()
