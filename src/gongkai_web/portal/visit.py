"""A request for a public page: which site, which language, which type size; and the answer that everyone may cache."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template import loader
from django.utils.cache import get_conditional_response
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from gongkai_web.organs.models import Site
from gongkai_web.portal.directory import Directory, Entry, directory
from gongkai_web.portal.linked import Data, block
from gongkai_web.portal.tags import Tags

FRESH = "public, max-age=1"
"""What is withdrawn must be gone within two seconds, also from a cache in front; a second spares the server a rush all the same."""
ASK = "public, no-cache"
"""Kept, and asked for again each time."""
LARGE = "large"

_SECTIONS = (
    *("/", "/guide/", "/sections/institutions/", "/sections/statutory/", "/sections/reports/", "/library/"),
    *("/sections/interpretations/", "/organs/"),
)
Crumb = tuple[str, str]
"""What a step is called, and its path; the last one, the page itself, has none."""


class NoSite(Exception):
    """No site was set up yet."""


@dataclass(frozen=True)
class Visit:
    """One request. Pages build their addresses with `path` alone, so that language and type size go along without script or cookie."""

    request: HttpRequest
    directory: Directory
    site: Site
    english: bool
    large: bool

    @property
    def base(self) -> str:
        """What stands before every path: nothing, or `/en`."""
        return "/en" if self.english else ""

    @property
    def tail(self) -> str:
        """What stands after every path without a query."""
        return f"?type={LARGE}" if self.large else ""

    @property
    def language(self) -> str:
        """The language of the page's own words, as HTML names it."""
        return "en" if self.english else "zh-CN"

    @property
    def origin(self) -> str:
        """Scheme and host, for addresses that leave the site."""
        return origin_of(self.request)

    @cached_property
    def scope(self) -> frozenset[int] | None:
        """The organs whose items the site shows; None for all of them."""
        below = self.directory.below(self.site.organ_id)
        return None if len(below) == len(self.directory.organs) else below

    def shows(self, organ: int) -> bool:
        """Whether the site has pages of that organ."""
        return self.scope is None or organ in self.scope

    def organ(self, organ: Entry) -> str:
        """The address of an organ's page; empty where the site has none."""
        return self.path(f"/organs/{organ.code}/") if self.shows(organ.id) else ""

    def path(self, path: str, **query: object) -> str:
        """The address of a page: `path` begins with a slash; what is empty in the query is left out."""
        given = {key: value for key, value in query.items() if value not in (None, "")}
        if self.large:
            given["type"] = LARGE
        return f"{self.base}{path}?{urlencode(given)}" if given else f"{self.base}{path}"

    def item(self, index_no: str) -> str:
        """The address of an item."""
        return f"{self.base}/items/{quote(index_no)}{self.tail}"

    def page(
        self,
        template: str,
        context: Mapping[str, object],
        *,
        tags: Tags,
        crumbs: tuple[Crumb, ...] = (),
        data: tuple[Data, ...] = (),
        feed: str = "",
        status: int = 200,
        cache: str = FRESH,
    ) -> HttpResponseBase:
        """The page, or 304 where the browser has it. `crumbs`: without the home page. `data`: JSON-LD. `feed`: query of the page's feed."""
        frame = {
            "site": self.site,
            "filling": self.site.demonstration and settings.DEMO_FILLING.exists(),
            "site_name": (self.site.english_name if self.english else "") or self.site.name,
            "base": self.base,
            "tail": self.tail,
            "large": self.large,
            "language": self.language,
            "here": self._here(),
            "tags": format_html_join("", '<meta name="{}" content="{}">\n', tags.marks(self.site, self.origin + self.request.path)),
            "assets": self._kept("portal/assets.html"),
            "title": tags.title,
            "nav": self._kept("portal/sections.html", crumbs),
            "foot": self._kept("portal/foot.html"),
            "crumbs": crumbs,
            "data": [block(one) for one in (*data, *self._trail(crumbs))],
            "feed": feed,
        }
        html = loader.render_to_string(template, frame | dict(context))
        return answer(self.request, HttpResponse(html, status=status), cache)

    def _here(self) -> Mapping[str, str]:
        """This very page in the other language, in the other type size, and its one canonical address."""
        kept = [(name, value) for name, values in self.request.GET.lists() if name != "type" for value in values]
        plain, large = urlencode(kept), urlencode([*kept, ("type", LARGE)])
        path = self.request.path
        other = path.removeprefix("/en") if self.english else f"/en{path}"
        ask = f"?{plain}" if plain else ""
        resized = ask if self.large else f"?{large}"
        return {
            "canonical": f"{self.origin}{path}{ask}",
            "other": other + (f"?{large}" if self.large else ask),
            "resized": path + resized,
        }

    def _kept(self, template: str, crumbs: tuple[Crumb, ...] = ()) -> SafeString:
        """A part of the frame that is the same on many pages. `crumbs`: say which section the page belongs to."""
        inside = {url.partition("?")[0].removeprefix(self.base) for _name, url in crumbs} | {self.request.path.removeprefix(self.base)}
        current = next((path for path in _SECTIONS if path in inside), "")

        def made() -> SafeString:
            names = [
                pgettext("section", "Home"),
                pgettext("section", "Guide"),
                pgettext("section", "Institutions"),
                pgettext("section", "Statutory content"),
                pgettext("section", "Reports"),
                pgettext("section", "Document library"),
            ]
            names += [pgettext("section", "Interpretation"), pgettext("section", "Organs and functions")]
            sections = [(path, name, path == current) for path, name in zip(_SECTIONS, names, strict=True)]
            context = {"site": self.site, "base": self.base, "tail": self.tail, "language": self.language, "sections": sections}
            return loader.render_to_string(template, context)

        return self.directory.keep((template, self.site.pk, self.english, self.large, current), made)

    def _trail(self, crumbs: tuple[Crumb, ...]) -> tuple[Data, ...]:
        """The crumbs as JSON-LD."""
        if not crumbs:
            return ()
        steps = [(self.site.name, f"{self.base}/"), *crumbs]
        listed = [
            {"@type": "ListItem", "position": place, "name": name, **({"item": self.origin + path} if path else {})}
            for place, (name, path) in enumerate(steps, 1)
        ]
        return ({"@type": "BreadcrumbList", "itemListElement": listed},)


def origin_of(request: HttpRequest) -> str:
    """Scheme and host, as the reader's browser knows them."""
    return f"{request.scheme}://{request.get_host()}"


def visit_of(request: HttpRequest) -> Visit:
    """The request as a visit to a site: that of its host, else the first open one, which is the government's own.

    Raises: NoSite before the first site is set up.
    """
    known = directory()
    if not known.sites:
        raise NoSite
    others = known.open_sites or known.sites
    site = known.sites.get(request.get_host().partition(":")[0]) or next(iter(others.values()))
    return Visit(request, known, site, get_language() == "en", request.GET.get("type") == LARGE)


def answer(request: HttpRequest, response: HttpResponse, cache: str = FRESH) -> HttpResponseBase:
    """The response with its mark for caches, or 304 where the browser has the same. Nothing in it depends on who asks."""
    etag = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
    response["Cache-Control"] = cache
    if response.status_code != 200:
        return response
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
