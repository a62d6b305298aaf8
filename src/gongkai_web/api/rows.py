"""How an organ and an item look to programs."""

from datetime import date, datetime
from typing import Any

from ninja import Schema


class Organ(Schema):
    """An organ. `parent`: the code of the organ above it in its area, or else in its system."""

    code: str
    name: str
    kind: str
    level: str
    parent: str | None


class Item(Schema):
    """An item in a list. `organ`: its code. `validity`: of rules and normative documents, else empty."""

    index_no: str
    title: str
    doc_no: str
    organ: str
    made_on: date | None
    published_at: datetime
    validity: str
    url: str


class Page(Schema):
    """One page of a list. `count`: of all pages. `remark`: why nothing could be looked for, where `q` holds no word or too many."""

    count: int
    results: list[Item]
    remark: str = ""


class File(Schema):
    """A file that belongs to an item."""

    name: str
    media_type: str
    size: int
    sha256: str
    url: str


class Reference(Schema):
    """Another item that an item refers to, or that refers to it.

    `tie`: interprets, amends, repeals, rests_on; with `_by` when the other one does it. What another organ says that it does to an item
    stands with the item when it is above the item's organ, or that organ has confirmed it.
    """

    tie: str
    index_no: str
    title: str
    url: str


class FullItem(Item):
    """An item with its text and everything that describes it. `text`: without markup; `html`: with.

    `published_at` is always the time of this platform; `first_published_on`: the day on which an old site had published it before.
    """

    kind: str
    abstract: str
    issuer: str
    joint_issuers: list[str]
    category: str
    topic: str
    genre: str
    audience: str
    keywords: list[str]
    report_year: int | None
    effective_on: date | None
    expires_on: date | None
    source: str
    first_published_on: date | None
    updated_at: datetime
    text: str
    html: str
    files: list[File]
    references: list[Reference]


class Refusal(Schema):
    """Why there is no answer. `reason`: of a withdrawal."""

    detail: str
    reason: str = ""


class Invalid(Schema):
    """What of a request is not as the description of the API says."""

    detail: list[dict[str, Any]]
