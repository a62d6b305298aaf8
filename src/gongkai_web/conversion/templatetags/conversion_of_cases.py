"""What became of an answer, for the page of its case."""

from typing import Any

from django import template

from gongkai_web.conversion.actions import DISCLOSED
from gongkai_web.conversion.models import Conversion
from gongkai_web.requests.models import Case

register = template.Library()


@register.inclusion_tag("conversion/of_case.html")
def conversion_of(case: Case) -> dict[str, Any]:
    """The item, or the way to it."""
    return {"case": case, "made": Conversion.objects.filter(case=case).first(), "disclosed": case.outcome in DISCLOSED}
