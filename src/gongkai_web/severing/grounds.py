"""On what grounds a passage is cut: the exemptions of the catalogue of outcomes, and that it is no government information (OGI-R 37)."""

from collections.abc import Mapping
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from gongkai.law.outcomes import Ground, catalogue, existing, version
from gongkai.law.requirements import Requirement
from gongkai_web.requests.labels import said

_NUMBERS: Mapping[Ground, int] = {one: number for number, one in enumerate(Ground, 1)}


def grounds(on: date) -> list[Ground]:
    """Those that a passage can be cut on: what may be refused on them only where it cannot be severed."""
    known = existing(on)
    exempt = [one for one in Ground if one.alone in known and Requirement.NOT_SEVERABLE in version(one.alone, on).needs]
    return [*exempt, Ground.NOT_OGI]


def number(ground: Ground) -> int:
    """What stands in the box; the same for a ground in every file."""
    return _NUMBERS[ground]


def named(ground: Ground) -> str:
    """A ground in the reader's language."""
    if ground is Ground.NOT_OGI:
        return _("no government information")
    return said(catalogue()[ground.alone].name)


def label(ground: Ground) -> str:
    """What whoever cannot see a box reads in its place, in Chinese as the document is."""
    with translation.override("zh-hans"):
        return f"〔{number(ground)}：{named(ground)}〕".replace(" ", "")


def choices(on: date) -> list[tuple[str, str]]:
    """The grounds as a form offers them."""
    return [(one.value, f"{number(one)} · {named(one)}") for one in grounds(on)]
