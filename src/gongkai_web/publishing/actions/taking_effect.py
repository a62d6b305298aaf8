"""Rules take effect thirty days after their publication at the earliest (domain D.5)."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.law.rulemaking import earliest_effect
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.making import cited
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.publishing.refusals import Refused


def refuse_early_effect(item: Item, today: date) -> None:
    """Raises: Refused for rules that, published today, would take effect too early, without one of the grounds on which they may.

    Of what is public already the day of its first publication counts. Law: RULES-R 32.
    """
    text = item.draft
    if item.kind != Kind.RULES or text.effective_on is None or text.early_effect:
        return
    public = Publication.objects.filter(pk=item.pk).first()
    since = (public.first_published_on or timezone.localdate(public.published_at)) if public else today
    earliest = earliest_effect(since)
    if earliest is not None and text.effective_on < earliest.on:
        raise Refused(
            _("The rules cannot be published like this."),
            _("Published on %(since)s, they take effect on %(earliest)s at the earliest, not on %(on)s: %(law)s.")
            % {"on": text.effective_on, "since": since, "earliest": earliest.on, "law": cited(earliest.basis)},
            _("Amend the day on which they take effect, or name the ground on which they may take effect earlier."),
        )
