"""Severing in the workbench: the documents of a case, their pages with what is cut, and the files that came out."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import NamedTuple

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai_web.headers import BOX
from gongkai_web.organs.access import actor_of, needs, within
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.examine.media import TYPES, Media
from gongkai_web.publishing.uploads import received
from gongkai_web.requests.actions import READERS
from gongkai_web.requests.models import Case
from gongkai_web.severing import actions, child, providing
from gongkai_web.severing.cutting.geometry import Box
from gongkai_web.severing.cutting.lines import Line
from gongkai_web.severing.forms import DocumentForm, GroundForm
from gongkai_web.severing.models import Cut, Document, Severed
from gongkai_web.workbench.attempts import attempted

_PDF = TYPES[Media.PDF].media_type


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.HANDLE_CASES)
@never_cache
def listed(request: HttpRequest, pk: str) -> HttpResponse:
    """The documents of a case with what came out of them; takes a further one in."""
    case = get_object_or_404(Case.objects.select_related("organ"), pk=pk, organ__in=within(request, Right.HANDLE_CASES))
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()

    def add() -> Document:
        file = form.cleaned_data["file"]
        return actions.add(actor_of(request), case, name=file.name or "", content=received(file))

    made = attempted(form, add) if request.method == "POST" else None
    if made is not None:
        return redirect("severing:page", made.pk, 1)
    documents = Document.objects.filter(case=case).exclude(case__key="")
    documents = documents.select_related("case", "by").prefetch_related("cuts", "severed__by", "provided")
    return render(request, "severing/list.html", {"case": case, "documents": documents, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.HANDLE_CASES)
@never_cache
def page(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """A page with its lines and words to choose from, and what is cut there; `preview` shows it as it will be."""
    document = _document(request, pk, page)
    actor = actor_of(request)
    sent = request.method == "POST"
    form = GroundForm(request.POST if sent else None, on=actor.today, initial={"ground": _last_ground(document)})

    def mark() -> Sequence[Cut]:
        return actions.mark(actor, document, page=page, boxes=_boxes(request), ground=form.cleaned_data["ground"])

    if sent and attempted(form, mark) is not None:
        return redirect("severing:page", pk, page)
    preview = "preview" in request.GET
    try:
        seen = child.read(document.open(), page)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("severing:list", document.case_id)
    chosen = set(request.POST.getlist("box")) if sent else set()
    context = {
        "document": document,
        "case": document.case,
        "page": page,
        "seen": seen,
        "lines": [_choice(line, chosen) for line in seen.lines],
        "cuts": list(document.cuts.filter(page=page)),
        "marked": document.cuts.count(),
        "cut_pages": sorted(set(document.cuts.values_list("page", flat=True))),
        "form": form,
        "preview": preview,
    }
    return render(request, "severing/page.html", context, status=422 if form.errors else 200)


@require_safe
@needs(Right.HANDLE_CASES)
@never_cache
def picture(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """A page as a picture; with `cut` as it will be."""
    document = _document(request, pk, page)
    cuts = actions.passages_of(list(document.cuts.filter(page=page))) if "cut" in request.GET else []
    try:
        drawn = child.draw(document.open(), page, cuts)
    except Refused as refusal:
        raise Http404 from refusal
    answer = HttpResponse(drawn, content_type="image/jpeg")
    answer["Content-Security-Policy"] = BOX
    return answer


@require_POST
@needs(Right.HANDLE_CASES)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a mark away."""
    cuts = Cut.objects.select_related("document__case__organ")
    cut = get_object_or_404(cuts, pk=pk, organ__in=within(request, Right.HANDLE_CASES))
    try:
        actions.unmark(actor_of(request), cut)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("severing:page", cut.document_id, cut.page)


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Severs the document; where cut words can be read elsewhere too, they are shown first."""
    document = _document(request, pk)
    try:
        actions.save(actor_of(request), document, known=request.POST.get("known", ""))
    except actions.Elsewhere as found:
        return render(request, "severing/elsewhere.html", {"document": document, "case": document.case, "found": found}, status=422)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The severed file was saved. The check found nothing of the cut passages in it."))
    return redirect("severing:list", document.case_id)


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def provide(request: HttpRequest, pk: int) -> HttpResponse:
    """Chooses what of a document goes out with the reply: `whole`, the number of a severed file, or nothing."""
    document, chosen = _document(request, pk), request.POST.get("file", "")
    actor = actor_of(request)
    try:
        if not chosen:
            providing.withhold(actor, document)
        elif chosen == "whole":
            providing.provide(actor, document)
        else:
            number = int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 19 else 0
            providing.provide(actor, document, get_object_or_404(document.severed, pk=number))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("severing:list", document.case_id)


@require_safe
@needs(*READERS)
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The document as it was taken in."""
    document = _document(request, pk, rights=READERS)
    return _download(document.open(), document.title)


@require_safe
@needs(*READERS)
def severed(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What is provided of it."""
    files = Severed.objects.select_related("document__case").exclude(document__case__key="")
    found = get_object_or_404(files, pk=pk, organ__in=within(request, *READERS))
    return _download(found.open(), _("severed-%(name)s") % {"name": found.document.title})


def _document(request: HttpRequest, pk: int, page: int = 1, rights: Iterable[Right] = (Right.HANDLE_CASES,)) -> Document:
    documents = Document.objects.select_related("case__organ", "organ").exclude(case__key="")
    return get_object_or_404(documents, pk=pk, organ__in=within(request, *rights), pages__gte=page if page > 0 else 2**31 - 1)


def _download(content: bytes, name: str) -> HttpResponseBase:
    """Never shown by the browser itself."""
    answer = FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=_PDF)
    answer["Content-Length"] = str(len(content))
    answer["Content-Security-Policy"] = BOX
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


class _Choice(NamedTuple):
    """A line or a word to choose; `value`: its box."""

    text: str
    value: str
    chosen: bool
    words: Sequence["_Choice"] = ()


def _choice(line: Line, chosen: set[str]) -> _Choice:
    words = [_Choice(word.text, value, value in chosen) for word in line.words for value in [_value(word.box)]]
    value = _value(line.box)
    return _Choice(line.text, value, value in chosen, words if len(words) > 1 else [])


def _value(box: Box) -> str:
    return ",".join(f"{side:.2f}" for side in box)


def _boxes(request: HttpRequest) -> list[Box]:
    """What was chosen; what is no box makes none of it count."""
    try:
        return [Box(*map(float, one.split(","))) for one in request.POST.getlist("box")]
    except (ValueError, TypeError):
        return []


def _last_ground(document: Document) -> str:
    """The ground that was chosen last, most likely the next one too."""
    last = document.cuts.order_by("-pk").first()
    return last.ground if last else ""
