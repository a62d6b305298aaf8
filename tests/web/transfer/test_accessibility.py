"""The pages of the transfer in a real browser: axe finds nothing, they fit a telephone, and nothing is refused."""

import pytest
from playwright.sync_api import Page

from tests.web.staffed import holds_for_everyone

SETTLE = "tests.web.transfer.desk:settle"
WHO = "publisher"
PAGES = {
    "list": "/workbench/transfer/",
    "checked": "/workbench/transfer/1/",
    "done": "/workbench/transfer/2/",
    "refused": "/workbench/transfer/3/",
    "checking": "/workbench/transfer/4/",
    "importing": "/workbench/transfer/5/",
    "own": "/workbench/transfer/6/",
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_it_fits_a_telephone(staff_page: Page, name: str) -> None:
    holds_for_everyone(staff_page, PAGES[name])
