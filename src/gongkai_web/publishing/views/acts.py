"""What is done to an item: each with its page, which asks what the action has to know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gongkai_web.organs.access import actor_of, needs
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.publishing import actions
from gongkai_web.publishing.actions.publications import referring
from gongkai_web.publishing.forms import acts as forms
from gongkai_web.publishing.forms.acts import ActForm
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.making import hints
from gongkai_web.publishing.models import Item
from gongkai_web.publishing.policies import REVIEWERS, STEPS
from gongkai_web.publishing.refusals import Refused, refused_by
from gongkai_web.publishing.views import told
from gongkai_web.publishing.views.access import item_or_404


@dataclass(frozen=True, slots=True)
class Act:
    """An action as the pages offer it. `main`: the next step on the item's way; `said`: what is said when it is done."""

    name: str
    label: Promise
    said: Promise
    action: Callable[..., object]
    form: type[ActForm] = ActForm
    intro: Promise | str = ""
    main: bool = False
    danger: bool = False


ACTS: Mapping[str, Act] = {
    one.name: one
    for one in (
        Act(
            "fix_attribute",
            _("Fix the disclosure attribute"),
            _("The disclosure attribute was fixed."),
            actions.fix_attribute,
            forms.AttributeForm,
            main=True,
        ),
        Act(
            "submit",
            _("Hand to the reviewers"),
            _("The item was handed to the reviewers."),
            actions.submit,
            intro=_("The text and its files are searched for personal data and hidden content first; that may take a moment."),
            main=True,
        ),
        Act("review", _("Review"), _("The review was recorded."), actions.review, forms.ReviewForm, main=True),
        Act(
            "send_back",
            _("Return to the drafter"),
            _("The item was returned to the drafter."),
            actions.send_back,
            forms.OpinionForm,
            intro=_("The drafter reads your opinion. The item needs every review again before it can be approved."),
        ),
        Act("approve", _("Approve"), _("The item was approved."), actions.approve, intro=_("Every review is passed."), main=True),
        Act(
            "publish",
            _("Publish"),
            _("The item is public."),
            actions.publish,
            intro=_("The system gives the index number and the time; neither can be changed later."),
            main=True,
        ),
        Act("reassess", _("Assess again"), _("The assessment was recorded."), actions.reassess, forms.ReassessForm, main=True),
        Act("use_channel", _("Record another channel"), _("The channel was recorded."), actions.use_channel, forms.ChannelForm),
        Act("change_validity", _("Change the validity"), _("The validity was changed."), actions.change_validity, forms.ValidityForm),
        Act(
            "record_filing",
            _("Record the filing"),
            _("The filing was recorded."),
            actions.record_filing,
            forms.FilingForm,
            intro=_("Rules are filed for the record within 30 days of their publication; normative documents as your province says."),
        ),
        Act(
            "relate",
            _("Refer to another item"),
            _("The reference was added; it becomes public with this version."),
            actions.relate,
            forms.RelateForm,
            intro=_("References are reviewed together with the text. Each change of references makes a new version."),
        ),
        Act(
            "answer_reference",
            _("Answer a reference by another organ"),
            _("Your answer was recorded."),
            actions.answer_reference,
            forms.AnswerForm,
            intro=_(
                "Another organ's public item says that it interprets, amends or repeals this one. Once you confirm it, it stands on this "
                "item's public page; a repeal or an amendment takes effect on its day."
            ),
        ),
        Act("release_finding", _("Release a finding"), _("The finding was released."), actions.release_finding, forms.ReleaseForm),
        Act(
            "overturn",
            _("Record that the penalty decision was overturned"),
            _("This was recorded. The item is now to be withdrawn, with the reason."),
            actions.overturn,
            forms.OverturnForm,
            intro=_(
                "A published penalty decision that was altered, revoked, or found unlawful or void has to be withdrawn within 3 working "
                "days, and the reason told to the public (Law on Administrative Penalties, article 48)."
            ),
        ),
        Act("withdraw", _("Withdraw"), _("The item was withdrawn."), actions.withdraw, forms.WithdrawForm, danger=True),
        Act("discard", _("Give up"), _("The draft was given up."), actions.discard, forms.ReasonForm, danger=True),
    )
}

_ELSEWHERE = {"relate", "release_finding"}
"""Offered beside what they are about, not in the list."""


def offered(names: frozenset[str]) -> list[Act]:
    """The actions that stand in the list of an item's page."""
    return [act for name, act in ACTS.items() if name in names and name not in _ELSEWHERE]


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.READ_DRAFTS)
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Does something to an item, or asks what it has to know first."""
    chosen = ACTS.get(name)
    if chosen is None:
        raise Http404
    item, actor = item_or_404(request, pk), actor_of(request)
    if name not in actions.permitted(actor, item):
        return _not_now(request, item, actor, name)
    form = chosen.form(request.POST or None, item=item, actor=actor, initial={"finding": request.GET.get("finding", "")})
    if request.method == "POST" and form.is_valid():
        try:
            _demand_seen(request, item)
            chosen.action(actor, item, **form.arguments())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, str(chosen.said))
            return redirect("publishing:item", pk)
    context = {"form": form, "item": item, "act": chosen, "referring": referring(item) if name == "withdraw" else ()}
    if chosen.main:
        context["hints"] = hints(item, actor.today)
    if name == "review":
        context["relations"] = [one for one in told.references(item) if not one.removed]
    return render(request, "publishing/act.html", context, status=422 if form.errors else 200)


def _demand_seen(request: HttpRequest, item: Item) -> None:
    """Raises: Refused when the text has changed since the page was opened: nobody decides about what they have not read."""
    locked = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if request.POST.get("version") != str(locked.version):
        raise Refused(
            gettext("The text has changed in the meantime."),
            gettext("A review, an approval and a publication hold for exactly one version."),
            gettext("Open the item again and read the current text."),
        )


def _not_now(request: HttpRequest, item: Item, actor: Actor, name: str) -> HttpResponse:
    """Who could do it at another time is told what stands against it. Raises: PermissionDenied for who has no part in it."""
    rights = set(REVIEWERS.values()) if name == "review" else {STEPS[name][0]}
    if not any(actor.duties.may(right, item.organ) for right in rights):
        raise PermissionDenied
    messages.error(request, str(actions.hindrances(actor, item).get(name) or refused_by(Rule.NOT_NOW)))
    return redirect("publishing:item", item.pk)
