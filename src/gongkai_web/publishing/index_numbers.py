"""Index numbers: the pattern of an organ, and the next number of it (domain D.2)."""

import re
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Publication
from gongkai_web.publishing.refusals import Refused

DEFAULT = "{orgcode}/{yyyy}-{seq:05}"
_TOKEN = re.compile(r"\{(uscc|orgcode|region|dept|class|yyyy|mm|seq(?::0([1-9]))?)\}")
_LITERAL = re.compile(r"[0-9A-Za-z/._-]*")
_REGION = re.compile(r"[0-9]{6}")
_LONGEST = 80

_NEXT = """
INSERT INTO publishing_indexcounter AS counter (organ_id, period, last) VALUES (%s, %s, 1)
ON CONFLICT (organ_id, period) DO UPDATE SET last = counter.last + 1 RETURNING last
"""


def check(pattern: str) -> None:
    """Whether a pattern can be used: `{orgcode}/{yyyy}-{seq:05}` can.

    It names the organ, so that two organs never give the same number; it counts, and starts again only where the period is part of the
    number; and tokens stand apart, so that different values never read the same.
    Raises: Refused.
    """
    names = [one[1].partition(":")[0] for one in _TOKEN.finditer(pattern)]
    if not _LITERAL.fullmatch(_TOKEN.sub("", pattern)):
        raise _unusable(pattern, _("Beside tokens in braces it may hold letters, digits, slash, dot, hyphen and underscore."))
    if len(names) != len(set(names)):
        raise _unusable(pattern, _("A token stands in it twice."))
    if "seq" not in names:
        raise _unusable(pattern, _("Without {seq} it does not count."))
    if not {"uscc", "orgcode"} & set(names) and not {"region", "dept"} <= set(names):
        raise _unusable(pattern, _("It does not name the organ: use {orgcode}, {uscc}, or {region} and {dept}."))
    if "mm" in names and "yyyy" not in names:
        raise _unusable(pattern, _("With {mm} and without {yyyy} numbers would come again every year."))
    if re.search(r"[0-9A-Za-z}]\{seq|\{seq[^}]*\}[0-9{]", pattern) or "}{" in pattern.replace("{yyyy}{mm}", "{yyyy}"):
        raise _unusable(pattern, _("Tokens must be parted by a sign; only {yyyy}{mm} may stand together."))


def next_number(organ: Organ, statutory_code: str, on: date) -> str:
    """The next index number of an organ. It is given in the transaction that publishes: when that fails, the number was never given.

    The organ's counter stays locked until then, so that no number is left out and none is given twice.
    Raises: Refused for a pattern that cannot be used, or needs what the organ or the item does not have.
    """
    pattern = organ.index_pattern or DEFAULT
    check(pattern)
    names = {one[1].partition(":")[0] for one in _TOKEN.finditer(pattern)}
    values = {name: _value(name, organ, statutory_code, on) for name in names - {"seq"}}
    while True:
        count = _counted(organ, values.get("yyyy", "") + values.get("mm", ""))
        number = _TOKEN.sub(lambda one: values.get(one[1]) or str(count).zfill(int(one[2] or 1)), pattern)  # noqa: B023 - called at once
        if len(number) > _LONGEST:
            raise _unusable(pattern, _("The number would be longer than %(most)d signs.") % {"most": _LONGEST})
        if not Publication.objects.filter(index_no=number, organ=organ).exists():  # one that an old site gave is passed over
            return number


def _counted(organ: Organ, period: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [organ.pk, period])
        row: tuple[int] = cursor.fetchone()
        return row[0]


def _value(name: str, organ: Organ, statutory_code: str, on: date) -> str:
    begin = _REGION.match(organ.code)
    region = organ.credit_code[2:8] or (begin[0] if begin else "")
    found = {
        "uscc": organ.credit_code,
        "orgcode": organ.code,
        "region": region,
        "dept": organ.code.removeprefix(region).strip("-.") or organ.code,
        "class": statutory_code,
        "yyyy": f"{on:%Y}",
        "mm": f"{on:%m}",
    }[name]
    if not found:
        raise Refused(
            _("No index number can be given."),
            _("The pattern of the organ names {%(token)s}, which is not filled in.") % {"token": name},
            _("Fill it in (credit code, code of the organ, or statutory category of the item), or change the pattern."),
        )
    return found


def _unusable(pattern: str, why: str) -> Refused:
    return Refused(
        _("The pattern of index numbers “%(pattern)s” cannot be used.") % {"pattern": pattern},
        why,
        _("Change it, for example to %s.") % DEFAULT,
    )
