"""The columns of the platform, as the page tags and the headings name them."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongkai_web.organs.kinds import Level
from gongkai_web.portal.tags import Column, ColumnType


def statutory() -> Column:
    """法定主动公开内容."""
    return Column(
        _("Statutory proactive content"),
        ColumnType.CATALOGUE,
        _("What the law wants published, by the articles of the Regulation on Open Government Information."),
        (pgettext("keyword", "proactive disclosure"), pgettext("keyword", "catalogue"), pgettext("keyword", "open government information")),
    )


def category(name: str, description: str) -> Column:
    """One category of it."""
    return Column(name, ColumnType.CATALOGUE, description, (name, pgettext("keyword", "proactive disclosure")))


def institutions() -> Column:
    """政府信息公开制度."""
    return Column(
        _("Institutions of openness"),
        ColumnType.POLICY,
        _("The Regulation and the rules by which government information is made public here."),
        (pgettext("keyword", "institutions"), pgettext("keyword", "open government information")),
    )


def reports() -> Column:
    """政府信息公开年报."""
    return Column(
        _("Annual reports"),
        ColumnType.REPORTS,
        _("The annual reports on open government information of every organ, year by year."),
        (pgettext("keyword", "annual report"), pgettext("keyword", "open government information")),
    )


def interpretations() -> Column:
    """政策解读."""
    return Column(
        _("Policy interpretation"),
        ColumnType.INTERPRETATION,
        _("What policies mean and how to use them, in the words of those who drafted them."),
        (pgettext("keyword", "interpretation"), pgettext("keyword", "policy")),
    )


def library() -> Column:
    """规章和行政规范性文件库."""
    return Column(
        _("Rules and normative documents"),
        ColumnType.POLICY,
        _("Every rule and normative document with its validity, to be searched, read and downloaded."),
        (pgettext("keyword", "rules"), pgettext("keyword", "normative documents"), pgettext("keyword", "validity")),
    )


def guide() -> Column:
    """政府信息公开指南."""
    return Column(
        _("Guide to open government information"),
        ColumnType.GUIDE,
        _("What is published where, and how to ask for the rest."),
        (pgettext("keyword", "guide"), pgettext("keyword", "disclosure on request")),
    )


def organs() -> Column:
    """机构职能."""
    return Column(
        _("Organs and functions"),
        ColumnType.ORGAN,
        _("The organs of government with their functions, addresses, hours and telephone numbers."),
        (pgettext("keyword", "functions"), pgettext("keyword", "address"), pgettext("keyword", "telephone")),
    )


def everything() -> Column:
    """最新公开."""
    return Column(
        _("Newly published"),
        ColumnType.CATALOGUE,
        _("Everything that the organs of this site made public, the newest first."),
        (pgettext("keyword", "newest"), pgettext("keyword", "proactive disclosure")),
    )


def catalogue() -> Column:
    """主动公开基本目录."""
    return Column(
        _("Basic catalogue of proactive disclosure"),
        ColumnType.CATALOGUE,
        _("What each organ publishes by itself: the matter, its basis, within what time, by whom, and where."),
        (pgettext("keyword", "catalogue"), pgettext("keyword", "proactive disclosure"), pgettext("keyword", "standards")),
    )


def registers() -> Column:
    """清单."""
    return Column(
        _("Lists of powers, licences and services"),
        ColumnType.CATALOGUE,
        _("What each organ may do and has to do, item by item with its basis, in versions."),
        (pgettext("keyword", "lists"), pgettext("keyword", "powers and duties"), pgettext("keyword", "licences")),
    )


def gazette() -> Column:
    """政府公报."""
    return Column(
        _("Government gazette"),
        ColumnType.POLICY,
        _("Rules and normative documents as printed in the gazette, which holds their standard texts."),
        (pgettext("keyword", "gazette"), pgettext("keyword", "rules"), pgettext("keyword", "normative documents")),
    )


def topics() -> Column:
    """专题专栏."""
    return Column(
        _("Topical columns"),
        ColumnType.CATALOGUE,
        _("Information on one matter from several organs, in one place."),
        (pgettext("keyword", "topics"), pgettext("keyword", "proactive disclosure")),
    )


def topic(name: str, description: str, keywords: str) -> Column:
    """One topical column. `keywords`: as its editors wrote them, with commas or blanks between."""
    words = tuple(word for word in re.split(r"[,，、;；\s]+", keywords) if word)
    return Column(name, ColumnType.CATALOGUE, description, words or (name,))


def cleanups() -> Column:
    """文件清理结果."""
    return Column(
        _("Clean-ups of rules and normative documents"),
        ColumnType.POLICY,
        _("Which documents were kept, are to be amended, were repealed or declared void, and why."),
        (pgettext("keyword", "clean-up"), pgettext("keyword", "normative documents"), pgettext("keyword", "validity")),
    )


def places() -> Column:
    """公开查阅场所."""
    return Column(
        _("Reading places"),
        ColumnType.GUIDE,
        _("Archives, libraries and service halls in which government information can be read in person, free of charge."),
        (pgettext("keyword", "reading places"), pgettext("keyword", "archive"), pgettext("keyword", "library")),
    )


def open_data() -> Column:
    """开放数据."""
    return Column(
        _("Open data"),
        ColumnType.DATA,
        _("Everything that is public here, to be downloaded whole or asked for by programs."),
        (pgettext("keyword", "open data"), pgettext("keyword", "download"), pgettext("keyword", "interface")),
    )


def home(name: str) -> Column:
    """首页."""
    return Column(
        name,
        ColumnType.HOME,
        _("The platform on which the government makes its information public."),
        (
            pgettext("keyword", "open government information"),
            pgettext("keyword", "proactive disclosure"),
            pgettext("keyword", "disclosure on request"),
        ),
    )


def areas(level: str) -> str:
    """What the governments below one of that level are called together."""
    return _("Townships") if level == Level.COUNTY else _("Counties and districts")
