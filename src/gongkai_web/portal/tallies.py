"""How much is public, from the tally that the database keeps; asked anew after settings.TALLY_SECONDS."""

import time
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Sum

from gongkai_web.portal.models import Tally

T = TypeVar("T")
Scope = Collection[int] | None
"""Ids of organs; None for all."""

_known: tuple[float, dict[Hashable, Any]] = (0.0, {})
"""Until when they hold, and the sums asked for since."""


def by_category(scope: Scope) -> dict[str, int]:
    """How many items each statutory category holds, for some organs or for all."""
    return _sums("statutory_code", scope)


def by_kind(scope: Scope) -> dict[str, int]:
    """How many items of each kind there are."""
    return _sums("kind", scope)


def by_organ(organs: Collection[int]) -> dict[int, int]:
    """How many items each of some organs has made public."""
    return _sums("organ_id", organs)


def total(scope: Scope, *, category: str = "", kinds: Iterable[str] = (), validity: str = "") -> int:
    """How many items pass the filters; what is empty lets everything through."""
    wanted: dict[str, object] = {} if scope is None else {"organ_id__in": scope}
    if category:
        wanted["statutory_code"] = category
    if chosen := tuple(kinds):
        wanted["kind__in"] = chosen
    if validity:
        wanted["validity"] = validity
    key = ("total", _organs(scope), category, chosen, validity)
    return _kept(key, lambda: Tally.objects.filter(**wanted).aggregate(all=Sum("items"))["all"] or 0)


def _sums(field: str, scope: Scope) -> dict[Any, int]:
    rows = Tally.objects.all() if scope is None else Tally.objects.filter(organ_id__in=scope)
    found = rows.values_list(field).annotate(Sum("items")).filter(items__sum__gt=0).order_by()
    return _kept((field, _organs(scope)), lambda: dict(found))


def _organs(scope: Scope) -> frozenset[int] | None:
    return None if scope is None else frozenset(scope)


def _kept(key: Hashable, count: Callable[[], T]) -> T:
    """What was counted under that key a moment ago, or is counted now."""
    global _known  # noqa: PLW0603 - one process keeps one copy; replacing it is a single assignment
    now = time.monotonic()
    if now >= _known[0]:
        _known = now + settings.TALLY_SECONDS, {}
    sums = _known[1]
    if key not in sums:
        sums[key] = count()
    found: T = sums[key]
    return found
