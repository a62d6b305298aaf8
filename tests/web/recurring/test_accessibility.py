"""The pages of recurring publications, deposits and rules under way in a real browser: axe finds nothing, they fit a telephone."""

import pytest
from playwright.sync_api import Page

from tests.web.staffed import holds_for_everyone

SETTLE = "tests.web.recurring.desk:settle"
WHO = "both"
PAGES = {
    "start": "/workbench/",
    "list": "/workbench/recurring/",
    "duty": "/workbench/recurring/1/",
    "new": "/workbench/recurring/organs/1/new/",
    "period": "/workbench/recurring/periods/2/",
    "budget": "/workbench/recurring/periods/5/",
    "budgets": "/workbench/recurring/budgets/",
    "deposits": "/workbench/deposits/",
    "new deposit": "/workbench/deposits/organs/1/new/",
    "slip": "/workbench/deposits/1/",
    "visits": "/workbench/visits/",
    "visits of a place": "/workbench/visits/1/",
    "rules": "/workbench/items/2/",
    "text of rules": "/workbench/items/2/edit/",
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_it_fits_a_telephone(staff_page: Page, name: str) -> None:
    holds_for_everyone(staff_page, PAGES[name])
