"""The page tags that every government page carries in its head (D.4). Collectors read them by name: they are a public interface."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from gongkai_web.organs.models import Site

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""The time of every date on a page."""


class ColumnType(StrEnum):
    """What a column holds, in the norm's own words."""

    HOME = "首页"
    ORGAN = "机构职能"
    POLICY = "政策文件"
    GUIDE = "信息公开指南"
    CATALOGUE = "信息公开目录"
    REPORTS = "信息公开年报"
    INTERPRETATION = "政策解读"
    DATA = "数据开放"


@dataclass(frozen=True, slots=True)
class Column:
    """The column that a page is, or belongs to."""

    name: str
    type: ColumnType
    description: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """What a content page says about itself."""

    title: str
    published_at: datetime
    source: str
    keywords: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of one page. `title`: also what the browser shows; empty on the home page. `column`: None where there is none to name."""

    title: str = ""
    column: Column | None = None
    article: Article | None = None

    def marks(self, site: Site, url: str) -> tuple[tuple[str, str], ...]:
        """Name and content of each tag, in the norm's order."""
        return tuple(self._marks(site, url))

    def _marks(self, site: Site, url: str) -> Iterator[tuple[str, str]]:
        yield "SiteName", site.name
        yield "SiteDomain", site.host
        if site.identification_code:
            yield "SiteIDCode", site.identification_code
        if self.column is not None:
            yield "ColumnName", self.column.name
            yield "ColumnType", self.column.type
            if self.article is None:
                yield "ColumnDescription", self.column.description
                yield "ColumnKeywords", ",".join(self.column.keywords)
        if self.article is not None:
            yield "ArticleTitle", self.article.title
            yield "PubDate", self.article.published_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
            yield "ContentSource", self.article.source
            if self.article.keywords:
                yield "Keywords", ",".join(self.article.keywords)
            if self.article.description:
                yield "Description", self.article.description
            yield "Url", url
