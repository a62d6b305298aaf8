"""The tree of organs, one organ, its sites and what became of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.actions import organs as actions
from gongkai_web.organs.forms import ClosingForm, OrganFilter, OrganForm, ReasonForm, SiteForm, SuccessionForm
from gongkai_web.organs.models import Appointment, Organ, Site
from gongkai_web.organs.policy import Right
from gongkai_web.workbench.attempts import attempted

_PAGE = 50
_MANAGE = Right.MANAGE_ORGANS


@dataclass(slots=True)
class Branch:
    """An organ with those below it, as the tree shows them."""

    organ: Organ
    below: list["Branch"] = field(default_factory=list)


@require_safe
@needs(_MANAGE)
def listed(request: HttpRequest) -> HttpResponse:
    """The organs that the person administers: all as a tree, or those that fit a filter as a table."""
    organs = within(request, _MANAGE).select_related("area_supervisor")
    form = OrganFilter(request.GET)
    asked = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    if not asked:
        return render(request, "organs/list.html", {"form": form, "tree": _tree(organs), "count": len(organs)})
    if words := asked.pop("q", ""):
        organs = organs.filter(Q(name__icontains=words) | Q(code__icontains=words) | Q(short_name__icontains=words))
    organs = organs.filter(**asked)
    page = Paginator(organs, _PAGE).get_page(request.GET.get("page"))
    return render(request, "organs/list.html", {"form": form, "page": page, "count": page.paginator.count})


def _tree(organs: Iterable[Organ]) -> list[Branch]:
    """The organs under their supervisors; whose supervisor is not among them stands at the top."""
    branches = {organ.pk: Branch(organ) for organ in organs}
    below: dict[int | None, list[Branch]] = defaultdict(list)
    for branch in branches.values():
        above = branch.organ.area_supervisor_id or branch.organ.system_supervisor_id
        below[above if above in branches else None].append(branch)
    for pk, branch in branches.items():
        branch.below = below[pk]
    return below[None]


@require_safe
@needs(_MANAGE, Right.MANAGE_ACCOUNTS)
def organ(request: HttpRequest, pk: int) -> HttpResponse:
    """One organ: what it is, who acts for it, its sites, what it came out of and what became of it."""
    one = organ_or_404(request, pk, _MANAGE, Right.MANAGE_ACCOUNTS)
    people = Appointment.objects.filter(organ=one).select_related("user").order_by("until", "role")
    context = {
        "organ": one,
        "appointments": people,
        "sites": one.sites.all(),
        "became": one.successions.select_related("successor"),
        "came_from": one.origins.select_related("predecessor"),
        "below": within(request, _MANAGE).filter(Q(area_supervisor=one) | Q(system_supervisor=one)),
    }
    return render(request, "organs/organ.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def create(request: HttpRequest) -> HttpResponse:
    """A new organ."""
    form = OrganForm(request.POST or None, above=within(request, _MANAGE), initial={"area_supervisor": request.GET.get("below")})
    made = attempted(form, lambda: actions.make_organ(actor_of(request), form.cleaned_data)) if request.method == "POST" else None
    if made is None:
        return _form(request, form, _("New organ"))
    messages.success(request, _("%(organ)s was entered.") % {"organ": made})
    return redirect("organs:organ", made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """An organ's data."""
    one = organ_or_404(request, pk, _MANAGE)
    form = OrganForm(request.POST or None, instance=one, above=within(request, _MANAGE))
    saved = attempted(form, lambda: actions.change_organ(actor_of(request), one, form.cleaned_data)) if request.method == "POST" else None
    if saved is None:
        return _form(request, form, _("Edit: %(organ)s") % {"organ": one}, one)
    messages.success(request, _("Saved."))
    return redirect("organs:organ", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def succession(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of an organ."""
    one = organ_or_404(request, pk, _MANAGE)
    form = SuccessionForm(request.POST or None, predecessor=one, among=within(request, _MANAGE))
    acting = request.method == "POST"
    recorded = attempted(form, lambda: actions.record_succession(actor_of(request), one, form.cleaned_data)) if acting else None
    if recorded is None:
        return _form(request, form, _("Record a merger, split or renaming"), one)
    messages.success(request, _("Saved."))
    return redirect("organs:organ", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def site_create(request: HttpRequest, pk: int) -> HttpResponse:
    """A new site of an organ."""
    one = organ_or_404(request, pk, _MANAGE)
    return _site(request, Site(organ=one), _("New site"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def site_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A site's data."""
    site = _site_or_404(request, pk)
    return _site(request, site, site.name)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def site_close(request: HttpRequest, pk: int) -> HttpResponse:
    """The closing of a site, with what its pages say from then on."""
    site = _site_or_404(request, pk)
    form = ClosingForm(request.POST or None, instance=_site_or_404(request, pk), initial={"closed_on": timezone.localdate()})

    def close() -> Site:
        values = dict(form.cleaned_data)
        return actions.close_site(actor_of(request), site, values, document=values.pop("document"))

    return _changed(request, form, site, _("Close the site %(host)s") % {"host": site.host}, close)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def site_open(request: HttpRequest, pk: int) -> HttpResponse:
    """A closed site shows its pages again."""
    site, form = _site_or_404(request, pk), ReasonForm(request.POST or None)
    title = _("Open the site %(host)s again") % {"host": site.host}
    return _changed(request, form, site, title, lambda: actions.reopen_site(actor_of(request), site, document=form.cleaned_data["reason"]))


def _changed(request: HttpRequest, form: ClosingForm | ReasonForm, site: Site, title: str, change: Callable[[], Site]) -> HttpResponse:
    if request.method != "POST" or attempted(form, change) is None:
        context = {"form": form, "title": title, "organ": site.organ, "danger": True}
        return render(request, "organs/form.html", context, status=422 if form.errors else 200)
    messages.success(request, _("Saved."))
    return redirect("organs:organ", site.organ_id)


def _site_or_404(request: HttpRequest, pk: int) -> Site:
    return get_object_or_404(Site.objects.select_related("organ"), pk=pk, organ__in=within(request, _MANAGE))


def _site(request: HttpRequest, site: Site, title: str) -> HttpResponse:
    kept = Site(organ=site.organ) if site.pk is None else Site.objects.get(pk=site.pk)
    form = SiteForm(request.POST or None, instance=site)
    if request.method != "POST" or not attempted(form, lambda: actions.save_site(actor_of(request), kept, form.cleaned_data)):
        return _form(request, form, title, site.organ)
    messages.success(request, _("Saved."))
    return redirect("organs:organ", site.organ_id)


def _form(request: HttpRequest, form: OrganForm | SiteForm | SuccessionForm, title: str, one: Organ | None = None) -> HttpResponse:
    return render(request, "organs/form.html", {"form": form, "title": title, "organ": one}, status=422 if form.errors else 200)
