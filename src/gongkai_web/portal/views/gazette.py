"""The gazette: its issues, one issue with its articles, and the whole issue to be read or printed."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai.render.document import Document, Piece
from gongkai_web.compilations.actions import PDF
from gongkai_web.compilations.models import GazetteArticle, GazetteIssue
from gongkai_web.portal import asked, columns
from gongkai_web.portal.compiled import items
from gongkai_web.portal.compiled import public as made_public
from gongkai_web.portal.directory import Entry
from gongkai_web.portal.paging import Paging
from gongkai_web.portal.printed import blocks_of, paragraphs, printed
from gongkai_web.portal.selection import organ_asked
from gongkai_web.portal.tags import Article, Tags
from gongkai_web.portal.views.files import sent
from gongkai_web.portal.views.organs import entry_of
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Crumb, Visit
from gongkai_web.publishing.models import Publication


@public
def issues(visit: Visit) -> HttpResponseBase:
    """Every issue, the newest first; of one organ where the query names one."""
    column = columns.gazette()
    organ = organ_asked(visit.request.GET, visit)
    found = made_public(GazetteIssue, visit, organ)
    paging = Paging(asked.page_number(visit.request.GET), found.count())
    rows = found.annotate(length=Count("articles")).order_by("-year", "-issued_on", "organ_id")[paging.rows]
    context = {
        "column": column,
        "organ": organ,
        "rows": [_issue(one, visit) | {"length": one.length} for one in rows],
        "links": paging.links(visit, "/gazette/", {"organ": organ.code if organ else None}),
        "several": organ is None,
    }
    crumbs: tuple[Crumb, ...] = ((column.name, ""),)
    if organ is not None:
        crumbs = ((column.name, visit.path("/gazette/")), (organ.label, ""))
    return visit.page("portal/gazettes.html", context, tags=Tags(column.name, column), crumbs=crumbs)


@public
def issue(visit: Visit, code: str, year: int, number: int) -> HttpResponseBase:
    """One issue: what stands in it."""
    organ, found = _found(visit, code, year, number)
    context = {
        "organ": organ,
        "issue": _issue(found, visit),
        "scan": found.scan,
        "rows": found.articles.order_by("position") if found.scan else items(_items(found), visit),
        "full": visit.path(f"{_path(organ, found)}full/"),
        "file": visit.path(f"{_path(organ, found)}pdf/"),
    }
    return _page(visit, "portal/gazette.html", context, organ, found, (_name(found), ""))


@public
def full(visit: Visit, code: str, year: int, number: int) -> HttpResponseBase:
    """The whole issue on one page, for reading through and for paper: a title page, the contents, every article on a page of its own."""
    organ, found = _found(visit, code, year, number)
    if found.scan:
        raise Http404(_("This issue was printed on paper alone: there is its scan, and no text."))
    context = {"organ": organ, "issue": _issue(found, visit), "articles": _articles(found, visit)}
    return _page(
        visit, "portal/gazette_full.html", context, organ, found, (_name(found), visit.path(_path(organ, found))), (_("Full text"), "")
    )


@public
def pdf(visit: Visit, code: str, year: int, number: int) -> HttpResponseBase:
    """The whole issue as a file: cover, contents, every article on pages of its own. In Chinese, whatever the language of the page.

    Of one that was printed on paper alone: its scan.
    """
    organ, found = _found(visit, code, year, number)
    if found.scan:
        return sent(visit, found.scan["sha256"], found.scan["name"], PDF)
    day = found.issued_on
    lines = (f"{found.year}年第{found.number}期", f"{day.year}年{day.month}月{day.day}日出版")
    with override("zh-hans"):
        pieces = tuple(_piece(one) for one in _articles(found, visit))
    return printed(visit, Document(_title(organ), organ.name, lines, pieces=pieces))


def _piece(article: Mapping[str, Any]) -> Piece:
    if article["withdrawn"]:
        return Piece(article["index_no"], (), paragraphs("该信息在本期公报出版后撤回。"))
    state = f"（{article['validity']}）" if article["stale"] else ""
    return Piece(article["title"], tuple(filter(None, (article["doc_no"], state))), blocks_of(article["body"]))


def _articles(issue: GazetteIssue, visit: Visit) -> list[dict[str, Any]]:
    """What stands in it, with the texts; of what was withdrawn since none."""
    wanted = _items(issue)
    bodies = dict(Publication.objects.filter(pk__in=wanted, withdrawn_at=None).values_list("pk", "body"))
    return [row | {"body": bodies.get(row["id"], "")} for row in items(wanted, visit)]


def _page(
    visit: Visit, template: str, context: dict[str, Any], organ: Entry, issue: GazetteIssue, *steps: tuple[str, str]
) -> HttpResponseBase:
    column = columns.gazette()
    title = f"{_title(organ)} {_name(issue)}"
    article = Article(title, issue.published_at, organ.name) if issue.published_at else None
    crumbs = ((column.name, visit.path("/gazette/")), *steps)
    data = {
        "@type": "PublicationIssue",
        "name": title,
        "issueNumber": f"{issue.year}/{issue.number}",
        "datePublished": issue.issued_on.isoformat(),
        "isPartOf": {"@type": "Periodical", "name": _title(organ)},
    }
    context |= {"title_of_gazette": _title(organ)}
    return visit.page(template, context, tags=Tags(title, column, article), crumbs=crumbs, data=(data,))


def _found(visit: Visit, code: str, year: int, number: int) -> tuple[Entry, GazetteIssue]:
    organ = entry_of(visit, code)
    found = made_public(GazetteIssue, visit, organ).filter(year=year, number=number).first() if max(year, number) < 2**15 else None
    if found is None:
        raise Http404(_("There is no such issue of the gazette."))
    return organ, found


def _items(issue: GazetteIssue) -> list[int]:
    return list(GazetteArticle.objects.filter(issue=issue).order_by("position").values_list("item_id", flat=True))


def _issue(one: GazetteIssue, visit: Visit) -> dict[str, Any]:
    organ = visit.directory.organs[one.organ_id]
    return {
        "name": _name(one),
        "scanned": bool(one.scan),
        "year": one.year,
        "day": one.issued_on.isoformat(),
        "organ": organ,
        "url": visit.path(_path(organ, one)),
    }


def _path(organ: Entry, issue: GazetteIssue) -> str:
    return f"/gazette/{organ.code}/{issue.year}/{issue.number}/"


def _title(organ: Entry) -> str:
    """What the gazette of an organ is called: in Chinese, as it is printed."""
    return f"{organ.name}公报"


def _name(issue: GazetteIssue) -> str:
    return _("No. %(number)d of %(year)d") % {"number": issue.number, "year": issue.year}
