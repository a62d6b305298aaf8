"""What there is, reading one through, and what is done with it: making it public, releasing a finding, giving it up."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai_web.compilations import actions
from gongkai_web.compilations.actions.findings import RELEASES
from gongkai_web.compilations.emergencies import clocks_of, emergencies
from gongkai_web.compilations.findings import found_in
from gongkai_web.compilations.forms import BindForm
from gongkai_web.compilations.models import (
    Catalogue,
    Cleanup,
    Compiled,
    GazetteIssue,
    Growing,
    Guide,
    ReadingPlace,
    Register,
    TopicColumn,
    Version,
)
from gongkai_web.compilations.outstanding import outstanding
from gongkai_web.compilations.texts import facts, table
from gongkai_web.organs.access import actor_of, needs, within
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.due import UNDER_WAY
from gongkai_web.publishing.handing import handed_out
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.workbench.attempts import attempted

SORTS: dict[str, type[Compiled]] = {
    "guides": Guide,
    "catalogues": Catalogue,
    "registers": Register,
    "gazettes": GazetteIssue,
    "columns": TopicColumn,
    "cleanups": Cleanup,
    "places": ReadingPlace,
}
"""Part of an address → what stands there."""


def sort_of(one: Compiled) -> str:
    """The part of the address of one."""
    return next(sort for sort, model in SORTS.items() if isinstance(one, model))


@require_safe
@needs(Right.READ_DRAFTS)
def listed(request: HttpRequest) -> HttpResponse:
    """Everything that the person's organs have compiled, by sort."""
    organs = within(request, Right.READ_DRAFTS)
    sorts = [
        (slug, kind._meta.verbose_name_plural, kind._default_manager.filter(organ__in=organs).select_related("organ", "edited_by"))
        for slug, kind in SORTS.items()
    ]
    return render(request, "compilations/list.html", {"sorts": sorts, "organs": within(request, Right.WRITE_DRAFTS)})


@require_safe
@needs(Right.READ_DRAFTS)
def read(request: HttpRequest, sort: str, pk: int) -> HttpResponse:
    """One compilation as it will be public, or is: for whoever is about to publish it."""
    return _read(request, sort, _one_or_404(request, sort, pk, Right.READ_DRAFTS))


def _read(request: HttpRequest, sort: str, one: Compiled, form: Form | None = None) -> HttpResponse:
    actor = actor_of(request)
    open_, own, writes = one.published_at is None, actions.is_by(actor.user, one), actor.duties.may(Right.WRITE_DRAFTS, one.organ)
    growing = isinstance(one, Growing)
    context = {
        "one": one,
        "kind": one._meta.verbose_name,
        "sort": sort,
        "facts": facts(one),
        "table": table(one),
        "publishable": open_ and actor.duties.may(Right.PUBLISH, one.organ),
        "own": own,
        "edit": _form_of(sort, one) if writes and (open_ or growing) else "",
        "discardable": writes and open_ and growing,
        "findings": found_in(one) if open_ else [],
        "releases": actor.duties.may(RELEASES, one.organ) and not own,
        **_change(one),
        "outstanding": outstanding(one).items() if isinstance(one, Cleanup) else (),
        **_emergency(one, actor, form, writes=writes),
        "form": form,
    }
    return render(request, "compilations/read.html", context, status=422 if form and form.errors else 200)


def _change(one: Compiled) -> dict[str, object]:
    """Of what grows: the open change of a public one, or for a change what it would change."""
    if not isinstance(one, Growing):
        return {}
    public = one.public()
    if public is None:
        return {"change": one.change()}
    pairs = zip(facts(public), facts(one), strict=True)
    changed = [(name, old, new) for (name, old), (_name, new) in pairs if old != new]
    before, after = ([" ".join(cell for _name, cell in row) for row in table(each)] for each in (public, one))
    out, in_ = ("\n".join(row for row in some if row not in others) for some, others in ((before, after), (after, before)))
    if out or in_:
        changed.append((_("items taken out, and items added"), out, in_))
    return {"public": public, "changed": changed}


def _emergency(one: Compiled, actor: Actor, form: Form | None, *, writes: bool) -> dict[str, object]:
    """Of a column about an emergency: its clocks, what is written about it, and the form for more."""
    found = emergencies([one.organ_id]).filter(pk=one.pk).first() if isinstance(one, TopicColumn) else None
    if found is None:
        return {}
    written = list(found.written.select_related("item__draft", "item__organ").order_by("pk"))
    public = Publication.objects.filter(pk__in=[row.item_id for row in written], withdrawn_at=None).in_bulk()
    items = [(row.item, public.get(row.item_id)) for row in written]
    context: dict[str, object] = {"clocks": clocks_of(found, actor.now), "items": items}
    if writes and found.over_at is None:
        context["bind"] = form or BindForm(items=_bindable(found))
    return context


def _bindable(column: TopicColumn) -> Any:
    """The items of its organ that are on their way and not in the column yet, the last written first."""
    known = Item.objects.filter(organ=column.organ_id, state__in=UNDER_WAY).exclude(pk__in=column.written.values("item_id"))
    return (
        known.exclude(pk__in=Publication.objects.filter(withdrawn_at=None).values("pk"))
        .select_related("draft")
        .order_by("-draft__saved_at")
    )


def _form_of(sort: str, one: Compiled) -> str:
    """Where it is drawn up. A version has no page of its own: there is one open version at most. A change has that of the public one."""
    name = sort.removesuffix("s")
    if isinstance(one, Version):
        return reverse(f"compilations:{name}", args=[one.organ_id])
    return reverse(f"compilations:{name}", args=[one.organ_id, (one.replaces_id if isinstance(one, Growing) else None) or one.pk])


@require_safe
@needs(Right.READ_DRAFTS)
def scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The scan of an issue of the gazette, public or not; never shown by the browser itself."""
    issue = get_object_or_404(GazetteIssue.objects.exclude(scan={}), pk=pk, organ__in=within(request, Right.READ_DRAFTS))
    return handed_out(issue.scan["sha256"], issue.scan["name"], actions.PDF)


@require_POST
@needs(Right.PUBLISH)
def publish(request: HttpRequest, sort: str, pk: int) -> HttpResponse:
    """Makes one public, as it was read."""
    one = _one_or_404(request, sort, pk, Right.PUBLISH)
    seen = request.POST.get("seen", "")
    return _done(request, sort, one, lambda: actions.publish(actor_of(request), one, seen=seen), _("%(title)s is public."), away=True)


@require_POST
@needs(RELEASES)
def release(request: HttpRequest, sort: str, pk: int) -> HttpResponse:
    """Lets a finding of the scan pass, with the reason."""
    one = _one_or_404(request, sort, pk, RELEASES)
    sent = {name: request.POST.get(name, "") for name in ("finding", "reason")}
    return _done(request, sort, one, lambda: actions.release(actor_of(request), one, **sent), _("The finding was released."))


@require_POST
@needs(Right.WRITE_DRAFTS)
def discard(request: HttpRequest, sort: str, pk: int) -> HttpResponse:
    """Gives up a change, or a column or place that never was public."""
    one = _one_or_404(request, sort, pk, Right.WRITE_DRAFTS)
    if not isinstance(one, Growing):
        raise Http404
    return _done(request, sort, one, lambda: actions.discard(actor_of(request), one), _("%(title)s was given up."), away=True)


@require_POST
@needs(Right.WRITE_DRAFTS)
def emergency(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Begins an item about an emergency, or takes one that is on its way into its column or out of it."""
    one = get_object_or_404(
        TopicColumn.objects.select_related("organ"), pk=pk, organ__in=within(request, Right.WRITE_DRAFTS), replaces=None
    )
    chosen = _ACTS.get(name)
    if chosen is None:
        raise Http404
    items = {"bind": _bindable(one), "unbind": Item.objects.filter(pk__in=one.written.values("item_id"))}.get(name)
    form = Form(request.POST) if items is None else BindForm(request.POST, items=items)
    made = attempted(form, lambda: (chosen(actor_of(request), one, form.cleaned_data),))
    if made is None:
        return _read(request, "columns", one, form)
    if isinstance(made[0], Item):
        messages.success(request, _("The draft was begun. It stands in the column as soon as it is public."))
        return redirect("publishing:edit", made[0].pk)
    messages.success(request, _("Saved."))
    return redirect("compilations:read", "columns", pk)


Act = Callable[[Actor, TopicColumn, Mapping[str, Any]], object]
_ACTS: Mapping[str, Act] = {
    "draft": lambda actor, one, _said: actions.draft_item(actor, one),
    "bind": lambda actor, one, said: actions.bind(actor, one, item=said["item"]),
    "unbind": lambda actor, one, said: actions.unbind(actor, one, item=said["item"]),
}
"""What is done with items about an emergency."""


def _one_or_404(request: HttpRequest, sort: str, pk: int, right: Right) -> Compiled:
    known = SORTS[sort]._default_manager.filter(organ__in=within(request, right)).select_related("organ", "edited_by")
    return get_object_or_404(known, pk=pk)


def _done(request: HttpRequest, sort: str, one: Compiled, action: Callable[[], object], said: str, *, away: bool = False) -> HttpResponse:
    """Its page again, or the list where it is not there any more under that number, with what came of the action."""
    title, pk = str(one), one.pk
    try:
        action()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("compilations:read", sort, pk)
    messages.success(request, said % {"title": title})
    return redirect("compilations:list") if away else redirect("compilations:read", sort, pk)
