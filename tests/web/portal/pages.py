"""Every type of public page, as an address in the small city."""

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    "home": "/",
    "guide": "/guide/",
    "guide of a department": "/guide/130900-01/",
    "institutions": "/sections/institutions/",
    "statutory content": "/sections/statutory/",
    "annual reports": "/sections/reports/",
    "interpretations": "/sections/interpretations/",
    "everything": "/items/",
    "category": "/items/?category=20-13",
    "second page": "/items/?page=2",
    "organ's items": "/items/?organ=130900-01&year=2026",
    "library": "/library/",
    "library narrowed": "/library/?q=供水&validity=repealed&sign=洛政发&year=2019&number=31",
    "organs": "/organs/",
    "organ": "/organs/130900-01/",
    "search": "/search/?q=供水",
    "search for nothing": "/search/",
    "site map": "/sitemap/",
    "item": "/items/supply/2026-1",
    "repealed item": "/items/old/2019-1",
}
"""The two items have these index numbers in the city."""
