"""How much is public, from the tally that the database keeps."""

from collections.abc import Iterable

from django.db.models import Sum

from gongkai_web.portal.models import Tally


def by_category(scope: Iterable[int] | None) -> dict[str, int]:
    """How many items each statutory category holds, for some organs or for all (None)."""
    return _sums("statutory_code", scope)


def by_kind(scope: Iterable[int] | None) -> dict[str, int]:
    """How many items of each kind there are."""
    return _sums("kind", scope)


def _sums(field: str, scope: Iterable[int] | None) -> dict[str, int]:
    rows = Tally.objects.all() if scope is None else Tally.objects.filter(organ_id__in=scope)
    return dict(rows.values_list(field).annotate(Sum("items")).filter(items__sum__gt=0).order_by())
