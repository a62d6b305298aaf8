"""No interpretation, no issue (domain D.6): before a document goes out, and as long as it is public."""

from django.conf import settings
from django.utils.translation import gettext as _

from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.life.vocabulary import Tie
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.publishing.references import interpreted
from gongkai_web.publishing.refusals import Refused


def refuse_without_interpretation(item: Item) -> None:
    """Raises: Refused for a document that needs an interpretation, and has none that is public or approved to be."""
    if item.kind in settings.GONGKAI_INTERPRETATION_REQUIRED and not interpreted(item.pk, item.organ_id):
        raise Refused(
            _("The document was not published."),
            _("It has no interpretation that is public or approved."),
            _("Draft the interpretation, tie it to this document, and have it approved; both can then go out together."),
        )


def refuse_dropping(record: Record) -> None:
    """Raises: Refused for a version that drops the only interpretation of a public document that needs one."""
    dropped = {one.item for one in record.life.public_references - record.life.references if one.tie is Tie.INTERPRETS}
    for document in Publication.objects.filter(pk__in=dropped, withdrawn_at=None).order_by("pk"):
        refuse_uninterpreted(document, besides=record.item.pk)


def refuse_uninterpreted(document: Publication, *, besides: int | None = None) -> None:
    """Raises: Refused for a public document that needs an interpretation, and has none but the one left out."""
    if document.kind in settings.GONGKAI_INTERPRETATION_REQUIRED and not interpreted(document.pk, document.organ_id, besides=besides):
        raise Refused(
            _("The only interpretation of a public document cannot be taken away."),
            _("“%(title)s” would be left without an interpretation that is public or approved.") % {"title": document.title},
            _("Have another interpretation of it approved first, or leave the reference as it is."),
        )
