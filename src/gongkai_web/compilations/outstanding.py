"""What a clean-up decided, and nobody has done yet."""

from gongkai_web.compilations.models.cleanups import Cleanup, Verdict
from gongkai_web.publishing.life.validity import ENDED
from gongkai_web.publishing.models import Publication


def outstanding(batch: Cleanup) -> dict[Publication, Verdict]:
    """The documents that are still to be amended, and those of other organs that these still have to end; with what was decided.

    Its own documents a batch ends by being published. Those of an organ below it does not end: whoever made a document ends it, and the
    organ above asks for that.
    """
    if batch.published_at is None:
        return {}
    decided = dict(batch.verdicts.exclude(verdict=Verdict.KEEP).values_list("item_id", "verdict"))
    standing = Publication.objects.filter(pk__in=decided, withdrawn_at=None).exclude(validity__in=[one.value for one in ENDED])
    found = {one: Verdict(decided[one.pk]) for one in standing.select_related("organ").order_by("organ__code", "made_on", "pk")}
    return {
        one: verdict
        for one, verdict in found.items()
        if (one.updated_at <= batch.published_at if verdict is Verdict.AMEND else is_asked(batch, verdict, one.organ_id, one.validity))
    }


def is_asked(batch: Cleanup, verdict: Verdict, organ: int, validity: str) -> bool:
    """Whether it is for another organ to end a document of that validity, and it has not."""
    return verdict in {Verdict.REPEAL, Verdict.VOID} and organ != batch.organ_id and validity not in ENDED
