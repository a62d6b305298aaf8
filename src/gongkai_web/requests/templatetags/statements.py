"""What applicants told the office since they asked, for the page of a case."""

from django import template

from gongkai_web.requests.models import Case, Statement
from gongkai_web.requests.sealing import opened

register = template.Library()


@register.inclusion_tag("requests/statements.html")
def statements_of(case: Case) -> dict[str, object]:
    """All of it, the latest first; nothing once the case was erased."""
    rows = Statement.objects.filter(case=case).order_by("-pk") if case.key else ()
    return {"rows": [(one, opened(case.key, bytes(one.sealed)).decode()) for one in rows]}
