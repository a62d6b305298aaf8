"""Items as a table that an import takes: what is public as the public reads it, everything else as it is drafted."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongkai_web.portal.tags import SHANGHAI
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.state import Reference
from gongkai_web.publishing.life.vocabulary import Channel, State, Validity
from gongkai_web.publishing.models import Attachment, Item, Publication
from gongkai_web.publishing.models.described import Described
from gongkai_web.publishing.projection import life_from
from gongkai_web.transfer.models import Origin
from gongkai_web.transfer.reading.cells import joined
from gongkai_web.transfer.reading.columns import COLUMNS, MAKING_DAYS, MAKING_TEXTS, TIES

_FIELDS = tuple(name for name in COLUMNS if name not in {"department", "abolished"})
HEADER = tuple(COLUMNS[name][0] for name in _FIELDS)
_LINK = re.compile(r'((?:href|src)=")/attachments/([0-9]+)/(")')
_DESCRIPTION = ("title", "doc_no", "issuer", "responsible_basis", "topic", "genre", "audience", "abstract", "source", "special_period")
_PLAIN = (*_DESCRIPTION, *MAKING_TEXTS)
_DAYS = ("made_on", "effective_on", "expires_on", *MAKING_DAYS)


def path_of(file: Attachment) -> str:
    """Where a file lies in the package: by its hash, so that two files never get in each other's way."""
    return f"files/{file.sha256}/{file.name}"


def row(item: Item, numbers: Mapping[int, str]) -> list[str]:
    """The cells of one item, with all that belongs to it at hand. `numbers`: item → index number or own number."""
    publication: Publication | None = getattr(item, "publication", None)
    gone = publication is not None and publication.withdrawn_at is not None
    text: Described = publication or item.draft
    if gone:
        text = max(item.past_publications.all(), key=lambda one: one.ended_at, default=item.draft)
    files = [file for file in item.attachments.all() if (not file.removed if gone or publication is None else file.published)]
    life = life_from(tuple(item.events.all()))
    cells: dict[str, str] = {name: str(getattr(text, name)) for name in _PLAIN}
    cells |= {name: value.isoformat() for name in _DAYS if (value := getattr(text, name))}
    origin: Origin | None = getattr(item, "origin", None)
    cells |= {
        "source_id": f"{item.organ.code}#{item.pk}",
        "index_no": life.index_no,
        "kind": Kind(item.kind).value,
        "category": text.statutory_code,
        "joint_issuers": joined(tuple(text.joint_issuers)),
        "keywords": joined(tuple(text.keywords)),
        "body": _with_paths(text.body, files),
        "report_year": str(text.report_year or ""),
        "attribute": item.attribute,
        "basis": life.basis,
        "reason": life.reason,
        "state": "已撤回" if gone else "已发布" if publication else "已放弃" if item.state == State.DISCARDED else "草稿",
        "address": origin.address if origin else "",
        "files": joined(tuple(map(path_of, files))),
    }
    if publication is not None:
        cells["published_on"] = (publication.first_published_on or publication.published_at.astimezone(SHANGHAI).date()).isoformat()
        ended = life.validity is not None and life.validity is not Validity.IN_FORCE
        cells["validity"] = life.validity.value if life.validity else ""
        cells["abolished_on"] = _ended_on(item) if ended else ""
        cells["channels"] = "\n".join(_channels(item))
    if publication is not None and publication.withdrawn_at is not None:
        cells["withdrawn_on"] = publication.withdrawn_at.astimezone(SHANGHAI).date().isoformat()
        cells["withdrawal_reason"] = publication.withdrawal_reason
    references = life.references if publication is None or gone else life.public_references
    cells |= {tie: joined(tuple(_targets(references, tie, numbers))) for tie in TIES}
    return [cells.get(name, "") for name in _FIELDS]


def _ended_on(item: Item) -> str:
    """The day of the last change of validity."""
    return max((row.happened_on.isoformat() for row in item.events.all() if row.kind == "validity_changed"), default="")


def _channels(item: Item) -> Iterator[str]:
    """The uses of other channels, a line each; that of the site follows from the publication."""
    for row in item.events.all():
        if row.kind == "channel_used" and row.data["channel"] != Channel.SITE:
            yield f"{row.data['channel']} {row.happened_on.isoformat()} {row.data['address']}".rstrip()


def _targets(references: Iterable[Reference], tie: str, numbers: Mapping[int, str]) -> Iterator[str]:
    return (numbers[one.item] for one in sorted(references) if one.tie == tie and one.item in numbers)


def _with_paths(body: str, files: Sequence[Attachment]) -> str:
    """The text with links into the package in the place of links to the item's own files on the platform."""
    paths = {str(file.pk): path_of(file) for file in files}
    return _LINK.sub(lambda one: f"{one[1]}{paths[one[2]]}{one[3]}" if one[2] in paths else one[0], body)
