"""Who acts for an organ, in which role, from when until when."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Appointment, Organ
from gongkai_web.organs.policy import POWERS, Right
from gongkai_web.organs.refusals import Refused


def appoint(actor: Actor, organ: Organ, *, person: User, role: Role, since: date, until: date | None = None) -> Appointment:
    """The person acts for the organ in that role.

    Raises: Refused for oneself, for a second power beside another, and for what the person is already.
    """
    demand(actor, Right.MANAGE_ACCOUNTS, organ)
    demand(actor, Right.MANAGE_ACCOUNTS, person.organ)
    if person == actor.user:
        raise Refused(_("Nobody was appointed."), _("Nobody appoints themselves."), _("Ask another administrator."))
    with transaction.atomic():
        # one appointment of a person at a time: two at once could otherwise each overlook the other's power
        User.objects.select_for_update().get(pk=person.pk)
        _demand_one_power(person, role, since, until)
        try:
            with transaction.atomic():
                appointment = Appointment.objects.create(user=person, organ=organ, role=role, since=since, until=until)
        except IntegrityError as error:
            raise Refused(_("Nobody was appointed."), _("The person has this role already, or it would end before it begins.")) from error
        note(actor, Noted.APPOINTED, organ, person=person, details={"role": role.value, "since": str(since), "until": str(until or "")})
    return appointment


def _demand_one_power(person: User, role: Role, since: date, until: date | None) -> None:
    at_once = Appointment.objects.filter(Q(until=None) | Q(until__gte=since), user=person)
    if until is not None:
        at_once = at_once.filter(since__lte=until)
    others = {POWERS[Role(one)] for one in at_once.values_list("role", flat=True)} - {POWERS[role]}
    if others:
        raise Refused(
            _("Nobody was appointed."),
            _("Work on content, administration and audit stay with different people; this person has one of the other two."),
            _("End the other appointment first, or choose another person."),
        )


@transaction.atomic
def end_appointment(actor: Actor, appointment: Appointment, *, until: date) -> Appointment:
    """It ends on a day; one that has ended stays as it was. Raises: Refused."""
    demand(actor, Right.MANAGE_ACCOUNTS, appointment.organ)
    kept = Appointment.objects.select_for_update().get(pk=appointment.pk)
    today = timezone.localdate(actor.now)
    if kept.until is not None and kept.until < today:
        raise Refused(_("Nothing was changed."), _("The appointment has ended already."))
    if until < kept.since:
        raise Refused(_("Nothing was changed."), _("An appointment does not end before it begins."), _("Choose a later day."))
    kept.until = until
    kept.save(update_fields=["until"])
    note(actor, Noted.APPOINTMENT_ENDED, kept.organ, person=kept.user, details={"role": kept.role, "until": str(until)})
    return kept
