"""A row made ready to be imported: what becomes of it, its text with links that lead somewhere, its files taken out of the package."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.actions.adoption import Adoption, Fixed, Gone, place
from gongkai_web.publishing.actions.texts import accepted
from gongkai_web.publishing.catalogue import bases
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.events import ChannelUsed, Imported
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute
from gongkai_web.publishing.scan import Finding, scan_all
from gongkai_web.publishing.scan.sandbox import Children
from gongkai_web.publishing.scan.words import Words, scan_words
from gongkai_web.publishing.uploads import Accepted, accept_all
from gongkai_web.transfer.models import PackageRow
from gongkai_web.transfer.reading.archive import DAMAGE, TooLarge
from gongkai_web.transfer.reading.check import Candidate, Problem, candidate
from gongkai_web.transfer.reading.columns import MAKING_DAYS, MAKING_TEXTS
from gongkai_web.transfer.reading.links import linked
from gongkai_web.transfer.reading.mapping import AS_DRAFT, LEAVE_OUT, Mapped
from gongkai_web.transfer.reading.package import Changed, NotThere, Package
from gongkai_web.transfer.stages import Fate


@dataclass(frozen=True, slots=True)
class Prepared:
    """A row that can be imported, or why not. `adoption`: None where `faults` say why, or where it is left out.

    `links`: addresses of the old site in its text.
    """

    row: PackageRow
    adoption: Adoption | None = None
    faults: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What is the same for all rows of a package. `children`: the processes that read its files."""

    organ: Organ
    site: str
    source: Package
    mapped: Mapped
    today: date
    children: Children


@dataclass(slots=True)
class _Begun:
    """A row whose files are out of the package, and not yet looked at."""

    row: PackageRow
    one: Candidate
    files: list[tuple[str, bytes]]
    html: str
    prepared: Prepared


_MOST_BYTES = 64 * 1024 * 1024
"""Of texts and files in memory, after which no further row is begun."""


def prepared(rows: Iterable[PackageRow], context: Context) -> list[Prepared]:
    """The first of the rows, made ready: as many as fit into memory together, but one at least."""
    begun: list[_Begun] = []
    size = 0
    for row in rows:
        begun.append(_begun(row, context))
        size += len(begun[-1].html) + sum(len(content) for _name, content in begun[-1].files)
        if size > _MOST_BYTES:
            break
    taken = iter(accept_all([file for one in begun for file in one.files], context.children))
    done = [_with_files(one, [next(taken) for _file in one.files], context) for one in begun]
    ready = [one.adoption for one in done if one.adoption is not None]
    found = iter(scan_all([(one.text, [(file.name, file.content) for file in one.files]) for one in ready], context.children))
    return [replace(one, adoption=_searched(one.adoption, next(found))) if one.adoption else one for one in done]


def _searched(adoption: Adoption, found: tuple[Finding, ...]) -> Adoption:
    """With what the scan finds in text and files, and in what else the public would read of it."""
    reason = adoption.gone.reason if adoption.gone else ""
    return replace(adoption, findings=found + scan_words([Words(_("reason of the withdrawal"), reason)]))


def _begun(row: PackageRow, context: Context) -> _Begun:
    """The row with the bytes of its files and the links of its text."""
    one = candidate(row.values, context.today)
    category, _kind = context.mapped.category(row.values.get("category", ""), one.kind)
    if category == LEAVE_OUT or not context.mapped.takes(row.values.get("department", "")):
        return _Begun(row, one, [], "", Prepared(row))
    files: dict[str, tuple[str, bytes]] = {}
    faults = tuple(_taken_out(one.values["files"], context.source, files))
    text = linked(str(one.values.get("body", "")), context.site, lambda target: _in_package(target, context.source, files))
    remarks = tuple(Problem("body", "picture_lost", lost[:100]) for lost in text.lost)
    remarks += tuple(Problem("body", "old_link", link[:100]) for link in text.old)
    return _Begun(row, one, list(files.values()), text.html, Prepared(row, None, faults, remarks, text.old))


def _taken_out(names: Sequence[str], source: Package, files: dict[str, tuple[str, bytes]]) -> Iterator[Problem]:
    """Takes the files that a row names out of the package, and tells of those that cannot be."""
    for name in names:
        try:
            files[source.find(name) or name] = source.file(name)
        except NotThere:
            yield Problem("files", "file_missing", name[:100])
        except TooLarge:
            yield Problem("files", "file_too_large", name[:100])
        except Changed:
            yield Problem("files", "file_changed", name[:100])
        except DAMAGE:
            yield Problem("files", "file_damaged", name[:100])


def _in_package(target: str, source: Package, files: dict[str, tuple[str, bytes]]) -> str:
    """How the text refers to a file of the package; empty for a link to something else."""
    path = source.find(target)
    if path and path not in files and list(_taken_out([target], source, files)):
        return ""
    return place(list(files).index(path)) if path else ""


def _with_files(begun: _Begun, taken: Sequence[Accepted | Refused], context: Context) -> Prepared:
    faults = [*begun.prepared.faults, *(Problem("files", "file_refused", str(one)[:300]) for one in taken if isinstance(one, Refused))]
    category, kind = context.mapped.category(begun.row.values.get("category", ""), begun.one.kind)
    if faults or category == LEAVE_OUT or not context.mapped.takes(begun.row.values.get("department", "")):
        return replace(begun.prepared, faults=tuple(faults))
    files = tuple(_named_apart([one for one in taken if isinstance(one, Accepted)]))
    adoption, remarks = _adoption(begun.one, category, kind, begun.html, files, context)
    try:
        adoption = replace(adoption, text=accepted(adoption.text, context.today))
    except Refused as refusal:
        return replace(begun.prepared, faults=(Problem("title", "refused", str(refusal)[:300]),))
    return replace(begun.prepared, adoption=adoption, remarks=begun.prepared.remarks + remarks)


def _named_apart(files: Sequence[Accepted]) -> Iterator[Accepted]:
    """No two files of an item have the same name."""
    seen: dict[str, int] = {}
    for file in files:
        seen[file.name] = seen.get(file.name, 0) + 1
        stem, dot, ending = file.name.rpartition(".")
        yield file if seen[file.name] == 1 else file._replace(name=f"{stem}-{seen[file.name]}{dot}{ending}")


_WORDS = ("title", "doc_no", "abstract", "issuer", "topic", "genre", "audience", "source", *MAKING_TEXTS)
"""What is taken over as it stands."""


def _adoption(
    one: Candidate, category: str, kind: Kind, html: str, files: tuple[Accepted, ...], context: Context
) -> tuple[Adoption, tuple[Problem, ...]]:
    """What the row becomes, and what is to be told about it."""
    values, remarks = one.values, list[Problem]()
    code = "" if category == AS_DRAFT else category
    made_on = values["made_on"] or (values["published_on"] if context.mapped.day_of_publication else None)
    taken: dict[str, Any] = {name: str(values.get(name, "")) for name in _WORDS} | {name: values[name] for name in MAKING_DAYS}
    text = TextFields(
        **taken,
        body=html,
        joint_issuers=values["joint_issuers"],
        responsible_basis=values["responsible_basis"] or "made",
        statutory_code=code,
        keywords=values["keywords"],
        report_year=values["report_year"],
        made_on=made_on,
        effective_on=values["effective_on"],
        expires_on=values["expires_on"],
        special_period=values["special_period"],
    )
    fixed = _fixed(one, code)
    lacks = {
        "not_public": one.fate is Fate.DRAFT,
        "no_made_on": made_on is None,
        "no_category": one.attribute is Attribute.PROACTIVE and not code,
        "no_basis": one.attribute is not Attribute.PROACTIVE and fixed is None,
        "no_report_year": kind is Kind.ANNUAL_REPORT and values["report_year"] is None,
        "nothing_to_read": not html.strip() and not files,
    }
    remarks += [Problem(_COLUMN_OF[name], name) for name, lacking in lacks.items() if lacking]
    ended = one.ended(kind, context.today)
    if values.get("validity") and values["validity"] != "in_force":
        remarks += [Problem("validity", "not_binding")] if ended is None else []
        remarks += [Problem("abolished_on", "ended_today")] if ended and not values["abolished_on"] else []
    imported = Imported(context.today, context.site, one.source_id, values["published_on"] if one.was_public else None, one.index_no)
    adoption = Adoption(
        kind,
        text,
        imported,
        fixed,
        files,
        address=str(values.get("address", "")),
        ended=ended,
        channels=tuple(ChannelUsed(on, channel, address) for channel, on, address in values["channels"]),
        gone=Gone(values["withdrawn_on"], str(values["withdrawal_reason"])) if one.fate is Fate.WITHDRAWN else None,
        complete=not any(lacks.values()),
    )
    return adoption, tuple(remarks)


_COLUMN_OF: Mapping[str, str] = {
    "not_public": "state",
    "no_made_on": "made_on",
    "no_category": "category",
    "no_basis": "basis",
    "no_report_year": "report_year",
    "nothing_to_read": "body",
}


def _fixed(one: Candidate, code: str) -> Fixed | None:
    """The disclosure attribute with its basis, where the table says enough for one."""
    if one.attribute is Attribute.PROACTIVE:
        return Fixed(one.attribute, code) if code else None
    basis, reason = str(one.values.get("basis", "")), str(one.values.get("reason", ""))
    return Fixed(one.attribute, basis, reason) if basis in bases(one.attribute) and reason.strip() else None
