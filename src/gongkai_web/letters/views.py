"""Letters in the workbench: writing and issuing them for a case, and an organ's own texts."""

from io import BytesIO
from typing import Literal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.law.outcomes import Outcome
from gongkai_web.headers import BOX
from gongkai_web.letters import actions
from gongkai_web.letters.drafting.catalogue import Letter, catalogue
from gongkai_web.letters.forms import DraftForm, LetterheadForm, TextForm
from gongkai_web.letters.kinds import TO
from gongkai_web.letters.knowing import drafted, given_of, masked, text_in_force
from gongkai_web.letters.models import Letter as Issued
from gongkai_web.letters.models import LetterDraft, Letterhead, LetterText
from gongkai_web.letters.paper.writing import docx
from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.uploads import received
from gongkai_web.requests.actions import READERS
from gongkai_web.requests.labels import said
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import Unreadable
from gongkai_web.workbench.attempts import attempted

_MEDIA = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf"}
_OF_THE_ORGAN = frozenset({"letterhead_missing", "bodies_unfit", "online_missing"})
"""Findings about what the organ has to enter once for all its letters."""
Paper = Literal["docx", "pdf"]


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def write(request: HttpRequest, case: str) -> HttpResponse:
    """Begins a letter of a case."""
    found = get_object_or_404(Case.objects.select_related("organ", "applicant"), pk=case, organ__in=within(request, Right.HANDLE_CASES))
    code, _colon, outcome = request.POST.get("letter", "").partition(":")
    letter = catalogue().letters.get(code)
    if letter is None or (outcome and outcome not in set(Outcome)):
        raise Http404
    try:
        draft = actions.write(actor_of(request), found, letter, Outcome(outcome) if outcome else None)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("cases:case", case)
    return redirect("letters:draft", draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*READERS)
@never_cache
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter being written: what is to be said in it, how it reads, and what is wrong with it. Reviewers read it."""
    actor, one = actor_of(request), get_object_or_404(_drafts(request, *READERS), pk=pk)
    handles = actor.duties.may(Right.HANDLE_CASES, one.organ)
    if request.method == "POST" and not handles:
        raise PermissionDenied
    try:
        whole = drafted(one, actor.now)
    except Unreadable:
        return _erased(request, one.case_id)
    form = DraftForm(request.POST if request.method == "POST" else None, letter=whole.letter, given=given_of(one), known=whole.known)
    if request.method == "POST":
        saved = attempted(form, lambda: actions.save(actor, one, form.result(), seen=_seen(request)))
        if saved is not None:
            return redirect("letters:draft", pk)
    context = {
        "draft": one,
        "case": one.case,
        "name": said(whole.letter.name),
        "to": TO[whole.letter.to],
        "form": form,
        "lines": [(line.role.name.lower(), line.text) for line in masked(whole.lines, whole)],
        "findings": [
            (one.severity, said(one.where), said(one.what), said(one.why), said(one.remedy), one.code in _OF_THE_ORGAN)
            for one in whole.findings
        ],
        "handles": handles,
        "sound": not any(one.severity == "error" for one in whole.findings),
    }
    return render(request, "letters/draft.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Numbers the letter and keeps it."""
    one = get_object_or_404(_drafts(request), pk=pk)
    try:
        made = actions.issue(actor_of(request), one, seen=_seen(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("letters:draft", pk)
    number = made.number or said(catalogue().letters[made.code].name)
    messages.success(request, _("%(number)s was issued. Record in the case what happened with it.") % {"number": number})
    return redirect("cases:case", made.case_id)


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throws a draft away."""
    one = get_object_or_404(_drafts(request), pk=pk)
    try:
        actions.discard(actor_of(request), one)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("cases:case", one.case_id)


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def preview(request: HttpRequest, pk: int, kind: Paper) -> HttpResponseBase:
    """A draft as DOCX or PDF, without its number."""
    one = get_object_or_404(_drafts(request), pk=pk)
    try:
        name, content = actions.open_draft(actor_of(request), one, kind)
    except Unreadable:
        return _erased(request, one.case_id)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("letters:list")
    return _paper(name, content, kind)


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def file(request: HttpRequest, pk: int, kind: Paper) -> HttpResponseBase:
    """A letter as it was issued, as DOCX or PDF."""
    letters = Issued.objects.filter(organ__in=within(request, Right.HANDLE_CASES)).select_related("case__applicant", "organ", "case__organ")
    one = get_object_or_404(letters, pk=pk)
    try:
        name, content = actions.open_letter(actor_of(request), one, kind)
    except Unreadable:
        return _erased(request, one.case_id)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("letters:list")
    return _paper(name, content, kind)


@require_safe
@needs(Right.HANDLE_CASES)
def listed(request: HttpRequest) -> HttpResponse:
    """The organs whose letters one writes, with what their letters say of them."""
    organs = [(organ, Letterhead.objects.filter(organ=organ).first()) for organ in within(request, Right.HANDLE_CASES)]
    return render(request, "letters/list.html", {"organs": organs})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.HANDLE_CASES)
def letterhead(request: HttpRequest, organ: int) -> HttpResponse:
    """What the letters of an organ say of it."""
    one = organ_or_404(request, organ, Right.HANDLE_CASES)
    now = Letterhead.objects.filter(organ=one).first()
    initial = {name: getattr(now, name) for name in LetterheadForm.Meta.fields} if now else None
    form = LetterheadForm(request.POST if request.method == "POST" else None, instance=Letterhead(organ=one), initial=initial)

    def keep() -> Letterhead:
        return actions.keep_letterhead(actor_of(request), form.save(commit=False))

    made = attempted(form, keep) if request.method == "POST" else None
    if made is not None:
        messages.success(request, _("The data for letters were kept."))
        return redirect("letters:list")
    return render(request, "letters/letterhead.html", {"form": form, "organ": one, "now": now}, status=422 if form.errors else 200)


@require_safe
@needs(Right.HANDLE_CASES)
def texts(request: HttpRequest, organ: int) -> HttpResponse:
    """All letters, and whose text each has."""
    one = organ_or_404(request, organ, Right.HANDLE_CASES)
    newest = {row.code: row for row in LetterText.objects.filter(organ=one).order_by("number")}
    rows = [(letter.code, said(letter.name), TO[letter.to], _own(newest.get(letter.code))) for letter in catalogue().letters.values()]
    return render(request, "letters/texts.html", {"organ": one, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.HANDLE_CASES)
def text(request: HttpRequest, organ: int, code: str) -> HttpResponse:
    """The text of a letter, its versions, and a new one."""
    one, letter = organ_or_404(request, organ, Right.HANDLE_CASES), _letter(code)
    posted = request.method == "POST"
    form = TextForm(request.POST, request.FILES) if posted else TextForm()
    actor = actor_of(request)

    def keep() -> LetterText:
        sent, note = form.cleaned_data["file"], form.cleaned_data["note"]
        return actions.keep_text(actor, one, letter, name=sent.name, content=received(sent), note=note)

    if posted and (made := attempted(form, keep)):
        messages.success(request, _("Version %(number)d is in force.") % {"number": made.number})
        return redirect("letters:text", organ, code)
    own, known = text_in_force(one, code), catalogue()
    allowed, demanded = known.allowed(letter, actor.today), known.demanded(letter, actor.today)
    names = {
        name.zh: said(name) for name in (*(one.name for one in known.automatic.values()), *(one.name for one in known.fields.values()))
    }
    context = {
        "organ": one,
        "letter": letter,
        "name": said(letter.name),
        "form": form,
        "own": own,
        "lines": [(line.role.name.lower(), line.text) for line in (own.text if own else letter.text)],
        "placeholders": [(name, names[name], name in demanded) for name in sorted(allowed)],
        "versions": LetterText.objects.filter(organ=one, code=code).select_related("by"),
    }
    return render(request, "letters/text.html", context, status=422 if form.errors else 200)


@require_safe
@needs(Right.HANDLE_CASES)
def text_file(request: HttpRequest, organ: int, code: str, number: int) -> HttpResponseBase:
    """A version as a DOCX file to edit; 0 is the platform's text."""
    one, letter = organ_or_404(request, organ, Right.HANDLE_CASES), _letter(code)
    lines = get_object_or_404(LetterText, organ=one, code=code, number=number).text if number else letter.text
    return _paper(f"{said(letter.name)}-{number}.docx", docx(lines), "docx")


@require_POST
@needs(Right.HANDLE_CASES)
def repeat(request: HttpRequest, organ: int, code: str, number: int) -> HttpResponse:
    """Goes back to a version."""
    one, letter = organ_or_404(request, organ, Right.HANDLE_CASES), _letter(code)
    try:
        made = actions.repeat_text(actor_of(request), one, letter, number)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Version %(number)d is in force.") % {"number": made.number})
    return redirect("letters:text", organ, code)


def _drafts(request: HttpRequest, *rights: Right) -> QuerySet[LetterDraft]:
    rows = LetterDraft.objects.filter(organ__in=within(request, *(rights or (Right.HANDLE_CASES,))))
    return rows.select_related("case__applicant", "case__organ", "organ")


def _erased(request: HttpRequest, case: str) -> HttpResponse:
    messages.error(request, _("What told of people in this case was erased on schedule; the letter went with it."))
    return redirect("cases:case", case)


def _letter(code: str) -> Letter:
    letter = catalogue().letters.get(code)
    if letter is None:
        raise Http404
    return letter


def _own(newest: LetterText | None) -> LetterText | None:
    return newest if newest and newest.lines else None


def _seen(request: HttpRequest) -> int:
    seen = request.POST.get("version", "")
    return int(seen) if seen.isdecimal() and len(seen) < 9 else 0


def _paper(name: str, content: bytes, kind: Paper) -> HttpResponseBase:
    """A file, never shown by the browser itself."""
    answer = FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=_MEDIA[kind])
    answer["Content-Security-Policy"] = BOX
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
