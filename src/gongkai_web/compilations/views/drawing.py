"""Drawing up a compilation: one form for each sort. Who saves after somebody else is shown what differs, and loses nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.forms import BaseForm, BoundField, FileField
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_web.compilations import actions, contents
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
from gongkai_web.compilations.refusals import SavedMeanwhile
from gongkai_web.compilations.sheets import CATALOGUE, REGISTER
from gongkai_web.compilations.views.reading import sort_of
from gongkai_web.compilations.worksheet import HEADINGS, lines_of, scope
from gongkai_web.organs.access import actor_of, needs, organ_or_404
from gongkai_web.organs.imports.table import rows_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.tree import area, below
from gongkai_web.oversight.sheets import download
from gongkai_web.publishing.models import Publication
from gongkai_web.publishing.uploads import received

C = TypeVar("C", bound=Compiled)
_WRITE = Right.WRITE_DRAFTS
_SEEN = "seen"
Difference = tuple[str, str, str]
"""What a field is called, what the person wrote, and what stands saved."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A form about to be shown or saved. `like`: the same form with what stands in a row. `stamps`: what the person began from, by the name
    of the hidden field that says so; `key`: the one that counts.
    """

    organ: Organ
    title: str
    form: BaseForm
    like: Callable[[Any], BaseForm]
    stamps: Mapping[str, str]
    key: str = _SEEN


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def guide(request: HttpRequest, organ: int) -> HttpResponse:
    """The version of a guide that is being drawn up; begun from the last one."""
    one = organ_or_404(request, organ, _WRITE)
    last = Guide(organ=one).before()
    form = GuideForm(request.POST or None, instance=last if last and last.published_at is None else _copied(last))
    desk = Desk(one, _("Guide"), form, lambda row: GuideForm(instance=row), _stamp(last))
    return _drawn(request, desk, lambda seen: actions.save_version(actor_of(request), Guide, one, form.cleaned_data, seen=seen))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def catalogue(request: HttpRequest, organ: int) -> HttpResponse:
    """The version of a catalogue that is being drawn up, from a table."""
    one = organ_or_404(request, organ, _WRITE)
    last = Catalogue(organ=one).before()
    form = CatalogueForm(request.POST or None, request.FILES or None, initial={"title": last.title if last else ""})

    def save(seen: str) -> Catalogue:
        entries = [CatalogueEntry(**entry) for entry in entries_of(rows_of(form.cleaned_data["file"].read()), CATALOGUE)]
        return actions.save_version(actor_of(request), Catalogue, one, {"title": form.cleaned_data["title"]}, entries, seen=seen)

    desk = Desk(one, _("Catalogue"), form, lambda row: CatalogueForm(initial={"title": row.title}), _stamp(last))
    return _drawn(request, desk, save)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def register(request: HttpRequest, organ: int) -> HttpResponse:
    """The version of a list that is being drawn up, from a table."""
    one = organ_or_404(request, organ, _WRITE)
    form = RegisterForm(request.POST or None, request.FILES or None)

    def save(seen: str) -> Register:
        entries = [RegisterEntry(**entry) for entry in entries_of(rows_of(form.cleaned_data["file"].read()), REGISTER)]
        values = {name: form.cleaned_data[name] for name in ("kind", "title")}
        return actions.save_version(actor_of(request), Register, one, values, entries, seen=seen)

    lasts = Register.objects.filter(organ=one).order_by("kind", "-number").distinct("kind")
    stamps = {f"{_SEEN}-{last.kind}": last.stamp for last in lasts}  # which of them counts the person says with the kind
    key = f"{_SEEN}-{request.POST.get('kind', '')}"
    desk = Desk(one, _("List"), form, lambda row: RegisterForm(initial={"kind": row.kind, "title": row.title}), stamps, key)
    return _drawn(request, desk, save)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def gazette(request: HttpRequest, organ: int, pk: int | None = None) -> HttpResponse:
    """An issue of the gazette; its items are those of every organ of the area. Or the scan of one that was printed on paper alone."""
    one = organ_or_404(request, organ, _WRITE)
    issue = get_object_or_404(GazetteIssue, pk=pk, organ=one) if pk else GazetteIssue(organ=one, year=timezone.localdate().year)
    seen = _stamp(issue)

    def form_of(row: GazetteIssue, data: Any = None, files: Any = None) -> GazetteForm:
        lines = list(row.articles.all()) if row.pk else []
        known = {"items": _numbers([line for line in lines if line.item_id]), "contents": contents.written(lines)}
        return GazetteForm(data, files, instance=row, initial=known)

    form = form_of(issue, request.POST or None, request.FILES or None)

    def save(seen: str) -> GazetteIssue:
        return actions.save(actor_of(request), issue, _articles(issue, form.cleaned_data, area(one)), seen=seen)

    return _drawn(request, Desk(one, _("Issue of the gazette"), form, form_of, seen), save)


def _articles(issue: GazetteIssue, given: Mapping[str, Any], organs: Iterable[int]) -> list[GazetteArticle]:
    """What was filled in as lines of the issue, which takes over the scan or loses it. Raises: Refused."""
    numbers, scan, table = given["items"], given["scan"], given["contents_table"]
    lines = contents.lines_of(rows_of(table.read())) if table else given["contents"]
    if numbers.strip() and (scan or lines.strip()):
        why = _("An issue has index numbers, or a scan with its contents.")
        raise Refused(_("Nothing was saved."), why, _("Empty one of the two."))
    if numbers.strip() or not (scan or lines.strip()):
        issue.scan = {}
        return [GazetteArticle(item_id=item) for item in items_of(numbers, organs)]
    if not (scan or issue.scan):
        raise Refused(_("Nothing was saved."), _("The scan is missing."), _("Choose the PDF."))
    articles = contents.contents_of(lines)
    if scan:
        issue.scan = actions.taken(scan.name or "", received(scan))
    return articles


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def column(request: HttpRequest, organ: int, pk: int | None = None) -> HttpResponse:
    """A topical column, or the change of a public one."""
    one = organ_or_404(request, organ, _WRITE)
    known = get_object_or_404(TopicColumn, pk=pk, organ=one) if pk else TopicColumn(organ=one)
    found = actions.opened(known)
    seen = _stamp(_begun_from(found))

    def form_of(row: TopicColumn, data: Any = None) -> ColumnForm:
        listed = row if row.pk else known  # a change that is not saved yet has the lines of the public one
        return ColumnForm(data, instance=row, initial={"items": _numbers(listed.entries.all()) if listed.pk else ""})

    form = form_of(found, request.POST or None)

    def save(seen: str) -> TopicColumn:
        entries = [ColumnEntry(item_id=item) for item in items_of(form.cleaned_data["items"], below((one.pk,)))]
        return actions.save(actor_of(request), found, entries, seen=seen)

    return _drawn(request, Desk(one, _("Topical column"), form, form_of, seen), save)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def cleanup(request: HttpRequest, organ: int, pk: int | None = None) -> HttpResponse:
    """A batch of a clean-up, of the organ's own documents and of those of the organs below it."""
    one = organ_or_404(request, organ, _WRITE)
    batch = get_object_or_404(Cleanup, pk=pk, organ=one) if pk else Cleanup(organ=one)
    seen = _stamp(batch)

    def form_of(row: Cleanup, data: Any = None, files: Any = None) -> CleanupForm:
        return CleanupForm(data, files, instance=row, initial={"verdicts": _verdicts(row) if row.pk else ""})

    form = form_of(batch, request.POST or None, request.FILES or None)

    def save(seen: str) -> Cleanup:
        sent = form.cleaned_data["worksheet"]
        judged = verdicts_of(lines_of(rows_of(sent.read())) if sent else form.cleaned_data["verdicts"], below((one.pk,)))
        verdicts = [CleanupVerdict(item_id=each.item, verdict=each.verdict, reason=each.reason) for each in judged]
        return actions.save(actor_of(request), batch, verdicts, seen=seen)

    return _drawn(request, Desk(one, _("Clean-up"), form, form_of, seen), save)


@require_safe
@needs(_WRITE)
def worksheet(request: HttpRequest, organ: int) -> HttpResponseBase:
    """The documents in scope of a clean-up as a table to be filled; XLSX, or CSV where that is asked for. `below`: also of organs below."""
    one = organ_or_404(request, organ, _WRITE)
    organs = below((one.pk,)) if request.GET.get("below") else (one.pk,)
    return download(request.GET.get("as", "xlsx"), f"cleanup-{one.code}-{timezone.localdate()}", HEADINGS, scope(organs))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_WRITE)
def place(request: HttpRequest, organ: int, pk: int | None = None) -> HttpResponse:
    """A reading place, or the change of a public one."""
    one = organ_or_404(request, organ, _WRITE)
    found = actions.opened(get_object_or_404(ReadingPlace, pk=pk, organ=one) if pk else ReadingPlace(organ=one))
    seen = _stamp(_begun_from(found))
    form = PlaceForm(request.POST or None, instance=found)
    desk = Desk(one, _("Reading place"), form, lambda row: PlaceForm(instance=row), seen)
    return _drawn(request, desk, lambda seen: actions.save(actor_of(request), found, seen=seen))


def _drawn(request: HttpRequest, desk: Desk, save: Callable[[str], Compiled]) -> HttpResponse:
    """The form, with what stands against it; what was saved as it will be public, where it was."""
    form, stamps = desk.form, {name: request.POST.get(name, stamp) for name, stamp in desk.stamps.items()}
    context: dict[str, object] = {"form": form, "title": desk.title, "organ": desk.organ}
    if request.method == "POST" and form.is_valid():
        try:
            made = save(request.POST.get(desk.key, ""))
        except SavedMeanwhile as conflict:
            form.add_error(None, str(conflict))
            stamps[desk.key] = conflict.current.stamp if conflict.current else ""
            if conflict.current is not None:
                context |= {"changed": _differences(form, desk.like(conflict.current)), "current": conflict.current}
                context["sort"] = sort_of(conflict.current)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("compilations:read", sort_of(made), made.pk)
    return render(request, "compilations/form.html", {**context, "stamps": stamps.items()}, status=422 if form.errors else 200)


def _differences(mine: BaseForm, theirs: BaseForm) -> list[Difference]:
    """Where what the person wrote is not what stands saved, without files: those stand in neither form."""
    pairs = [(mine[name], theirs[name]) for name, field in mine.fields.items() if not isinstance(field, FileField)]
    found = [(str(one.label), _shown(one), _shown(other)) for one, other in pairs]
    return [each for each in found if each[1] != each[2]]


def _shown(field: BoundField) -> str:
    """What stands in a field, as the person reads it there."""
    value = field.field.widget.format_value(field.value())
    if choices := getattr(field.field, "choices", None):
        chosen = value[0] if isinstance(value, list) and value else value
        return next((str(label) for key, label in choices if str(key) == str(chosen or "")), "")
    return "\n".join(str(value or "").split("\r\n")).strip()


def _begun_from(one: C) -> C | None:
    """The row itself, or the public one of which it is a change that nobody has saved yet."""
    return one if one.pk is not None else one.before()


def _stamp(row: Compiled | None) -> dict[str, str]:
    return {_SEEN: row.stamp if row else ""}


def _copied(guide: Guide | None) -> Guide:
    """A new version with the texts of the last one."""
    fields = GuideForm.base_fields
    return Guide(**{name: getattr(guide, name) for name in fields}) if guide else Guide()


def _numbers(lines: Iterable[GazetteArticle | ColumnEntry]) -> str:
    items = [line.item_id for line in lines if line.item_id]
    numbers = dict(Publication.objects.filter(pk__in=items).values_list("pk", "index_no"))
    return "\n".join(numbers[item] for item in items)


def _verdicts(batch: Cleanup) -> str:
    words = {Verdict.KEEP: "保留", Verdict.AMEND: "修改", Verdict.REPEAL: "废止", Verdict.VOID: "失效"}
    rows = list(batch.verdicts.all())
    numbers = dict(Publication.objects.filter(pk__in=[row.item_id for row in rows]).values_list("pk", "index_no"))
    return "\n".join(f"{numbers[row.item_id]} {words[Verdict(row.verdict)]} {row.reason}".strip() for row in rows)
