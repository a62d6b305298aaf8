"""What a message says: number, organ, step and where to look; nothing of what is asked, and nobody's name."""

from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from gongkai_web.messages.models import Message
from gongkai_web.portal.directory import directory
from gongkai_web.requests.labels import STEPS

WORDS = {kind.__name__: label for kind, label in STEPS.items()}
"""The step of a message, by the name of its event."""


class Text(NamedTuple):
    """A message in words. An SMS has no subject."""

    subject: str
    body: str


def text_of(message: Message, code: str) -> Text:
    """The words, in the platform's language. `code`: the query code, where the message brings it."""
    with translation.override(settings.LANGUAGE_CODE):
        told = {"organ": message.case.organ.name, "number": str(message.case), "step": str(WORDS[message.step])}
        told |= {"kind": str(message.case.get_kind_display()), "where": where_to_look(message.organ_id), "code": code}
        subject = _("%(kind)s %(number)s: %(step)s") % told
        if code:
            body = _("%(organ)s, %(kind)s %(number)s: %(step)s. Query code %(code)s, keep it: %(where)s")
        else:
            body = _("%(organ)s, %(kind)s %(number)s: %(step)s. More with your query code: %(where)s")
        return Text(subject, body % told)


def where_to_look(organ: int) -> str:
    """The address of the page on which requests are followed: of the site nearest above the organ, else of the first one."""
    known = directory()
    sites = {site.organ_id: site.host for site in reversed(tuple(known.open_sites.values()))}
    above: int | None = organ
    passed: set[int] = set()
    while above is not None and above not in sites and above not in passed:
        passed.add(above)
        entry = known.organs.get(above)
        above = (entry.area_supervisor or entry.system_supervisor) if entry else None
    host = sites.get(above) if above is not None else None
    host = host or next(iter(known.open_sites), "")
    return f"http{'s' if settings.BEHIND_TLS else ''}://{host}/requests/status/"
