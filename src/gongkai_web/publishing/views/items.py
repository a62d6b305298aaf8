"""One item: written, changed, and read with all that happened to it."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_web.compilations.emergencies import clock_of
from gongkai_web.organs.access import actor_of, needs, within
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.publishing import actions
from gongkai_web.publishing.actions.texts import NAMES, fields_of, label_of
from gongkai_web.publishing.forms.text import BeginForm, TextForm
from gongkai_web.publishing.life.fold import fold
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute, State
from gongkai_web.publishing.making import hints
from gongkai_web.publishing.models import Attachment, Draft, Item, Publication
from gongkai_web.publishing.projection import event_of
from gongkai_web.publishing.refusals import Refused, SavedMeanwhile
from gongkai_web.publishing.scan import Kind
from gongkai_web.publishing.scan.labels import KINDS
from gongkai_web.publishing.sheet import versions_of
from gongkai_web.publishing.text import undescribed
from gongkai_web.publishing.views import reading, told
from gongkai_web.publishing.views.access import demand_offered, item_or_404
from gongkai_web.publishing.views.acts import ACTS, offered
from gongkai_web.workbench.editor import WORDS

_ON_ITS_WAY = {State.DRAFTED, State.ATTRIBUTE_FIXED, State.IN_REVIEW, State.APPROVED}
_REVIEWED = {State.IN_REVIEW, State.APPROVED, State.PUBLISHED, State.KEPT}


@require_safe
@needs(Right.READ_DRAFTS)
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """The item as it stands, what can be done with it, and its history."""
    one, actor = item_or_404(request, pk), actor_of(request)
    rows = tuple(one.events.select_related("by").order_by("number"))
    life = fold([event_of(row) for row in rows])
    names = actions.permitted(actor, one)
    missing = actions.hindrances(actor, one)
    public = Publication.objects.filter(item=one).first()
    findings = one.findings.all() if life.findings is not None else one.findings.none()
    context = {
        "item": one,
        "life": life,
        "names": names,
        "missing": [(ACTS[name].label, refusal) for name, refusal in missing.items()],
        "acts": offered(names - missing.keys()),
        "next": [act for act in offered(names - missing.keys()) if act.main and not (act.name == "fix_attribute" and life.attribute)],
        "hints": hints(one, actor.today) if life.state in _ON_ITS_WAY else [],
        "way": reading.way(life),
        "due": reading.due(one, life, actor.today),
        "clock": clock_of(one, actor.now),
        "basis": reading.basis_of(Attribute(life.attribute), life.basis) if life.attribute else "",
        "facts": _facts(one),
        "sheets": versions_of(rows),
        "reviews": reading.reviews(life) if life.state in _REVIEWED else [],
        "findings": [(KINDS[Kind(one.kind)], one, one.finding in life.released) for one in findings],
        "files": Attachment.objects.filter(item=one, removed=False),
        "relations": told.references(one),
        "referred_by": told.referred(one),
        "publication": public,
        "file_by": reading.file_by(public),
        "today": actor.today,
        "history": reading.history(rows),
    }
    return render(request, "publishing/item.html", context)


def _facts(one: Item) -> list[tuple[str, object]]:
    """The description of an item, without what is empty."""
    text = reading.described(one.draft)
    return [(label_of(name), text[name]) for name in NAMES if name not in {"title", "body"} and text[name]]


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.WRITE_DRAFTS)
def create(request: HttpRequest) -> HttpResponse:
    """A new item with the first version of its text."""
    organs = within(request, Right.WRITE_DRAFTS)
    begin = BeginForm(request.POST or None, organs=organs)
    form = TextForm(request.POST or None, initial={"issuer": organs[0].name, "source": organs[0].name}, level=_level(list(organs)))
    if request.method == "POST" and begin.is_valid() and form.is_valid():
        try:
            made = actions.create_draft(actor_of(request), begin.cleaned_data["organ"], kind=begin.cleaned_data["kind"], text=form.text())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell_saved(request, made.draft)
            return redirect("publishing:item", made.pk)
    context = {"form": form, "begin": begin, "title": _("New item"), **_editor(request, form)}
    return render(request, "publishing/edit.html", context, status=422 if form.errors or begin.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.WRITE_DRAFTS)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of an item. When somebody else saved meanwhile, both texts are shown and nothing is lost."""
    one = item_or_404(request, pk)
    form = TextForm(request.POST or None, initial=TextForm.initial_of(fields_of(one.draft)), level=one.organ.level, kind=one.kind)
    context = {
        "form": form,
        "item": one,
        "title": _("Edit"),
        "hints": hints(one, actor_of(request).today),
        "version": request.POST.get("version", one.draft.version),
    }
    if request.method != "POST":
        demand_offered(request, one, "save_draft")
    elif form.is_valid():
        try:
            saved = actions.save_draft(actor_of(request), one, expected_version=_version(request), text=form.text())
        except SavedMeanwhile as conflict:
            form.add_error(None, str(conflict))
            context |= {"version": Draft.objects.get(pk=pk).version, "changed": _differences(conflict.text, conflict.current)}
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell_saved(request, saved)
            return redirect("publishing:item", pk)
    return render(request, "publishing/edit.html", {**context, **_editor(request, form)}, status=422 if form.errors else 200)


def _tell_saved(request: HttpRequest, draft: Draft) -> None:
    messages.success(request, _("The draft was saved."))
    if count := undescribed(draft.body):
        messages.warning(
            request,
            ngettext(
                "%(count)d picture has no description: who cannot see it learns nothing of it. Describe it, unless it only decorates.",
                "%(count)d pictures have no description: who cannot see them learns nothing of them. Describe each that says something.",
                count,
            )
            % {"count": count},
        )


def _version(request: HttpRequest) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


def _differences(mine: TextFields, theirs: TextFields) -> list[tuple[str, object, object, bool]]:
    """The fields that differ: label, what one wrote, what stands there now, and whether it is HTML."""
    return [
        (label_of(name), _shown(getattr(mine, name)), _shown(getattr(theirs, name)), name == "body")
        for name in NAMES
        if getattr(mine, name) != getattr(theirs, name)
    ]


def _shown(value: object) -> object:
    return "、".join(map(str, value)) if isinstance(value, tuple) else value


def _level(organs: list[Organ]) -> str:
    """The level of government of the organs, if they have one and the same."""
    levels = {organ.level for organ in organs}
    return levels.pop() if len(levels) == 1 else ""


def _editor(request: HttpRequest, form: TextForm) -> dict[str, object]:
    """The editor's scripts, styles and words. Its import map is the one inline script of the platform, and carries the answer's nonce."""
    media = form.media.with_nonce(str(request.csp_nonce))  # type: ignore[attr-defined]  # put there by django-csp
    return {"media": media, "words": json.dumps({name: str(word) for name, word in WORDS.items()})}
