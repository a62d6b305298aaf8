"""The language stands in the address alone."""

import pytest
from django.test import Client


@pytest.mark.parametrize(("path", "language"), [("/", "zh-hans"), ("/en/", "en"), ("/items/", "zh-hans"), ("/en/organs/", "en")])
@pytest.mark.parametrize("wished", ["en", "zh-TW", "fr;q=0.9", ""])
def test_what_a_browser_wishes_decides_nothing(reader: Client, path: str, language: str, wished: str) -> None:
    page = reader.get(path, headers={"accept-language": wished})

    assert page["Content-Language"] == language
    assert "Accept-Language" not in page.get("Vary", "")
