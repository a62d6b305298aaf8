"""DOCX: everything that Word does not show, or shows only to who asks."""

from collections.abc import Iterator

from lxml import etree

from gongkai.reader.source.ooxml import attribute, child, is_on, local_name
from gongkai_web.publishing.examine.grids import labelled_data
from gongkai_web.publishing.examine.kinds import Found, Kind, Part
from gongkai_web.publishing.examine.package import Parts, in_texts, shared, texts
from gongkai_web.publishing.examine.patterns import personal_data

_WORDS_CHANGED = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"})
_TINY = 6
"""Half points: text of three points and less cannot be read. OOXML 17.3.2.38."""
_WHITE = frozenset({"ffffff", "fefefe", "fdfdfd", "background1", "bg1"})
_PLAIN = frozenset({"", "auto", "ffffff", "none", "white"})
_FETCHING = ("DDE", "INCLUDE", "LINK ", "DATABASE", "IMPORT")
_MOST_STYLES = 20
_AT_LENGTH = 200


def examined(content: bytes) -> Iterator[Found]:
    """What a document holds besides what it shows, and personal data anywhere in it.

    Raises: InputRefused, Unfit.
    """
    parts = Parts(content)
    main, _ = parts.main("document")
    yield from shared(parts)
    hidden = _hidden_styles(parts)
    for name in parts.xml("word/"):
        root = parts.root(name)
        yield from _in_part(root, name, hidden)
        if name == main:
            yield from _in_paragraphs(root)
        else:
            yield from in_texts(root, Part.MEMBER, name)


def _in_paragraphs(root: etree._Element) -> Iterator[Found]:
    for number, text in enumerate(texts(root), 1):
        for kind, matched in personal_data(text):
            yield Found(kind, Part.PARAGRAPH, str(number), matched)
    for table in root.iter("{*}tbl"):
        grid = [[" ".join(texts(cell)) for cell in row.iterfind("{*}tc")] for row in table.iterfind("{*}tr")]
        for _, _, kind, matched in labelled_data(grid):
            yield Found(kind, Part.WHOLE, "", matched)


def _in_part(root: etree._Element, name: str, hidden: frozenset[str]) -> Iterator[Found]:
    """Comments, changes, hidden and invisible runs, fetching fields, and kept data of one part."""
    formats_changed = False
    for element in root.iter():
        kind = local_name(element)
        if kind == "comment":
            yield _said(Kind.COMMENT, name, element)
        elif kind in _WORDS_CHANGED:
            yield _said(Kind.TRACKED_CHANGE, name, element)
        elif kind.endswith("PrChange") and not formats_changed:
            formats_changed = True
            yield _said(Kind.TRACKED_CHANGE, name, element)
        elif kind == "r":
            yield from _in_run(element, name, hidden)
        elif kind == "instrText" and (element.text or "").lstrip().upper().startswith(_FETCHING):
            yield Found(Kind.EXTERNAL_LINK, Part.MEMBER, name, (element.text or "").strip())
        elif kind == "docVar":
            yield Found(Kind.CUSTOM_XML, Part.MEMBER, name, f"{attribute(element, 'name')}={attribute(element, 'val')}")
        elif kind == "mailMerge":
            yield Found(Kind.EXTERNAL_LINK, Part.MEMBER, name, "mailMerge")
        elif kind == "altChunk":
            yield Found(Kind.EMBEDDED_OBJECT, Part.MEMBER, name, "altChunk")


def _said(kind: Kind, name: str, element: etree._Element) -> Found:
    """A comment or change with who made it and what it says."""
    text = "".join(texts(element)) or "".join(filter(None, (one.text for one in element.iter("{*}t", "{*}delText"))))
    return Found(kind, Part.MEMBER, name, f"{attribute(element, 'author') or ''}: {text}"[:_AT_LENGTH])


def _in_run(run: etree._Element, name: str, hidden: frozenset[str]) -> Iterator[Found]:
    text = "".join(one.text or "" for one in run if local_name(one) in {"t", "delText"}).strip()
    if not text:
        return
    properties = child(run, "rPr")
    paragraph = next(run.iterancestors("{*}p"), None)
    styles = {attribute(child(properties, "rStyle"), "val"), attribute(child(child(paragraph, "pPr"), "pStyle"), "val")}
    vanish = child(properties, "vanish")
    if is_on(vanish) or (vanish is None and not hidden.isdisjoint(styles)):
        yield Found(Kind.HIDDEN_TEXT, Part.MEMBER, name, text[:_AT_LENGTH])
    elif _is_tiny(properties) or (_is_white(properties) and not _has_dark_ground(run, properties)):
        yield Found(Kind.INVISIBLE_TEXT, Part.MEMBER, name, text[:_AT_LENGTH])


def _is_tiny(properties: etree._Element | None) -> bool:
    size, scale = attribute(child(properties, "sz"), "val") or "", (attribute(child(properties, "w"), "val") or "").rstrip("%")
    return (size.isdigit() and int(size) <= _TINY) or (scale.isdigit() and 0 < int(scale) <= 10)


def _is_white(properties: etree._Element | None) -> bool:
    color = child(properties, "color")
    return {(attribute(color, "val") or "").lower(), (attribute(color, "themeColor") or "").lower()} & _WHITE != set()


def _has_dark_ground(run: etree._Element, properties: etree._Element | None) -> bool:
    """Whether the run, its paragraph, cell or shape is coloured: white text on the dark head of a table is meant to be seen."""
    if (attribute(child(properties, "highlight"), "val") or "none").lower() not in _PLAIN or _is_shaded(properties):
        return True
    for ancestor in run.iterancestors():
        match local_name(ancestor):
            case "p":
                shaded = _is_shaded(child(ancestor, "pPr"))
            case "tc":
                shaded = _is_shaded(child(ancestor, "tcPr"))
            case "tbl":
                shaded = _is_shaded(child(ancestor, "tblPr"))
            case "wsp":
                fill = child(child(ancestor, "spPr"), "solidFill")
                shaded = fill is not None and (attribute(child(fill, "srgbClr"), "val") or "").lower() not in _WHITE
            case "shape" | "rect" | "roundrect":
                shaded = (attribute(ancestor, "fillcolor") or "white").lower().lstrip("#") not in {"white", "fff", "ffffff"}
            case _:
                shaded = False
        if shaded:
            return True
    return False


def _is_shaded(properties: etree._Element | None) -> bool:
    shading = child(properties, "shd")
    fill, theme = (attribute(shading, "fill") or "").lower(), (attribute(shading, "themeFill") or "").lower()
    pattern = (attribute(shading, "val") or "clear").lower()
    return fill not in _PLAIN or theme not in {"", "background1", "bg1"} or pattern not in {"clear", "nil"}


def _hidden_styles(parts: Parts) -> frozenset[str]:
    """Ids of styles whose text vanishes, by themselves or through the style that they rest on."""
    if "word/styles.xml" not in parts.names:
        return frozenset()
    styles = {attribute(one, "styleId") or "": one for one in parts.root("word/styles.xml").iterfind("{*}style")}
    found = set()
    for name in styles:
        base, steps = name, 0
        while base in styles and steps < _MOST_STYLES:
            vanish = child(child(styles[base], "rPr"), "vanish")
            if vanish is not None:
                found |= {name} if is_on(vanish) else set()
                break
            base, steps = attribute(child(styles[base], "basedOn"), "val") or "", steps + 1
    return frozenset(found)
