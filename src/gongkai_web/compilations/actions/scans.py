"""The scan of an issue of the gazette: taken in like any other file, and looked into before it goes out."""

from dataclasses import asdict

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.files import keep
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.scan import scan
from gongkai_web.publishing.uploads import accept

PDF = "application/pdf"


def taken(name: str, content: bytes) -> dict[str, object]:
    """What an issue keeps of its scan; the bytes are on the disk. Raises: Refused for what is no PDF, damaged, unsafe or too large."""
    file = accept(name, content)
    if file.media_type != PDF:
        why = _("“%(name)s” is no PDF.") % {"name": file.name}
        raise Refused(_("Nothing was saved."), why, _("Save the scan of the issue as one PDF."))
    with override(settings.LANGUAGE_CODE):  # the name of a place stays as it was found
        findings = [asdict(one) for one in scan(TextFields(""), [(file.name, file.content)])]
    return {"sha256": keep(file.content), "name": file.name, "size": len(file.content), "findings": findings}
