"""Mail that came: the list, a mail with what it hides, and the two ways on."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ledger.case import Kind
from gongkai_web.incoming import actions
from gongkai_web.incoming.forms import AsideForm, MailFilter, MailIntakeForm
from gongkai_web.incoming.kinds import State, Why
from gongkai_web.incoming.models import Mail, Mailbox, MailFile
from gongkai_web.organs.access import actor_of, needs, within
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.uploads import received
from gongkai_web.requests.asked import Faulty, asked
from gongkai_web.requests.fields import FIELDS, NAMES, Page, nested, problems, question
from gongkai_web.requests.forms import ReasonForm
from gongkai_web.requests.kinds import Form, IdType, Method
from gongkai_web.workbench.offers import offer

_PAGE = 30


@require_safe
@needs(Right.HANDLE_CASES)
@never_cache
def listed(request: HttpRequest) -> HttpResponse:
    """The mails of the organs that one works for: what waits, oldest first; or what became of the others, newest first."""
    form = MailFilter(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    state = state or State.WAITING
    mails = Mail.objects.filter(organ__in=within(request, Right.HANDLE_CASES), state=state).select_related("organ", "case", "by")
    page = Paginator(mails.order_by("arrived_at" if state == State.WAITING else "-arrived_at", "pk"), _PAGE).get_page(
        request.GET.get("page")
    )
    rows = [(one, actions.told(one)) for one in page.object_list]
    boxes = Mailbox.objects.filter(organ__in=within(request, Right.HANDLE_CASES)).select_related("organ").order_by("organ__code")
    context = {"form": MailFilter(initial={"state": state}), "page": page, "boxes": boxes, "waiting": state == State.WAITING}
    context["rows"] = [(one, said.get("subject", ""), masked(said.get("address", ""))) for one, said in rows]
    return render(request, "incoming/list.html", context)


@require_safe
@needs(Right.HANDLE_CASES)
@never_cache
def mail(request: HttpRequest, pk: str) -> HttpResponse:
    """A mail: what it says, and what may be done about it."""
    return _page(request, _mail_or_404(request, pk))


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def sender(request: HttpRequest, pk: str) -> HttpResponse:
    """The same page with who wrote it, and its files; the reason goes on record."""
    found, form = _mail_or_404(request, pk), ReasonForm(request.POST)
    if not form.is_valid() or not found.key:
        return _page(request, found, reveal=form, status=422)
    try:
        revealed = actions.reveal(actor_of(request), found, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    return _page(request, found, revealed=revealed, reason=form.cleaned_data["reason"])


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What came with a mail, or all of it, never shown by the browser itself; that it was opened goes on record."""
    files = MailFile.objects.select_related("mail__organ")
    found = get_object_or_404(files, pk=pk, organ__in=within(request, Right.HANDLE_CASES))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return redirect("incoming:mail", found.mail_id)
    try:
        name, content = actions.open_file(actor_of(request), found, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=found.media_type)


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def aside(request: HttpRequest, pk: str) -> HttpResponse:
    """Sets it aside."""
    found, form = _mail_or_404(request, pk), AsideForm(request.POST)
    if form.is_valid():
        try:
            actions.set_aside(actor_of(request), found, why=Why(form.cleaned_data["why"]), words=form.cleaned_data["words"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("incoming:list")
    return _page(request, found, aside=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.HANDLE_CASES)
@never_cache
def intake(request: HttpRequest, pk: str) -> HttpResponse:
    """The form of the intake, filled in from the mail as far as it goes. Who wrote it stands there: that it was opened goes on record."""
    found, sent = _mail_or_404(request, pk), request.method == "POST"
    if not found.key:
        return redirect("incoming:mail", found.pk)
    form = MailIntakeForm(request.POST if sent else None)
    offer(form, "about", Organ.objects.all())
    faults: dict[str, str] = {}
    done = None
    if sent:
        given = {name: request.POST.get(name, "") for name in NAMES}
        if form.is_valid():
            try:
                done = _taken_in(request, found, form.cleaned_data, given)
            except Faulty as faulty:
                faults = dict(faulty.faults)
            except Refused as refusal:
                form.add_error(None, str(refusal))
    else:
        given = _filled_in(actions.reveal(actor_of(request), found, reason=_("Intake of a mail")))
    questions = [question(one, given, faults) for page in (Page.CONTENT, Page.DELIVERY, Page.PERSON) for one in FIELDS[page]]
    context = {"mail": found, "form": form, "questions": questions, "faults": faults, "problems": problems(faults), "done": done}
    context["enclosed"] = [(one, not sent or str(one.pk) in request.POST.getlist("enclosed")) for one in _files(found) if not one.whole]
    return render(request, "incoming/intake.html", context, status=422 if faults or form.errors else 200)


def _taken_in(request: HttpRequest, mail: Mail, told: Mapping[str, Any], given: Mapping[str, str]) -> object:
    """Where no proof was given, the mail's own id stands for its number: no two such applicants are taken for one (article 35)."""
    proof = {"applicant.id_type": IdType.OTHER.value, "applicant.id_number": _("none given, %(mail)s") % {"mail": mail}}
    whole = {**given, "organ": mail.organ.code, **(proof if told["no_proof"] else {})}
    return actions.take_in(
        actor_of(request),
        mail,
        asked(nested(whole)),
        enclosed=request.POST.getlist("enclosed"),
        files=[(one.name or "", received(one)) for one in request.FILES.getlist("attachments")],
        rectification=told["kind"] == Kind.RECTIFICATION,
        about=told["about"] if told["kind"] == Kind.COMPLAINT else None,
    )


def _filled_in(said: Mapping[str, Any]) -> dict[str, str]:
    """What a mail tells of the answers; the others are asked for."""
    given = dict.fromkeys(NAMES, "")
    given["content"] = "\n".join(one for one in (said["subject"], said["text"]) if one)
    given["applicant.name"], given["applicant.email"] = said["name"], said["address"]
    given["delivery.form"], given["delivery.method"] = Form.ELECTRONIC.value, Method.EMAIL.value
    return given


def _mail_or_404(request: HttpRequest, pk: str) -> Mail:
    mails = Mail.objects.select_related("organ", "case", "by")
    return get_object_or_404(mails, pk=pk, organ__in=within(request, Right.HANDLE_CASES))


def _page(request: HttpRequest, found: Mail, status: int = 200, **more: object) -> HttpResponse:
    said = actions.told(found)
    context = {"mail": found, "said": said, "masked": masked(said.get("address", "")), "files": _files(found)}
    context |= {"reveal": ReasonForm(), "aside": AsideForm(), "waits": found.state == State.WAITING, "taken": found.state == State.TAKEN_IN}
    return render(request, "incoming/mail.html", {**context, **more}, status=status)


def _files(found: Mail) -> list[MailFile]:
    return list(found.files.select_related("mail"))


def masked(address: str) -> str:
    """An address as it stands where nobody has to know it: l***@example.org."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}***@{host}" if host else ""
