"""The files that somebody sends who is not signed in: so many at a time, and none too large."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.uploads import received
from gongkai_web.requests.asked import Faulty
from gongkai_web.requests.attempts import TooMany, take_files
from gongkai_web.requests.network import network_of


def uploaded(request: HttpRequest) -> list[tuple[str, bytes]]:
    """Name and bytes of each. Every file costs a process that looks into it, so that a network has only so many. Raises: Faulty."""
    files = request.FILES.getlist("attachments")
    try:
        take_files(network_of(request), len(files), timezone.now())
        return [(file.name or "", received(file)) for file in files]
    except TooMany as limit:
        told = _("Too many files came from your network. Send them again in %(minutes)d minutes, or send the request without them.")
        raise Faulty({"attachments": told % {"minutes": limit.seconds // 60 + 1}}) from limit
    except Refused as refusal:
        raise Faulty({"attachments": str(refusal)}) from refusal
