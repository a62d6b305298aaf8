"""Accounts, and who acts for an organ."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_web.accounts.models import User
from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.actions import accounts, appointments
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.forms import AccountForm, AppointmentForm, EndForm, ReasonForm
from gongkai_web.organs.models import Appointment, Organ
from gongkai_web.organs.policy import Right
from gongkai_web.workbench.attempts import attempted

_PAGE = 50
_MANAGE = Right.MANAGE_ACCOUNTS

ACTS: Mapping[str, tuple[Callable[..., str | None], object, object]] = {
    "deactivate": (accounts.deactivate, gettext_lazy("Deactivate the account"), gettext_lazy("The account was deactivated.")),
    "activate": (accounts.activate, gettext_lazy("Activate the account again"), gettext_lazy("The account works again.")),
    "reset-password": (accounts.reset_password, gettext_lazy("Reset the password"), gettext_lazy("The password was reset.")),
    "reset-factor": (accounts.reset_factor, gettext_lazy("Reset the second factor"), gettext_lazy("The second factor was reset.")),
}
"""What is done to an account with a reason: the action, what it is called, what is said afterwards."""


def _people(request: HttpRequest) -> QuerySet[User]:
    return User.objects.filter(organ__in=within(request, _MANAGE)).select_related("organ").order_by("username")


@require_safe
@needs(_MANAGE)
def listed(request: HttpRequest) -> HttpResponse:
    """The accounts that the person looks after."""
    words = request.GET.get("q", "").strip()[:100]
    people = _people(request)
    if words:
        people = people.filter(Q(username__icontains=words) | Q(full_name__icontains=words) | Q(organ__name__icontains=words))
    page = Paginator(people, _PAGE).get_page(request.GET.get("page"))
    return render(request, "organs/accounts.html", {"page": page, "words": words})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def create(request: HttpRequest) -> HttpResponse:
    """A new account. Its first password is shown once, on the page that answers."""
    form = AccountForm(request.POST or None, organs=within(request, _MANAGE), new=True, initial={"organ": request.GET.get("organ")})
    made = attempted(form, lambda: _made(request, **form.cleaned_data)) if request.method == "POST" else None
    if made is None:
        return render(request, "organs/form.html", {"form": form, "title": _("New account")}, status=422 if form.errors else 200)
    person, password = made
    return render(request, "organs/password.html", {"person": person, "password": password})


def _made(request: HttpRequest, *, organ: Organ, **values: str) -> tuple[User, str]:
    return accounts.make_account(actor_of(request), organ, **values)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: whose it is, for what the person is appointed, and what can be done to it."""
    person = get_object_or_404(_people(request), pk=pk)
    initial = {"full_name": person.full_name, "organ": person.organ, "mail_address": person.mail_address}
    form = AccountForm(request.POST or None, organs=within(request, _MANAGE), new=False, initial=initial)
    saved = (
        attempted(form, lambda: accounts.change_account(actor_of(request), person, **form.cleaned_data))
        if request.method == "POST"
        else None
    )
    if saved is not None:
        messages.success(request, _("Saved."))
        return redirect("organs:account", pk)
    offered = [] if person == request.user else [name for name in ACTS if name != ("activate" if person.is_active else "deactivate")]
    context = {
        "person": person,
        "form": form,
        "appointments": person.appointments.select_related("organ").order_by("until", "role"),
        "acts": [(name, ACTS[name][1]) for name in offered],
    }
    return render(request, "organs/account.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Something delicate done to an account, with a reason."""
    person = get_object_or_404(_people(request), pk=pk)
    if name not in ACTS:
        raise Http404
    action, title, said = ACTS[name]
    form = ReasonForm(request.POST or None)
    outcome = (
        attempted(form, lambda: _done(action, actor_of(request), person, form.cleaned_data["reason"])) if request.method == "POST" else None
    )
    if outcome is None:
        context = {"form": form, "title": title, "person": person, "danger": name != "activate"}
        return render(request, "organs/form.html", context, status=422 if form.errors else 200)
    if password := outcome[0]:
        return render(request, "organs/password.html", {"person": person, "password": password})
    messages.success(request, str(said))
    return redirect("organs:account", pk)


def _done(action: Callable[..., str | None], actor: Actor, person: User, reason: str) -> tuple[str | None]:
    return (action(actor, person, reason=reason),)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """A person acts for an organ from now on."""
    one = organ_or_404(request, pk, _MANAGE)
    people = _people(request).filter(is_active=True).exclude(username=request.user.get_username())
    form = AppointmentForm(request.POST or None, people=people, initial={"person": request.GET.get("person")})
    made = attempted(form, lambda: appointments.appoint(actor_of(request), one, **form.cleaned_data)) if request.method == "POST" else None
    if made is None:
        return render(
            request, "organs/form.html", {"form": form, "title": _("Appoint a person"), "organ": one}, status=422 if form.errors else 200
        )
    messages.success(request, _("%(person)s was appointed.") % {"person": made.user})
    return redirect("organs:organ", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(_MANAGE)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """An appointment ends."""
    known = Appointment.objects.select_related("organ", "user")
    appointment = get_object_or_404(known, pk=pk, organ__in=within(request, _MANAGE))
    form = EndForm(request.POST or None)
    ended = (
        attempted(form, lambda: appointments.end_appointment(actor_of(request), appointment, until=form.cleaned_data["until"]))
        if request.method == "POST"
        else None
    )
    if ended is None:
        title = _("End the appointment: %(person)s, %(role)s") % {"person": appointment.user, "role": appointment.get_role_display()}
        context = {"form": form, "title": title, "organ": appointment.organ, "danger": True}
        return render(request, "organs/form.html", context, status=422 if form.errors else 200)
    messages.success(request, _("Saved."))
    return redirect("organs:organ", appointment.organ_id)
