"""Which items a person finds here."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gongkai_web.organs.access import actor_of, within
from gongkai_web.organs.policy import Right
from gongkai_web.publishing import actions
from gongkai_web.publishing.models import Item


def item_or_404(request: HttpRequest, pk: int) -> Item:
    """An item of an organ that one works for. Raises: Http404, as for one that does not exist."""
    known = Item.objects.select_related("organ", "draft", "draft__saved_by")
    return get_object_or_404(known, pk=pk, organ__in=within(request, Right.READ_DRAFTS))


def demand_offered(request: HttpRequest, item: Item, name: str) -> None:
    """Raises: PermissionDenied when that action is not among those that this person may do now."""
    if name not in actions.permitted(actor_of(request), item):
        raise PermissionDenied
