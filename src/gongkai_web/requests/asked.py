"""A request as it comes in, whatever it came by: read, put in order, and every fault told beside its field."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError as NumberError

from gongkai.ledger.events.opening import ApplicantKind
from gongkai_web.requests.kinds import Form, IdType, Method

LONGEST = 5000
"""Characters of what is asked: far above what a request needs."""
_SHORT = 200
T = TypeVar("T", bound=Enum)


class Faulty(Exception):
    """What is wrong with a request. `faults`: field (`applicant.phone`) and what to do about it, in the reader's language."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = faults
        super().__init__(*faults.values())


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and how to reach them. Empty is what was not given; no purpose is ever asked (OGI-R 27, 29)."""

    kind: ApplicantKind
    name: str
    id_type: IdType
    id_number: str
    phone: str
    email: str
    address: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One request to one organ. `organ`: its code. Law: OGI-R 29."""

    organ: str
    content: str
    applicant: Person
    form: Form
    method: Method


def asked(data: Mapping[str, Any]) -> Asked:
    """The request that nested data describe: `{organ, content, applicant: {…}, delivery: {form, method}}`.

    Full-width signs and spaces inside numbers are taken, words stay as they were written: letters and the archive repeat them.
    What cannot be is refused. Raises: Faulty, with every fault at once.
    """
    whole = _Answers(data, "", {})
    who, way, faults = whole.part("applicant"), whole.part("delivery"), whole.faults
    organ = _plain(whole.text("organ", _("Choose the organ that you ask.")))
    content = whole.text("content", _("Say what information you ask for."), LONGEST)
    kind = who.choice("kind", ApplicantKind)
    name = who.text("name", _("Give your name."))
    id_type = who.choice("id_type", IdType)
    number = _plain(who.text("id_number", _("Give the number of your proof of identity."))).replace(" ", "").upper()
    phone, email, address = _plain(who.text("phone")), _plain(who.text("email")), who.text("address")
    form, method = way.choice("form", Form), way.choice("method", Method)
    _check_number(faults, id_type, number)
    phone = _phone(faults, phone)
    _check_reach(faults, method, phone, email, address)
    if faults or kind is None or id_type is None or form is None or method is None:
        raise Faulty(faults)
    return Asked(organ, content, Person(kind, name, id_type, number, phone, email, address), form, method)


@dataclass(frozen=True, slots=True)
class _Answers:
    """Answers as they were sent, and what is wrong with them so far."""

    given: Mapping[str, Any]
    prefix: str
    faults: dict[str, str]

    def part(self, name: str) -> "_Answers":
        """The answers of one part; none where it is no object."""
        inner = self.given.get(name)
        return _Answers(inner if isinstance(inner, Mapping) else {}, f"{name}.", self.faults)

    def text(self, name: str, missing: str = "", longest: int = _SHORT) -> str:
        """An answer in words. `missing`: what is said where it is empty and must not be."""
        value = self.given.get(name, "")
        if not isinstance(value, str):
            self.faults[self.prefix + name] = _("This has to be a text.")
            return ""
        plain = tidied(value)
        if missing and not plain:
            self.faults[self.prefix + name] = missing
        if len(plain) > longest:
            self.faults[self.prefix + name] = _("Write at most %(most)d characters.") % {"most": longest}
        return plain

    def choice(self, name: str, kind: type[T]) -> T | None:
        """An answer from a closed list."""
        value = self.given.get(name)
        known = {one.value: one for one in kind}
        if isinstance(value, str) and value in known:
            return known[value]
        self.faults[self.prefix + name] = _("Choose one of these: %(choices)s.") % {"choices": "、".join(known)}
        return None


def tidied(value: str) -> str:
    """Without control signs and without space at the ends; lines stay."""
    lines = value.replace("\r\n", "\n")
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"}).strip()


def _plain(code: str) -> str:
    """Full-width letters and digits as plain ones: a code, a number, an e-mail address."""
    return unicodedata.normalize("NFKC", code).strip()


def _check_number(faults: dict[str, str], id_type: IdType | None, number: str) -> None:
    if not number or "applicant.id_number" in faults:
        return
    try:
        match id_type:
            case IdType.RESIDENT_ID:
                ric.validate(number)
            case IdType.USCC:
                uscc.validate(number)
            case _:
                return
    except NumberError:
        faults["applicant.id_number"] = _("There is no such number: count its digits, and compare the last one with your document.")


def _phone(faults: dict[str, str], phone: str) -> str:
    """The number in the international form; as it was where it is none, with the fault."""
    if not phone or "applicant.phone" in faults:
        return phone
    try:
        number = phonenumbers.parse(phone, "CN")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        faults["applicant.phone"] = _("There is no such telephone number. Give a mobile number, or a landline with its area code.")
        return phone
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _check_reach(faults: dict[str, str], method: Method | None, phone: str, email: str, address: str) -> None:
    """The office has to be able to reach the applicant, and by the way that was chosen (OGI-R 29)."""
    if email and "applicant.email" not in faults:
        try:
            validate_email(email)
        except ValidationError:
            faults["applicant.email"] = _("An e-mail address looks like name@example.org.")
    if method is Method.EMAIL and not email:
        faults["applicant.email"] = _("You want the reply by e-mail: give the address.")
    if method is Method.MAIL and not address:
        faults["applicant.address"] = _("You want the reply by post: give the address.")
    if not (phone or email or address):
        faults.setdefault("applicant.phone", _("Give a telephone number, an e-mail address or an address: the office has to reach you."))
