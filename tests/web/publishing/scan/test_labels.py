"""What the places of findings are called."""

from dataclasses import fields

import pytest
from django.utils import translation

from gongkai_web.publishing.examine.kinds import Found, Kind, Part
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.scan.labels import place

_WRITTEN = [one.name for one in fields(TextFields) if one.type in {"str", "tuple[str, ...]", str, tuple[str, ...]}]
_CODES = {"responsible_basis", "statutory_code", "topic", "genre", "special_period", "early_effect"}
"""Chosen from a list, never written."""


@pytest.mark.parametrize("name", sorted(set(_WRITTEN) - _CODES))
def test_every_field_that_somebody_writes_has_a_name(name: str) -> None:
    with translation.override("zh-hans"):
        told = place("", Found(Kind.IDENTITY_NUMBER, Part.FIELD, name, ""), 0)

    assert told
    assert not told.isascii()
