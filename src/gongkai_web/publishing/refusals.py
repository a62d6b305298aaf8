"""What publishing refuses, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.text import TextFields

__all__ = ["Refused", "SavedMeanwhile", "refused_by"]


class SavedMeanwhile(Refused):
    """Somebody else saved the draft since it was opened. `text`: what was to be saved, unchanged; `current`: what stands there now."""

    def __init__(self, text: TextFields, current: TextFields, by: str) -> None:
        self.text, self.current = text, current
        super().__init__(
            gettext("The draft was not saved."),
            gettext("%(person)s saved another version since you opened it.") % {"person": by},
            gettext("Your text is still here. Compare it with the saved version, take over what is missing, and save again."),
        )


_Texts = tuple[Any, Any, Any]
"""What, why, remedy; lazily translated."""
_TEXTS: Mapping[Rule, _Texts] = {
    Rule.BEGINNING: (_("This cannot be the first thing that happens to an item."), "", _("Write a draft first.")),
    Rule.NOT_NOW: (
        _("This cannot be done now."),
        _("The item is in another state; perhaps somebody else was faster."),
        _("Open the item again and see what can be done."),
    ),
    Rule.NEXT_VERSION: (_("The version is not the next one."), _("Somebody else saved in between."), _("Open the item again.")),
    Rule.THIS_VERSION: (
        _("The text has changed in the meantime."),
        _("A review, an approval and a publication hold for exactly one version."),
        _("Open the item again and read the current text."),
    ),
    Rule.BASIS: (_("The basis of the disclosure attribute is missing."), "", _("Choose what the attribute rests on.")),
    Rule.REASON: (_("The reason is missing."), _("It goes on record with your decision."), _("Write it in one or two sentences.")),
    Rule.ATTRIBUTE: (
        _("The item cannot be submitted."),
        _("Its disclosure attribute is not fixed."),
        _("Fix it: to be published, on request only, or not public; for the last two with the reason."),
    ),
    Rule.WITHDRAW_FIRST: (
        _("The attribute cannot be changed."),
        _("The item is public."),
        _("Withdraw it first, with a reason that the public reads."),
    ),
    Rule.NOT_NEEDED: (_("The item does not need this review."), _("Its disclosure attribute does not call for it."), ""),
    Rule.FINDINGS: (
        _("There are findings of the scan that nobody released."),
        _("Personal data or hidden content must not go out."),
        _("Remove what was found and submit again, or release each finding with a reason."),
    ),
    Rule.NO_SUCH_FINDING: (
        _("There is no such finding to release."),
        _("The scan of this version did not find it, or it is released already."),
        _("Open the item again."),
    ),
    Rule.REVIEWS: (
        _("The item cannot be approved yet."),
        _("Not every review that it needs is passed."),
        _("Wait for the reviews that are missing, returned or referred."),
    ),
    Rule.SCAN: (_("The item was not searched for personal data."), "", _("Submit it again; the scan is part of that.")),
    Rule.PROACTIVE: (_("Only what is to be disclosed proactively is published."), "", ""),
    Rule.INDEX_NUMBER: (_("The index number of an item never changes."), "", ""),
    Rule.PUBLIC: (_("This can be done only to what is public."), "", _("Publish the item first.")),
    Rule.NO_CHANGE: (_("It is so already."), "", ""),
    Rule.ON_RECORD: (
        _("The item cannot be given up."),
        _("It was published or kept once and stays on record."),
        _("Go on with the amendment, or leave it as it is."),
    ),
    Rule.BY_DATE: (
        _("This is not recorded by hand."),
        _("Whether a document is in force yet follows from the day on which it takes effect."),
        _("Amend that day in the text, and publish the amended version."),
    ),
    Rule.IMPORT: (
        _("The item was not imported."),
        _("It came from an old site before, or would have been public there after today."),
        _("Check the date of its first publication."),
    ),
    Rule.NUMBER: (_("The number is missing."), _("What is filed for the record has a number there."), _("Fill it in.")),
    Rule.FOUR_EYES: (
        _("You cannot do this yourself."),
        _("You wrote this version, and nobody judges their own text here."),
        _("Leave it to somebody else with the same role."),
    ),
}


def refused_by(rule: Rule) -> Refused:
    """What a user reads about an event that cannot be, by that rule."""
    what, why, remedy = _TEXTS[rule]
    return Refused(str(what), str(why), str(remedy))
