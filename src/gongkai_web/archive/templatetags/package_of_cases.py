"""The package of a case, for its page."""

from typing import Any

from django import template
from django.template import Context

from gongkai_web.requests.kinds import OPEN
from gongkai_web.requests.models import Case

register = template.Library()


@register.inclusion_tag("archive/of_case.html", takes_context=True)
def package_of(context: Context, case: Case) -> dict[str, Any]:
    """What takes the package out, once the case is over."""
    return {"case": case, "over": case.state not in OPEN, "csrf_token": context.get("csrf_token")}
