"""What became of messages, for the pages of the desk."""

from datetime import timedelta

from django import template
from django.template import RequestContext
from django.utils import timezone

from gongkai_web.messages.kinds import State
from gongkai_web.messages.models import Message
from gongkai_web.messages.text import WORDS
from gongkai_web.organs.access import within
from gongkai_web.organs.policy import Right
from gongkai_web.requests.models import Case

register = template.Library()
_RECENT = timedelta(days=30)
_MOST = 20


@register.inclusion_tag("messages/of_case.html")
def messages_of(case: Case) -> dict[str, object]:
    """All messages of a case, the latest first."""
    return {"rows": [(one, WORDS.get(one.step, one.step)) for one in Message.objects.filter(case=case).order_by("-due_at", "key")]}


@register.inclusion_tag("messages/undelivered.html", takes_context=True)
def undelivered(context: RequestContext) -> dict[str, object]:
    """The cases of the last month whose applicants may not have been told."""
    since = timezone.now() - _RECENT
    lost = Message.objects.filter(state__in=(State.UNDELIVERED, State.UNKNOWN), settled_at__gte=since)
    lost = lost.filter(organ__in=within(context["request"], Right.HANDLE_CASES)).select_related("case")
    return {"cases": list(dict.fromkeys(one.case for one in lost.order_by("-settled_at")[:_MOST]))}
