"""The Chinese of the public side."""

from pathlib import Path

import polib
import pytest
from django.utils import translation
from django.utils.translation import gettext, pgettext

import gongkai_web.portal

_TEXTS = [
    one
    for one in polib.pofile(str(Path(gongkai_web.portal.__file__).parent / "locale/zh_Hans/LC_MESSAGES/django.po"))
    if not one.msgid_plural
]


@pytest.mark.parametrize("text", _TEXTS, ids=[one.msgid for one in _TEXTS])
def test_no_other_app_says_it_otherwise(text: polib.POEntry) -> None:
    """Django merges the apps' texts, and the first app wins: the same English must mean the same Chinese."""
    with translation.override("zh-hans"):
        assert (pgettext(text.msgctxt, text.msgid) if text.msgctxt else gettext(text.msgid)) == text.msgstr
