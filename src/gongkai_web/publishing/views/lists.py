"""The items of the organs that one works for."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai_web.organs.access import needs, within
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.due import Clock, standing
from gongkai_web.publishing.forms.filters import ItemFilter
from gongkai_web.publishing.models import Item

_PAGE = 30


@require_safe
@needs(Right.READ_DRAFTS)
def listed(request: HttpRequest) -> HttpResponse:
    """Items by state, kind, organ, time limit and words of the title, the last saved first."""
    organs = within(request, Right.READ_DRAFTS)
    form = ItemFilter(request.GET, organs=organs)
    items = Item.objects.filter(organ__in=organs).select_related("organ", "draft", "draft__saved_by").order_by("-draft__saved_at", "-pk")
    asked = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    if words := asked.pop("q", ""):
        items = items.filter(draft__title__icontains=words)
    if clock := asked.pop("clock", ""):
        items = items.filter(standing(Clock(clock), timezone.localdate()))
    page = Paginator(items.filter(**asked), _PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "asked": bool(asked or words or clock)}
    return render(request, "publishing/list.html", context)
