"""What an item has to do with others, both ways: interpretations, amendments, repeals, bases."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.kinds import Tie


def ties(known: Iterable[Mapping[str, Any]], visit: Visit) -> list[dict[str, Any]]:
    """The references of an item in groups, interpretations first. `known`: as `reading.read` gives them."""
    found: dict[tuple[str, bool], list[dict[str, str]]] = {}
    for one in known:
        other = {"url": visit.item(one["index_no"]), "title": one["title"], "doc_no": one["doc_no"]}
        found.setdefault((one["tie"], one["refers"]), []).append(other)
    if not found:
        return []
    labels = _labels()
    return [
        {"key": f"{tie}-{'to' if refers else 'from'}", "label": label, "items": found[tie, refers]}
        for (tie, refers), label in labels.items()
        if (tie, refers) in found
    ]


def _labels() -> Mapping[tuple[str, bool], str]:
    """What a group is called: by the tie, and whether this item is the one that refers."""
    return {
        (Tie.INTERPRETS, False): _("Interpretations of this document"),
        (Tie.INTERPRETS, True): _("Interprets"),
        (Tie.REPEALS, False): _("Repealed by"),
        (Tie.AMENDS, False): _("Amended by"),
        (Tie.REPEALS, True): _("Repeals"),
        (Tie.AMENDS, True): _("Amends"),
        (Tie.RESTS_ON, True): _("Rests on"),
        (Tie.RESTS_ON, False): _("Basis of"),
    }
