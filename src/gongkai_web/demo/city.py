"""The organs of the fictional city, its site, and the people who work for it."""

import secrets
import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Kind, Level, Role
from gongkai_web.organs.models import Appointment, Organ, Site

_SINCE = date(2019, 5, 15)


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demonstration, as it is told to whoever started it. `key`: of the second factor."""

    name: str
    organ: str
    roles: tuple[Role, ...]
    password: str
    key: str


def data(name: str) -> dict[str, Any]:
    """One file of the demonstration's data."""
    return tomllib.loads(files(__package__).joinpath(f"data/{name}").read_text(encoding="utf-8"))


def make_organs() -> list[Organ]:
    """The government, its departments, counties and townships, in that order; and the site."""
    city = data("city.toml")
    government = Organ.objects.create(kind=Kind.GOVERNMENT, level=Level.CITY, valid_from=_SINCE, **city["city"])
    Site.objects.create(host="localhost", organ=government, **city["site"])
    organs = [government]
    for row in city["departments"]:
        organs.append(
            Organ.objects.create(
                code=f"{government.code}-{row['code']}",
                name=row["name"],
                short_name=row["short_name"],
                kind=Kind.DEPARTMENT,
                level=Level.CITY,
                area_supervisor=government,
                valid_from=_SINCE,
                address=f"洛泽市泽心区政通路{20 + 2 * len(organs)}号",
                office_hours="工作日 8:30—12:00，13:30—17:30",
                telephone=f"0990-66{len(organs):02}000",
                duties=row["duties"],
            )
        )
    for row in city["counties"]:
        county = Organ.objects.create(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            kind=Kind.GOVERNMENT,
            level=Level.COUNTY,
            area_supervisor=government,
            valid_from=_SINCE,
            telephone=f"0990-67{len(organs):02}000",
            duties="领导本行政区域内的行政工作，保护公民、法人和其他组织的合法权益。",
        )
        organs.append(county)
        for number, name in enumerate(row["townships"], 1):
            organs.append(
                Organ.objects.create(
                    code=f"{county.code}-{number:03}",
                    name=f"{row['short_name']}{name}",
                    short_name=name.removesuffix("人民政府").removesuffix("办事处"),
                    kind=Kind.DISPATCHED_ORGAN if name.endswith("办事处") else Kind.GOVERNMENT,
                    level=Level.TOWNSHIP,
                    area_supervisor=county,
                    valid_from=_SINCE,
                    telephone=f"0990-68{len(organs):02}000",
                    duties="办理本辖区公共服务和公共管理事务，公开乡镇级事项。",
                )
            )
    return organs


def make_people(organs: list[Organ]) -> list[Account]:
    """One account for each role of the water authority, the office's roles that reach further, and a second department's drafter.

    Passwords and keys are random, and never the same twice.
    """
    government, office, water, education = organs[0], organs[1], organs[10], organs[3]
    posts: list[tuple[str, Organ, tuple[Role, ...]]] = [
        ("drafter", water, (Role.DRAFTER,)),
        ("head", water, (Role.DEPARTMENT_HEAD,)),
        ("secrecy", water, (Role.SECRECY_REVIEWER,)),
        ("legal", water, (Role.LEGAL_REVIEWER,)),
        ("publisher", water, (Role.PUBLISHER,)),
        ("handler", water, (Role.HANDLER,)),
        ("ogi", water, (Role.OGI_HEAD,)),
        ("leader", water, (Role.LEADER,)),
        ("education", education, (Role.DRAFTER,)),
        ("office", office, (Role.DRAFTER, Role.OGI_HEAD)),
        ("oversight", government, (Role.OVERSIGHT,)),
        ("auditor", government, (Role.AUDITOR,)),
        ("admin", government, (Role.ADMINISTRATOR,)),
    ]
    return [_account(*post) for post in posts]


def _account(name: str, organ: Organ, roles: tuple[Role, ...]) -> Account:
    password, key = secrets.token_urlsafe(12), generate_totp_secret()
    user = User.objects.create_user(name, password=password, organ=organ, full_name="、".join(str(role.label) for role in roles))
    TOTP.activate(user, key)
    for role in roles:
        Appointment.objects.create(user=user, organ=organ, role=role, since=_SINCE)
    return Account(name, organ.name, roles, password, key)
