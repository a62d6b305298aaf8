"""Index numbers: the pattern of an organ, and the next number of it (domain D.2)."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
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
INSERT INTO publishing_indexcounter AS counter (organ_id, period, last) VALUES (%s, %s, %s)
ON CONFLICT (organ_id, period) DO UPDATE SET last = counter.last + excluded.last RETURNING last
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
    """The next index number of an organ. Raises: as `next_numbers`."""
    (number,) = next_numbers(organ, [statutory_code], on)
    return number


def next_numbers(organ: Organ, statutory_codes: Sequence[str], on: date, besides: Collection[str] = ()) -> list[str]:
    """The next index numbers of an organ, one for each item of those categories.

    They are given in the transaction that publishes: when that fails, they were never given. The organ's counter stays locked until then,
    so that no number is left out and none is given twice. `besides`: numbers that the same transaction gives otherwise.
    Raises: Refused for a pattern that cannot be used, or needs what the organ or the item does not have.
    """
    pattern = organ.index_pattern or DEFAULT
    check(pattern)
    names = {one[1].partition(":")[0] for one in _TOKEN.finditer(pattern)} - {"seq"}
    period = "".join(_value(name, organ, "", on) for name in ("yyyy", "mm") if name in names)
    values = [{name: _value(name, organ, code, on) for name in names} for code in statutory_codes]
    found: dict[int, str] = {}
    waiting = list(range(len(values)))
    while waiting:
        first = _counted(organ, period, len(waiting)) - len(waiting) + 1
        made = {place: _filled(pattern, values[place], count) for count, place in enumerate(waiting, first)}
        # numbers that an old site gave are passed over
        taken = {*besides, *Publication.objects.filter(index_no__in=made.values(), organ=organ).values_list("index_no", flat=True)}
        found |= {place: number for place, number in made.items() if number not in taken}
        waiting = [place for place in waiting if place not in found]
    return [found[place] for place in range(len(values))]


def parts(pattern: str) -> Iterator[tuple[str, str]]:
    """The tokens of a pattern, each with the signs before it; at the end, where signs follow the last one, those with an empty token.

    >>> list(parts("LZ{orgcode}/{seq:05}"))
    [('LZ', 'orgcode'), ('/', 'seq:05')]
    """
    place = 0
    for one in _TOKEN.finditer(pattern):
        yield pattern[place : one.start()], one[1]
        place = one.end()
    if place < len(pattern):
        yield pattern[place:], ""


def sample(organ: Organ, pattern: str, on: date) -> str:
    """The first number that an organ would give on a day by a pattern, to an item of the category 20-01. Raises: as `next_numbers`."""
    check(pattern)
    names = {token for _signs, token in parts(pattern) if token and not token.startswith("seq")}
    return _filled(pattern, {name: _value(name, organ, "20-01", on) for name in names}, 1)


def _filled(pattern: str, values: Mapping[str, str], count: int) -> str:
    number = _TOKEN.sub(lambda one: values.get(one[1]) or str(count).zfill(int(one[2] or 1)), pattern)
    if len(number) > _LONGEST:
        raise _unusable(pattern, _("The number would be longer than %(most)d signs.") % {"most": _LONGEST})
    return number


def _counted(organ: Organ, period: str, more: int) -> int:
    """The organ's counter in a period, after so many more."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [organ.pk, period, more])
        row: tuple[int] = cursor.fetchone()
        return row[0]


def value(token: str, organ: Organ, statutory_code: str, on: date) -> str:
    """What a token other than the number stands for; empty where the organ or the item does not have it."""
    begin = _REGION.match(organ.code)
    region = organ.credit_code[2:8] or (begin[0] if begin else "")
    return {
        "uscc": organ.credit_code,
        "orgcode": organ.code,
        "region": region,
        "dept": organ.code.removeprefix(region).strip("-.") or organ.code,
        "class": statutory_code,
        "yyyy": f"{on:%Y}",
        "mm": f"{on:%m}",
    }[token]


def _value(name: str, organ: Organ, statutory_code: str, on: date) -> str:
    found = value(name, organ, statutory_code, on)
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
