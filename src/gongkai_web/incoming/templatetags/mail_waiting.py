"""How many mails nobody has looked at, for the desk."""

from django import template
from django.template import RequestContext

from gongkai_web.incoming.kinds import State
from gongkai_web.incoming.models import Mail, Mailbox
from gongkai_web.organs.access import within
from gongkai_web.organs.policy import Right

register = template.Library()


@register.inclusion_tag("incoming/waiting.html", name="mail_waiting", takes_context=True)
def mail_waiting(context: RequestContext) -> dict[str, object]:
    """Their number, and the mailboxes that cannot be read."""
    organs = within(context["request"], Right.HANDLE_CASES)
    failing = Mailbox.objects.filter(organ__in=organs).exclude(failing_since=None).select_related("organ")
    return {"count": Mail.objects.filter(organ__in=organs, state=State.WAITING).count(), "failing": failing}
