"""The benchmarks of search in a process of their own: Django can be set up once a process, and for one database."""

import os
from collections.abc import Mapping

import django

from lab.bench.alone import alone
from lab.bench.result import Result

_ONLY = "only for benchmarks"
_NO_DATABASE = {
    "GONGKAI_SECRET_KEY": _ONLY,
    "GONGKAI_PERSONAL_KEYS": _ONLY,
    "GONGKAI_LOOKUP_KEY": _ONLY,
    "GONGKAI_DATABASE": "host=/nowhere dbname=gongkai user=gongkai_app",
}


def index_alone(items: int = 100_000, hostile: int = 2_000) -> Result:
    """An index of so many items by itself: making it, asking it, what it finds. `hostile`: how many questions that are made to hurt."""
    return alone(_straight, items, hostile)


def through_the_platform(env: Mapping[str, str], items: int) -> Result:
    """Search among the items of a platform whose index is made. For a process of its own."""
    _set_up(env)
    from lab.search_bench.platform import measured  # noqa: PLC0415 - its models need Django set up

    return measured(items)


def _straight(items: int, hostile: int) -> Result:
    _set_up(_NO_DATABASE)
    from lab.search_bench.straight import straight  # noqa: PLC0415 - as above

    return straight(items, hostile)


def _set_up(env: Mapping[str, str]) -> None:
    os.environ.update(env)
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai_web.settings"
    django.setup()
