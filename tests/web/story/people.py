"""The people of the story: one for each step of an item's way, with a password and a second factor as an office hands them out."""

import time
from datetime import date

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.db import transaction
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.letters.models import Letterhead
from gongkai_web.organs.kinds import Kind, Level, Role
from gongkai_web.organs.models import Appointment, Organ
from gongkai_web.organs.walls import open_for
from tests.web.people import make_department, make_site

PASSWORD = "correct horse battery 9"  # noqa: S105 - of accounts that live as long as the test
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""Of everyone's second factor: the test has to show the code that the person's telephone would."""

POSTS = {
    "drafter": (Role.DRAFTER,),
    "colleague": (Role.DRAFTER,),
    "head": (Role.DEPARTMENT_HEAD,),
    "secrecy": (Role.SECRECY_REVIEWER,),
    "legal": (Role.LEGAL_REVIEWER,),
    "leader": (Role.LEADER,),
    "publisher": (Role.PUBLISHER,),
    "handler": (Role.HANDLER,),
    "ogi_head": (Role.OGI_HEAD,),
}
"""Name of the account → what its person is appointed to, all in one department."""


@transaction.atomic
def settle() -> Organ:
    """Makes the city, its site, a department, its people, and what its letters say of it. Called in a process of the running platform."""
    city = Organ.objects.create(code="139900", name="洛泽市人民政府", kind=Kind.GOVERNMENT, level=Level.CITY)
    make_site(city, "localhost")
    department = make_department(city, "139900-10")
    department.address, department.telephone = "洛泽市河东区滨河路1号", "0990-8100100"
    department.save()
    for name, roles in POSTS.items():
        user = User.objects.create_user(name, password=PASSWORD, organ=department, full_name=name)
        TOTP.activate(user, KEY)
        for role in roles:
            Appointment.objects.create(user=user, organ=department, role=role, since=date(2020, 1, 1))
    known = {"mark": "洛水公开告", "maker": "local_department", "bodies": "洛泽市人民政府", "court": "洛泽市河东区人民法院"}
    open_for(reads=[department.pk], writes=[department.pk])
    Letterhead.objects.create(organ=department, online="https://review.example.org/", entered_at=timezone.now(), **known)
    return department


def code() -> str:
    """The six digits that the device shows now."""
    return str(format_hotp_value(hotp_value(KEY, int(time.time()) // 30)))
