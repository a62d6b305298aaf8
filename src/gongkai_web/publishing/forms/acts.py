"""What is asked before something is done to an item. The cleaned data are the arguments of the action."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.actor import Actor
from gongkai_web.publishing import actions
from gongkai_web.publishing.catalogue import bases
from gongkai_web.publishing.kinds import ATTRIBUTES, CHANNELS, TIES, VALIDITIES
from gongkai_web.publishing.labels import OVERTURNED, REASSESSED, REVIEWS, VERDICTS
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Overturned, Reassessed, Review, Tie, Validity, Verdict
from gongkai_web.publishing.models import Item, Publication, Relation
from gongkai_web.publishing.references import answerable
from gongkai_web.workbench.widgets import Day

_REASON = 500


def _radios(kind: type[StrEnum], labels: Mapping[Any, object], among: Iterable[StrEnum], **kwargs: Any) -> forms.TypedChoiceField:
    choices = [(one.value, labels[one]) for one in among]
    return forms.TypedChoiceField(coerce=kind, choices=choices, widget=forms.RadioSelect, **kwargs)


class ActForm(forms.Form):
    """Nothing is asked. `item`: to which it is done; `actor`: who does it."""

    def __init__(self, *args: Any, item: Item, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item, self.actor = item, actor

    def arguments(self) -> dict[str, Any]:
        """What the action is called with. The form must be valid."""
        return dict(self.cleaned_data)


class AttributeForm(ActForm):
    """The disclosure attribute and what it rests on, chosen in one list."""

    basis = forms.ChoiceField(
        label=_("disclosure attribute and its basis"),
        help_text=_("The rule is to publish. Only articles 14 to 16 of the Regulation allow anything else, item by item."),
    )
    reason = forms.CharField(
        label=_("reason"),
        required=False,
        max_length=_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Required unless the item is to be published: why the basis holds for this item."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [
            (label, [(f"{attribute.value}/{code}", f"{label}：{entry}") for code, entry in bases(attribute).items()])
            for attribute, label in ATTRIBUTES.items()
        ]
        chooser = self.fields["basis"]
        chooser.choices = [("", "—"), *groups]  # type: ignore[attr-defined]  # a ChoiceField
        chooser.initial = f"{Attribute.PROACTIVE.value}/{self.item.draft.statutory_code}" if self.item.draft.statutory_code else ""

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for an item that is not to be published, without a reason."""
        values = super().clean() or {}
        if values.get("basis", "").startswith(("on_request/", "not_public/")) and not values.get("reason", "").strip():
            self.add_error("reason", _("Say why this item is not published."))
        return values

    def arguments(self) -> dict[str, Any]:
        """Attribute, basis and reason."""
        attribute, _slash, basis = self.cleaned_data["basis"].partition("/")
        return {"attribute": Attribute(attribute), "basis": basis, "reason": self.cleaned_data["reason"]}


class ReviewForm(ActForm):
    """One review of the version that was handed over."""

    verdict = _radios(Verdict, VERDICTS, Verdict, label=_("verdict"))
    opinion = forms.CharField(
        label=_("opinion"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Required when the item is returned or referred; the drafter reads it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = actions.reviews_of(self.actor, self.item)
        self.fields["review"] = _radios(Review, REVIEWS, given, label=_("review"), initial=given[0].value if len(given) == 1 else None)
        self.order_fields(("review", "verdict", "opinion"))

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for what is not passed, without an opinion."""
        values = super().clean() or {}
        if values.get("verdict") not in {None, Verdict.PASSED} and not values.get("opinion", "").strip():
            self.add_error("opinion", _("Say what is to be changed, or what is in doubt."))
        return values


class ReasonForm(ActForm):
    """Why."""

    reason = forms.CharField(label=_("reason"), max_length=_REASON, widget=forms.Textarea({"rows": 3}))


class OpinionForm(ActForm):
    """What the drafter is to change."""

    opinion = forms.CharField(label=_("opinion"), max_length=1000, widget=forms.Textarea({"rows": 4}))


class OverturnForm(ActForm):
    """What became of a penalty decision."""

    result = _radios(Overturned, OVERTURNED, Overturned, label=_("the decision was"))
    on = forms.DateField(label=_("on the day"), widget=Day, initial=timezone.localdate, help_text=_("The time runs from here."))
    document = forms.CharField(
        label=_("decision or judgment that did it"),
        max_length=500,
        help_text=_("With its number: a judgment, a review decision, an own one."),
    )


class WithdrawForm(ActForm):
    """Why the public does not find it any more."""

    reason = forms.CharField(
        label=_("reason"), max_length=_REASON, widget=forms.Textarea({"rows": 3}), help_text=_("The public reads it in the item's place.")
    )


class ReleaseForm(ActForm):
    """Why a finding of the scan may stay. `finding`: which one."""

    finding = forms.CharField(widget=forms.HiddenInput, max_length=64)
    reason = forms.CharField(
        label=_("reason"),
        max_length=_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: the number is the public telephone of the office. It stays on record."),
    )


class ReassessForm(ActForm):
    """What came of looking again at what is not public."""

    result = _radios(Reassessed, REASSESSED, Reassessed, label=_("result"))
    reason = forms.CharField(label=_("reason"), max_length=_REASON, widget=forms.Textarea({"rows": 3}))


class ChannelForm(ActForm):
    """Through what else the item reached the public."""

    channel = forms.TypedChoiceField(
        label=_("channel"), coerce=Channel, choices=[(one.value, label) for one, label in CHANNELS.items() if one is not Channel.SITE]
    )
    on = forms.DateField(label=_("on the day"), widget=Day, initial=timezone.localdate)
    address = forms.CharField(label=_("address"), max_length=500, required=False, help_text=_("Link, issue and page, or place."))


class ValidityForm(ActForm):
    """Whether a document still binds."""

    validity = forms.TypedChoiceField(
        label=_("validity"),
        coerce=Validity,
        choices=[(one.value, label) for one, label in VALIDITIES.items() if one is not Validity.NOT_YET_IN_FORCE],
    )
    on = forms.DateField(label=_("on the day"), widget=Day, initial=timezone.localdate)
    by = forms.CharField(
        label=_("index number of the document that did it"), max_length=80, required=False, help_text=_("Empty where there is none.")
    )


class FilingForm(ActForm):
    """When and under which number a document was filed for the record."""

    on = forms.DateField(label=_("filed on"), widget=Day, initial=timezone.localdate)
    number = forms.CharField(label=_("filing number"), max_length=60)


class AnswerForm(ActForm):
    """Whether another organ's item does to this one what it says. `reference`: which one."""

    reference = forms.ModelChoiceField(Relation.objects.none(), label=_("reference"), widget=forms.RadioSelect, empty_label=None)
    confirmed = forms.TypedChoiceField(
        label=_("answer"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("Confirmed: it is so")), ("no", _("Not confirmed: it does not stand on this item's page"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = answerable([self.item.organ_id]).filter(target=self.item)
        chooser = self.fields["reference"]
        sources = Publication.objects.select_related("organ").in_bulk(offered.values_list("source", flat=True))
        chooser.queryset = offered  # type: ignore[attr-defined]  # a ModelChoiceField
        chooser.label_from_instance = lambda one: _said(one, sources[one.source_id])  # type: ignore[attr-defined]  # the same
        if len(sources) == 1:
            chooser.initial = offered.first()


def _said(reference: Relation, source: Publication) -> str:
    return f"{source.organ}：《{source.title}》（{source.index_no}）{TIES[Tie(reference.tie)]}"


class RelateForm(ActForm):
    """To which other item this one refers."""

    tie = forms.TypedChoiceField(label=_("reference"), coerce=Tie, choices=[(one.value, label) for one, label in TIES.items()])
    target = forms.CharField(
        label=_("the other item"),
        max_length=80,
        help_text=_("Its index number, its document number, or for a draft of your organ the number in the address of its page."),
    )

    def clean_target(self) -> Item | Publication:
        """The item. Raises: ValidationError when there is none, or several."""
        named = self.cleaned_data["target"].strip()
        public = Publication.objects.filter(withdrawn_at=None)
        found = list(public.filter(index_no=named)[:1]) or list(public.filter(doc_no=named)[:2])
        if len(found) > 1:
            raise forms.ValidationError(_("Several documents have this number. Use the index number."))
        draft = Item.objects.filter(pk=int(named), organ=self.item.organ_id).first() if named.isdecimal() and len(named) < 19 else None
        other: Item | Publication | None = found[0] if found else draft
        if other is None:
            raise forms.ValidationError(_("There is no such item."))
        return other
