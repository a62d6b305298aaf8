"""Compilations in the workbench: what there is, drawing one up, reading it through, making it public."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai_web.compilations import actions
from gongkai_web.compilations.forms import CatalogueForm, CleanupForm, ColumnForm, GazetteForm, GuideForm, PlaceForm, RegisterForm
from gongkai_web.compilations.lines import entries_of, items_of, verdicts_of
from gongkai_web.compilations.models import (
    Catalogue,
    CatalogueEntry,
    Cleanup,
    CleanupVerdict,
    ColumnEntry,
    Compiled,
    GazetteArticle,
    GazetteIssue,
    Guide,
    ReadingPlace,
    Register,
    RegisterEntry,
    TopicColumn,
)
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.compilations.sheets import CATALOGUE, REGISTER
from gongkai_web.compilations.texts import facts, table
from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.imports.table import rows_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.tree import area, below
from gongkai_web.publishing.models import Publication
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
_WRITE = Right.WRITE_DRAFTS
_KEEP = (Right.WRITE_DRAFTS, Right.PUBLISH)
"""Whoever draws it up, and whoever keeps it up to date once it is public; the action tells them apart."""


@require_safe
@needs(Right.READ_DRAFTS)
def listed(request: HttpRequest) -> HttpResponse:
    """Everything that the person's organs have compiled, by sort."""
    organs = within(request, Right.READ_DRAFTS)
    sorts = [
        (slug, kind._meta.verbose_name_plural, kind._default_manager.filter(organ__in=organs).select_related("organ", "edited_by"))
        for slug, kind in SORTS.items()
    ]
    return render(request, "compilations/list.html", {"sorts": sorts, "organs": within(request, _WRITE)})


@require_safe
@needs(Right.READ_DRAFTS)
def read(request: HttpRequest, sort: str, pk: int) -> HttpResponse:
    """One compilation as it will be public, or is: for whoever is about to publish it."""
    organs = within(request, Right.READ_DRAFTS)
    one = get_object_or_404(SORTS[sort]._default_manager.filter(organ__in=organs).select_related("organ", "edited_by"), pk=pk)
    duties = actor_of(request).duties
    open_ = one.published_at is None
    context = {
        "one": one,
        "kind": one._meta.verbose_name,
        "sort": sort,
        "facts": facts(one),
        "table": table(one),
        "publishable": open_ and duties.may(Right.PUBLISH, one.organ),
        "own": actions.is_by(actor_of(request).user, one),
        "edit": _form_of(sort, one) if duties.may(_WRITE if open_ else Right.PUBLISH, one.organ) and (open_ or one.GROWS) else "",
    }
    return render(request, "compilations/read.html", context)


def _form_of(sort: str, one: Compiled) -> str:
    """Where it is drawn up. A version has no page of its own: there is one open version at most."""
    name = sort.removesuffix("s")
    return reverse(f"compilations:{name}", args=[one.organ_id] if isinstance(one, Guide | Catalogue | Register) else [one.organ_id, one.pk])


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def guide(request: HttpRequest, organ: int) -> HttpResponse:
    """The version of a guide that is being drawn up; begun from the last one."""
    one = organ_or_404(request, organ, _WRITE)
    last = Guide.objects.filter(organ=one).first()
    form = GuideForm(request.POST or None, instance=last if last and last.published_at is None else _copied(last))
    saved = _tried(request, form, lambda: actions.save_version(actor_of(request), Guide, one, form.cleaned_data))
    return _saved(request) if saved else _form(request, form, _("Guide"), one)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def catalogue(request: HttpRequest, organ: int) -> HttpResponse:
    """The version of a catalogue that is being drawn up, from a table."""
    one = organ_or_404(request, organ, _WRITE)
    form = CatalogueForm(request.POST or None, request.FILES or None)

    def save() -> Catalogue:
        entries = [CatalogueEntry(**entry) for entry in entries_of(rows_of(form.cleaned_data["file"].read()), CATALOGUE)]
        return actions.save_version(actor_of(request), Catalogue, one, {"title": form.cleaned_data["title"]}, entries)

    saved = _tried(request, form, save)
    return _saved(request) if saved else _form(request, form, _("Catalogue"), one)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def register(request: HttpRequest, organ: int) -> HttpResponse:
    """The version of a list that is being drawn up, from a table."""
    one = organ_or_404(request, organ, _WRITE)
    form = RegisterForm(request.POST or None, request.FILES or None)

    def save() -> Register:
        entries = [RegisterEntry(**entry) for entry in entries_of(rows_of(form.cleaned_data["file"].read()), REGISTER)]
        values = {name: form.cleaned_data[name] for name in ("kind", "title")}
        return actions.save_version(actor_of(request), Register, one, values, entries)

    saved = _tried(request, form, save)
    return _saved(request) if saved else _form(request, form, _("List"), one)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def gazette(request: HttpRequest, organ: int, pk: int | None = None) -> HttpResponse:
    """An issue of the gazette; its items are those of every organ of the area."""
    one = organ_or_404(request, organ, _WRITE)
    issue = get_object_or_404(GazetteIssue, pk=pk, organ=one) if pk else GazetteIssue(organ=one, year=timezone.localdate().year)
    form = GazetteForm(request.POST or None, instance=issue, initial={"items": _numbers(issue.articles.all()) if pk else ""})

    def save() -> GazetteIssue:
        articles = [GazetteArticle(item_id=item) for item in items_of(form.cleaned_data["items"], area(one))]
        return actions.save(actor_of(request), issue, articles)

    saved = _tried(request, form, save)
    return _saved(request) if saved else _form(request, form, _("Issue of the gazette"), one)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*_KEEP)
def column(request: HttpRequest, organ: int, pk: int | None = None) -> HttpResponse:
    """A topical column."""
    one = organ_or_404(request, organ, *_KEEP)
    found = get_object_or_404(TopicColumn, pk=pk, organ=one) if pk else TopicColumn(organ=one)
    form = ColumnForm(request.POST or None, instance=found, initial={"items": _numbers(found.entries.all()) if pk else ""})

    def save() -> TopicColumn:
        entries = [ColumnEntry(item_id=item) for item in items_of(form.cleaned_data["items"], below((one.pk,)))]
        return actions.save(actor_of(request), found, entries)

    saved = _tried(request, form, save)
    return _saved(request) if saved else _form(request, form, _("Topical column"), one)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def cleanup(request: HttpRequest, organ: int, pk: int | None = None) -> HttpResponse:
    """A batch of a clean-up."""
    one = organ_or_404(request, organ, _WRITE)
    batch = get_object_or_404(Cleanup, pk=pk, organ=one) if pk else Cleanup(organ=one)
    form = CleanupForm(request.POST or None, instance=batch, initial={"verdicts": _verdicts(batch) if pk else ""})

    def save() -> Cleanup:
        judged = verdicts_of(form.cleaned_data["verdicts"], one)
        verdicts = [CleanupVerdict(item_id=each.item, verdict=each.verdict, reason=each.reason) for each in judged]
        return actions.save(actor_of(request), batch, verdicts)

    saved = _tried(request, form, save)
    return _saved(request) if saved else _form(request, form, _("Clean-up"), one)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*_KEEP)
def place(request: HttpRequest, organ: int, pk: int | None = None) -> HttpResponse:
    """A reading place."""
    one = organ_or_404(request, organ, *_KEEP)
    found = get_object_or_404(ReadingPlace, pk=pk, organ=one) if pk else ReadingPlace(organ=one)
    form = PlaceForm(request.POST or None, instance=found)
    saved = _tried(request, form, lambda: actions.save(actor_of(request), found))
    return _saved(request) if saved else _form(request, form, _("Reading place"), one)


@require_POST
@needs(Right.PUBLISH)
def publish(request: HttpRequest, sort: str, pk: int) -> HttpResponse:
    """Makes one public, as it was read."""
    one = get_object_or_404(SORTS[sort]._default_manager.filter(organ__in=within(request, Right.PUBLISH)), pk=pk)
    try:
        actions.publish(actor_of(request), one, seen=request.POST.get("seen", ""))
        messages.success(request, _("%(title)s is public.") % {"title": one})
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("compilations:read", sort, pk)
    return redirect("compilations:list")


def _tried(request: HttpRequest, form: BaseForm, action: Callable[[], object]) -> bool:
    """Whether the form was sent, and the action done."""
    return request.method == "POST" and attempted(form, action) is not None


def _copied(guide: Guide | None) -> Guide:
    """A new version with the texts of the last one."""
    fields = GuideForm.base_fields
    return Guide(**{name: getattr(guide, name) for name in fields}) if guide else Guide()


def _numbers(lines: QuerySet[GazetteArticle] | QuerySet[ColumnEntry]) -> str:
    items = [line.item_id for line in lines]
    numbers = dict(Publication.objects.filter(pk__in=items).values_list("pk", "index_no"))
    return "\n".join(numbers[item] for item in items)


def _verdicts(batch: Cleanup) -> str:
    words = {Verdict.KEEP: "保留", Verdict.AMEND: "修改", Verdict.REPEAL: "废止", Verdict.VOID: "失效"}
    rows = list(batch.verdicts.all())
    numbers = dict(Publication.objects.filter(pk__in=[row.item_id for row in rows]).values_list("pk", "index_no"))
    return "\n".join(f"{numbers[row.item_id]} {words[Verdict(row.verdict)]} {row.reason}".strip() for row in rows)


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("compilations:list")


def _form(request: HttpRequest, form: BaseForm, title: str, organ: Organ) -> HttpResponse:
    context = {"form": form, "title": title, "organ": organ}
    return render(request, "compilations/form.html", context, status=422 if form.errors else 200)
