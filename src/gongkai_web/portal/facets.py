"""The filters beside search results, each value with how many results it leaves."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from gongkai_web.portal.statutory import categories
from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.kinds import VALIDITIES, Kind
from gongkai_web.search.lookup import Facets

_MOST = 10
Value = int | str


def facets(visit: Visit, counted: Facets, chosen: Mapping[str, object]) -> list[dict[str, Any]]:
    """For each filter its values with their counts, as links; where one is chosen, the link that lets go of it."""
    kinds = {one.value: str(one.label) for one in Kind}
    validities = {key.value: str(label) for key, label in VALIDITIES.items()}
    names: dict[str, tuple[str, Callable[[Value], tuple[str, str]]]] = {
        "organ": (_("Organ"), lambda value: _organ(visit, value)),
        "category": (_("Category"), lambda value: (str(value), categories()[str(value)].short if value in categories() else "")),
        "kind": (_("Kind of information"), lambda value: (str(value), kinds.get(str(value), ""))),
        "validity": (_("Validity"), lambda value: (str(value), validities.get(str(value), ""))),
        "year": (_("Year"), lambda value: (str(value), str(value))),
    }
    boxes = []
    for key, (label, named) in names.items():
        options = [(*named(value), count) for value, count in counted.get(key, ())]
        listed = [
            {"name": name, "count": count, "url": visit.path("/search/", **{**chosen, key: value})}
            for value, name, count in options[:_MOST]
            if name
        ]
        if chosen.get(key) or len(listed) > 1:
            undo = visit.path("/search/", **{**chosen, key: None}) if chosen.get(key) else ""
            boxes.append({"label": label, "undo": undo, "options": listed})
    return boxes


def _organ(visit: Visit, value: Value) -> tuple[str, str]:
    organ = visit.directory.organs.get(int(value))
    return (organ.code, organ.label) if organ else ("", "")
