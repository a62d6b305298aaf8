"""The kinds of lists."""

import re

from django.utils import translation

from gongkai_web.compilations.kinds import choices, kinds


def test_every_kind_fits_its_column_and_an_address() -> None:
    assert all(re.fullmatch(r"[a-z-]{1,20}", code) for code in kinds())


def test_kinds_are_called_in_the_readers_language() -> None:
    assert ("powers", "权责清单") in choices()
    with translation.override("en"):
        assert ("powers", "Powers and duties") in choices()
