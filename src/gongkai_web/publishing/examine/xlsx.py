"""XLSX: hidden sheets, rows and columns, and everything that Excel keeps besides the cells."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from gongkai.reader.source.ooxml import attribute, local_name
from gongkai_web.publishing.examine.kinds import Found, Kind, Part
from gongkai_web.publishing.examine.package import Parts, in_texts, shared, texts
from gongkai_web.publishing.examine.patterns import personal_data
from gongkai_web.publishing.examine.sheet import Sheet, Style, styles_of

_KEPT_PARTS = (
    ("xl/externalLinks/externalLink", Kind.EXTERNAL_LINK),
    ("xl/connections", Kind.EXTERNAL_LINK),
    ("xl/queryTables/", Kind.EXTERNAL_LINK),
    ("xl/pivotCache/pivotCacheDefinition", Kind.PIVOT_CACHE),
    ("xl/pivotCache/pivotCacheRecords", Kind.PIVOT_CACHE),
    ("xl/model/", Kind.DATA_MODEL),
    ("xl/customData/", Kind.DATA_MODEL),
    ("xl/revisions/revisionLog", Kind.TRACKED_CHANGE),
)
_COMMENTS = ("xl/comments", "xl/threadedComments/")
_OWN = ("xl/workbook.xml", "xl/styles.xml", "xl/theme/")


class _Listed(NamedTuple):
    name: str
    state: str
    part: str


def examined(content: bytes) -> Iterator[Found]:
    """What a workbook holds besides what it shows, and personal data anywhere in it.

    Raises: InputRefused, Unfit.
    """
    parts = Parts(content)
    main, root = parts.main("workbook")
    targets = parts.targets(main)
    strings = _strings(parts, targets)
    styles = _styles(parts, targets)
    sheets = list(_sheets(root, targets))
    yield from shared(parts)
    yield from _names(root)
    yield from _kept(parts)
    for sheet in sheets:
        yield from _hidden(sheet)
        if sheet.part in parts.names:
            yield from Sheet(sheet.name, parts.root(sheet.part), strings, styles).findings(shown=sheet.state == "visible")
    read = {sheet.part for sheet in sheets} | {part for kind, part in targets.values() if kind == "sharedStrings"}
    for name in parts.xml("xl/"):
        if name not in read and not name.startswith(_OWN):
            yield from in_texts(parts.root(name), Part.MEMBER, name)


def _sheets(root: etree._Element, targets: dict[str, tuple[str, str]]) -> Iterator[_Listed]:
    for one in root.iterfind("{*}sheets/{*}sheet"):
        _, part = targets.get(attribute(one, "id") or "", ("", ""))
        yield _Listed(one.get("name") or "", one.get("state") or "visible", part)


def _hidden(sheet: _Listed) -> Iterator[Found]:
    if sheet.state == "hidden":
        yield Found(Kind.HIDDEN_SHEET, Part.SHEET, sheet.name, sheet.name)
    elif sheet.state != "visible":
        yield Found(Kind.VERY_HIDDEN_SHEET, Part.SHEET, sheet.name, sheet.name)


def _names(root: etree._Element) -> Iterator[Found]:
    """Names that point into other workbooks, hold data themselves, or are hidden. Excel's own (_xlnm.…) and plain ranges are harmless."""
    for one in root.iterfind("{*}definedNames/{*}definedName"):
        name, refers = one.get("name") or "", (one.text or "").strip()
        own = name.startswith("_xlnm.")
        points = "[" in refers or "#REF!" in refers
        holds = not own and ("!" not in refers or refers.startswith(("{", '"', "={")))
        if points or holds or (one.get("hidden") in {"1", "true"} and not own):
            yield Found(Kind.NAMED_RANGE, Part.MEMBER, name, f"{name} = {refers}"[:300])
        for kind, matched in personal_data(refers):
            yield Found(kind, Part.MEMBER, name, matched)


def _kept(parts: Parts) -> Iterator[Found]:
    for name in parts.names:
        kind = next((kind for beginning, kind in _KEPT_PARTS if name.startswith(beginning)), None)
        if kind is not None and not name.endswith(".rels"):
            yield Found(kind, Part.MEMBER, name, name)
            if name.endswith(".xml"):
                yield from _in_attributes(parts.root(name), name)
        elif name.startswith(_COMMENTS) and name.endswith(".xml"):
            for comment in parts.root(name).iter("{*}comment", "{*}threadedComment"):
                yield Found(Kind.COMMENT, Part.CELL, comment.get("ref") or "", " ".join(texts(comment))[:200])


def _in_attributes(root: etree._Element, name: str) -> Iterator[Found]:
    """Personal data in a cache, which keeps its values in attributes."""
    for element in root.iter():
        for value in (*element.attrib.values(), element.text or ""):
            for kind, matched in personal_data(str(value)):
                yield Found(kind, Part.MEMBER, name, matched)


def _strings(parts: Parts, targets: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    part = next((part for kind, part in targets.values() if kind == "sharedStrings"), "")
    if part not in parts.names:
        return ()
    return tuple("".join(one.text or "" for one in item.iter("{*}t")) for item in parts.root(part) if local_name(item) == "si")


def _styles(parts: Parts, targets: dict[str, tuple[str, str]]) -> tuple[Style, ...]:
    part = next((part for kind, part in targets.values() if kind == "styles"), "")
    return styles_of(parts.root(part)) if part in parts.names else ()
