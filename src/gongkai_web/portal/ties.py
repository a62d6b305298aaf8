"""What an item has to do with others, both ways: interpretations, amendments, repeals, bases."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.kinds import VALIDITIES
from gongkai_web.publishing.life.vocabulary import Tie, Validity

_BINDING = frozenset({Validity.NOT_YET_IN_FORCE, Validity.IN_FORCE, Validity.AMENDED})


def ties(known: Iterable[Mapping[str, Any]], visit: Visit, validity: str = "") -> list[dict[str, Any]]:
    """The references of an item in groups, interpretations first. `known`: as `reading.read` gives them. `validity`: of the item.

    What another document says it does to this one, and this one is not marked with, is called so: it may take effect later, or its organ
    may have marked it otherwise.
    """
    found: dict[tuple[str, bool], list[dict[str, str]]] = {}
    for one in known:
        other = {"url": visit.item(one["index_no"]), "index_no": one["index_no"], "withdrawn": one["withdrawn"] or ""}
        if not one["withdrawn"]:  # its title may be the reason
            other |= {"title": one["title"], "doc_no": one["doc_no"]}
        found.setdefault((one["tie"], one["refers"]), []).append(other)
    if not found:
        return []
    labels = {**_labels(), **_otherwise(validity)}
    return [
        {"key": f"{tie}-{'to' if refers else 'from'}", "label": label, "items": found[tie, refers]}
        for (tie, refers), label in labels.items()
        if (tie, refers) in found
    ]


def _otherwise(validity: str) -> Mapping[tuple[str, bool], str]:
    """The names of groups that do not go with the validity on the same page."""
    if validity not in _BINDING:
        return {}
    marked = {"validity": VALIDITIES[Validity(validity)]}
    found: dict[tuple[str, bool], str] = {}
    found[Tie.REPEALS, False] = _("Says that it repeals this document, which is marked as: %(validity)s") % marked
    if validity != Validity.AMENDED:
        found[Tie.AMENDS, False] = _("Says that it amends this document, which is marked as: %(validity)s") % marked
    return found


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
