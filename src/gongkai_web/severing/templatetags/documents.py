"""The documents of a case, for its page: whoever judges a reply reads what it hands out."""

from typing import Any

from django import template

from gongkai_web.requests.models import Case
from gongkai_web.severing.models import Document

register = template.Library()


@register.inclusion_tag("severing/of_case.html")
def documents_of(case: Case, handles: bool) -> dict[str, Any]:
    """Each with the files that came out of it; nothing once the case was erased."""
    documents = Document.objects.filter(case=case).select_related("case").prefetch_related("severed__by", "provided") if case.key else ()
    return {"case": case, "documents": documents, "handles": handles}
