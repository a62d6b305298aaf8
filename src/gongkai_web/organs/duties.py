"""What a person may do today, for which organs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Appointment, Organ
from gongkai_web.organs.policy import RIGHTS, Reach, Right
from gongkai_web.organs.tree import below


@dataclass(frozen=True, slots=True)
class Duties:
    """For each right the ids of the organs for which a person has it."""

    organs: Mapping[Right, frozenset[int]]

    def may(self, right: Right, organ: Organ) -> bool:
        """Whether the person has that right for the organ."""
        return organ.pk in self.organs.get(right, frozenset())

    def anywhere(self, rights: frozenset[Right]) -> frozenset[int]:
        """The ids of the organs for which the person has at least one of those rights."""
        return frozenset().union(*(self.organs.get(right, frozenset()) for right in rights))


def appointments(user: User, today: date) -> "QuerySet[Appointment]":
    """The appointments of a person that hold on a day."""
    return Appointment.objects.filter(Q(until=None) | Q(until__gte=today), user=user, since__lte=today)


def duties(user: User, today: date) -> Duties:
    """The rights that a person's appointments of today give. An inactive account has none."""
    if not user.is_active:
        return Duties({})
    own: dict[Right, set[int]] = {}
    wide: dict[Right, set[int]] = {}
    for organ, role in appointments(user, today).values_list("organ_id", "role"):
        for right, reach in RIGHTS[Role(role)].items():
            (own if reach is Reach.OWN else wide).setdefault(right, set()).add(organ)
    reached = {right: below(tuple(organs)) for right, organs in wide.items()}
    return Duties({right: frozenset(own.get(right, ())) | reached.get(right, frozenset()) for right in {*own, *reached}})


def appointed(organ: int, rights: frozenset[Right], today: date) -> frozenset[int]:
    """The ids of the active people whom an appointment of today at that very organ gives one of the rights."""
    roles = [role for role, given in RIGHTS.items() if rights & given.keys()]
    current = Appointment.objects.filter(Q(until=None) | Q(until__gte=today), organ=organ, role__in=roles, since__lte=today)
    return frozenset(current.filter(user__is_active=True).values_list("user_id", flat=True))


def duties_of(request: HttpRequest) -> Duties:
    """The rights of whoever sends a request, computed once for it; nobody's are none."""
    if not request.user.is_authenticated:
        return Duties({})
    found: Duties | None = getattr(request, "_duties", None)
    if found is None:
        found = duties(request.user, timezone.localdate())
        request._duties = found  # type: ignore[attr-defined]  # a request is where Django keeps what belongs to it
    return found
