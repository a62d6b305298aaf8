"""What office documents of all kinds (DOCX, XLSX) share: their parts, properties, links, embedded things."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from gongkai.reader.source.ooxml import Package, attribute, local_name
from gongkai_web.publishing.examine import pictures
from gongkai_web.publishing.examine.kinds import Found, Kind, Part, Reason, Unfit
from gongkai_web.publishing.examine.media import PICTURES, recognised
from gongkai_web.publishing.examine.patterns import personal_data
from gongkai_web.publishing.examine.words import SILENT

_BLOCKS = frozenset({"p", "si", "is", "pt", "comment", "text", "threadedComment", "TextObject"})
_TEXT = frozenset({"t", "delText", "instrText", "v", "text", "TextCode"})
_GAPS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_EMBEDDED = ("/embeddings/", "/activeX/", "/ctrlProps/", "/oleObject")
_MEDIA = ("word/media/", "xl/media/")
_HARMLESS_LINKS = frozenset({"hyperlink", "externalLinkPath", "xlExternalLinkPath", "externalLinkLongPath"})
"""Ordinary references, and the path of an external link, which is found as a part of its own."""


class Parts(Package):
    """A package with the names of its parts.

    Raises: InputRefused when the container or a part cannot be taken.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self._zip = ZipFile(BytesIO(content))
        self.names = tuple(self._zip.namelist())

    def content(self, name: str) -> bytes:
        """The bytes of a part."""
        return self._zip.read(name)

    def xml(self, folder: str) -> Iterator[str]:
        """Names of the XML parts below a folder, relations left out."""
        return (name for name in self.names if name.startswith(folder) and name.endswith(".xml"))


def texts(root: etree._Element) -> Iterator[str]:
    """The text of each paragraph, shared string, cell of a chart …, an inner one not glued to its outer one."""
    pieces: list[list[str]] = [[]]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local_name(element)
        if event == "start":
            if name in _BLOCKS:
                pieces.append([])
            if name in _TEXT:
                pieces[-1].append(element.text or "")
            elif name in _GAPS:
                pieces[-1].append(_GAPS[name])
        elif name in _BLOCKS and (text := "".join(pieces.pop())):
            yield text
    if text := "\n".join(pieces[0]):
        yield text


def in_texts(root: etree._Element, part: Part, at: str) -> Iterator[Found]:
    """Personal data in the texts of a part."""
    for text in texts(root):
        for kind, matched in personal_data(text):
            yield Found(kind, part, at, matched)


def shared(parts: Parts) -> Iterator[Found]:
    """What is found in the same way in every office document."""
    for name in parts.names:
        if name.endswith("vbaProject.bin"):
            yield Found(Kind.MACRO, Part.MEMBER, name, name)
        elif any(mark in f"/{name}" for mark in _EMBEDDED) and not name.endswith(".rels"):
            yield Found(Kind.EMBEDDED_OBJECT, Part.MEMBER, name, name)
        elif "thumbnail" in name.lower() and name.startswith("docProps/"):
            yield Found(Kind.THUMBNAIL, Part.MEMBER, name, name)
        elif name.startswith("docProps/") and name.endswith(".xml"):
            yield from _properties(parts, name)
        elif name.startswith("customXml/item") and name.endswith(".xml") and "Props" not in name:
            yield from _custom_xml(parts, name)
        elif name.endswith(".rels"):
            yield from _links(parts, name)
        elif name.startswith(_MEDIA):
            yield from _pictures(parts, name)


def _properties(parts: Parts, name: str) -> Iterator[Found]:
    silent = SILENT["office_custom" if name == "docProps/custom.xml" else "office"]
    for element in parts.root(name).iter():
        text = (element.text or "").strip()
        if text and local_name(element) not in silent:
            yield Found(Kind.PROPERTIES, Part.PROPERTIES, local_name(element), text)
            for kind, matched in personal_data(text):
                yield Found(kind, Part.PROPERTIES, local_name(element), matched)


def _custom_xml(parts: Parts, name: str) -> Iterator[Found]:
    """Office and WPS put empty items into nearly every document; those with text hold somebody's data."""
    text = " ".join(str(piece).strip() for piece in parts.root(name).itertext() if piece.strip())
    if text:
        yield Found(Kind.CUSTOM_XML, Part.MEMBER, name, text[:300])
        for kind, matched in personal_data(text):
            yield Found(kind, Part.MEMBER, name, matched)


def _links(parts: Parts, name: str) -> Iterator[Found]:
    for one in parts.root(name):
        kind, target = one.get("Type", "").rpartition("/")[2], one.get("Target", "")
        if (attribute(one, "TargetMode") or "") != "External":
            continue
        if kind not in _HARMLESS_LINKS:
            yield Found(Kind.EXTERNAL_LINK, Part.MEMBER, name, f"{kind}: {target}")
        for found, matched in personal_data(target):
            yield Found(found, Part.MEMBER, name, matched)


def _pictures(parts: Parts, name: str) -> Iterator[Found]:
    content = parts.content(name)
    try:
        media = recognised(content)
        if media in PICTURES:
            yield from pictures.examined(content, media, Part.MEMBER, name)
    except Unfit as unfit:
        if unfit.reason is Reason.DAMAGED:
            yield Found(Kind.UNREADABLE, Part.MEMBER, name, unfit.reason)
