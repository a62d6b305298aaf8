"""The pages of compilations in a real browser: axe finds nothing, they fit a telephone, and nothing is refused."""

import pytest
from playwright.sync_api import Page

from tests.web.staffed import holds_for_everyone

SETTLE = "tests.web.compilations.desk:settle"
WHO = "both"
PAGES = {
    "list": "/workbench/compilations/",
    "public guide": "/workbench/compilations/guides/1/",
    "own guide": "/workbench/compilations/guides/2/",
    "catalogue to be published": "/workbench/compilations/catalogues/1/",
    "list to be published": "/workbench/compilations/registers/1/",
    "reading place": "/workbench/compilations/places/1/",
    "change with a finding": "/workbench/compilations/places/2/",
    "emergency": "/workbench/compilations/columns/1/",
    "change of the emergency": "/workbench/compilations/1/columns/1/",
    "item about it": "/workbench/items/1/",
    "what waits": "/workbench/",
    "new list": "/workbench/compilations/1/register/",
    "guide": "/workbench/compilations/1/guide/",
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_it_fits_a_telephone(staff_page: Page, name: str) -> None:
    holds_for_everyone(staff_page, PAGES[name])
