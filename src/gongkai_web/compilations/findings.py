"""What the scan finds in a compilation, and which of it somebody let pass."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai_web.compilations.models import Compiled, GazetteIssue
from gongkai_web.compilations.texts import texts
from gongkai_web.publishing.scan import Finding, Kind
from gongkai_web.publishing.scan.words import refuse_found, scan_words


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in the reader's language. `id`: the same in every language. `reason`: why it was let pass; None while it stands."""

    id: str
    finding: Finding
    reason: str | None


def found_in(one: Compiled) -> list[Found]:
    """The findings in the texts of a compilation, its lines and its file, each once."""
    shown = [*scan_words(texts(one)), *_in_scan(one)]
    if not shown:
        return []
    with override(settings.LANGUAGE_CODE):  # the names of the places are part of an id
        ids = [finding.id for finding in (*scan_words(texts(one)), *_in_scan(one))]
    known = dict(zip(ids, shown, strict=True))
    return [Found(key, finding, one.released[key]["reason"] if key in one.released else None) for key, finding in known.items()]


def _in_scan(one: Compiled) -> list[Finding]:
    """What was found in the file of a scanned issue when it was taken in."""
    found = one.scan.get("findings", []) if isinstance(one, GazetteIssue) else []
    return [Finding(**{**each, "kind": Kind(each["kind"])}) for each in found]


def refuse_unreleased(one: Compiled, what: str) -> None:
    """Raises: Refused, beginning with `what`, when the scan finds personal data that nobody let pass."""
    standing = [each.finding for each in found_in(one) if each.reason is None]
    refuse_found(what, standing, _("Take it out, or have the secrecy reviewer release each finding with a reason."))
