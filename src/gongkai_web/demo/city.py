"""The organs of the fictional city, its sites, and the people who work for it."""

import secrets
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password

from gongkai_web.accounts.models import User
from gongkai_web.organs.actions.accounts import make_account
from gongkai_web.organs.actions.appointments import appoint
from gongkai_web.organs.actions.organs import save_site
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Kind, Level, Role
from gongkai_web.organs.models import Appointment, Organ, Site

_SINCE = date(2019, 5, 15)
_HOURS = "工作日 8:30—12:00，13:30—17:30"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demonstration, as it is told to whoever started it. `key`: of the second factor."""

    name: str
    organ: str
    roles: tuple[Role, ...]
    password: str
    key: str
    person: str = ""


@cache
def data(name: str) -> dict[str, Any]:
    """One file of the demonstration's data."""
    return tomllib.loads(files(__package__).joinpath(f"data/{name}").read_text(encoding="utf-8"))


@cache
def signs() -> dict[str, str]:
    """The sign in the document numbers of each organ that makes documents, by its code: 洛水规."""
    city = data("city.toml")
    own = city["city"]["code"]
    departments = {f"{own}-{row['code']}": row["sign"] for row in city["departments"]}
    return {own: city["city"]["sign"], **departments, **{row["code"]: row["sign"] for row in city["counties"]}}


def make_organs() -> list[Organ]:
    """The government, its departments, counties and townships, in that order."""
    city = data("city.toml")
    own = {name: value for name, value in city["city"].items() if name != "sign"}
    government = Organ.objects.create(kind=Kind.GOVERNMENT, level=Level.CITY, valid_from=_SINCE, office_hours=_HOURS, **own)
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
                office_hours=_HOURS,
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
            address=f"{row['short_name']}文昌路1号",
            office_hours=_HOURS,
            telephone=f"0990-67{len(organs):02}000",
            duties="领导本行政区域内的行政工作，保护公民、法人和其他组织的合法权益。",
        )
        organs.append(county)
        organs += _below(county, row["townships"], len(organs))
    return organs


def _below(county: Organ, names: list[str], begin: int) -> list[Organ]:
    return [
        Organ.objects.create(
            code=f"{county.code}-{number:03}",
            name=f"{county.short_name}{name}",
            short_name=name.removesuffix("人民政府").removesuffix("办事处"),
            kind=Kind.DISPATCHED_ORGAN if name.endswith("办事处") else Kind.GOVERNMENT,
            level=Level.TOWNSHIP,
            area_supervisor=county,
            valid_from=_SINCE,
            address=f"{county.short_name}{name.removesuffix('人民政府').removesuffix('办事处')}便民服务中心",
            office_hours=_HOURS,
            telephone=f"0990-68{begin + number:02}000",
            duties="办理本辖区公共服务和公共管理事务，公开基层政务信息。",
        )
        for number, name in enumerate(names)
    ]


def make_people(organs: list[Organ], now: datetime) -> list[Account]:
    """Those who can sign in. The administrator makes the accounts of the others and the sites, as the log tells.

    Passwords and keys are random, and never the same twice.
    """
    known = {organ.code: organ for organ in organs}
    first, *others = data("city.toml")["people"]
    password = secrets.token_urlsafe(12)
    user = User.objects.create_user(first["username"], password=password, organ=known[first["organ"]], full_name=first["name"])
    for role in first["roles"]:
        Appointment.objects.create(user=user, organ=known[first["organ"]], role=role, since=_SINCE)
    administrator = Actor(user, duties(user, now.date()), now)
    for row in data("city.toml")["sites"]:
        values = {name: value for name, value in row.items() if name != "organ"}
        save_site(administrator, Site(organ=known[row["organ"]]), {**values, "demonstration": True})
    return [_told(user, first, password), *(_made(administrator, row, known[row["organ"]]) for row in others)]


def _made(administrator: Actor, row: dict[str, Any], organ: Organ) -> Account:
    user, password = make_account(administrator, organ, username=row["username"], full_name=row["name"])
    User.objects.filter(pk=user.pk).update(must_change_password=False)  # the accounts are told at each start, so their passwords stay
    for role in row["roles"]:
        appoint(administrator, organ, person=user, role=Role(role), since=_SINCE)
    return _told(user, row, password)


def _told(user: User, row: dict[str, Any], password: str) -> Account:
    key = generate_totp_secret()
    TOTP.activate(user, key)
    return Account(user.username, str(user.organ), tuple(map(Role, row["roles"])), password, key, user.full_name)


def make_past(organs: list[Organ]) -> None:
    """Two people of each organ who do not work there any more: who wrote what there is, and who judged it. Nobody signs in as them."""
    chance = Random("past")  # noqa: S311 - names, not secrets
    names = data("city.toml")["names"]
    people = [f"{family}{given}" for family in names["family"] for given in names["given"]]
    drawn = iter(chance.sample(people, 2 * len(organs)))
    User.objects.bulk_create(
        User(username=past(organ, what), password=make_password(None), is_active=False, full_name=next(drawn), organ=organ)
        for organ in organs
        for what in ("writing", "judging")
    )


def past(organ: Organ, what: str) -> str:
    """The user name of who wrote or judged an organ's texts before. `what`: writing or judging."""
    return f"past-{what}-{organ.code.lower()}"
