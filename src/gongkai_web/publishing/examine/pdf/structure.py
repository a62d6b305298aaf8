"""What a PDF keeps besides its pages' contents: attachments, scripts, forms, annotations, metadata, layers."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pikepdf
from lxml import etree

from gongkai_web.publishing.examine import pictures
from gongkai_web.publishing.examine.kinds import Found, Kind, Part, Reason, Unfit
from gongkai_web.publishing.examine.media import Media
from gongkai_web.publishing.examine.patterns import personal_data
from gongkai_web.publishing.examine.words import SILENT

_MOST_OBJECTS = 500_000
_LONGEST = 300
_CONTAINERS = (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)
_ACTIONS = frozenset({"/JavaScript", "/Launch", "/Rendition", "/ImportData", "/SubmitForm"})
_PLAIN_ANNOTATIONS = frozenset({"/Link", "/Widget", "/Popup"})
_OBJECT_ANNOTATIONS = frozenset({"/FileAttachment", "/RichMedia", "/3D", "/Movie", "/Sound", "/Screen"})


def in_structure(pdf: pikepdf.Pdf) -> Iterator[Found]:
    """Everything in the file's objects that a reader of its pages does not see."""
    yield from _info(pdf)
    yield from _forms(pdf)
    yield from _layers(pdf)
    for name in pdf.attachments:
        yield Found(Kind.ATTACHMENT, Part.WHOLE, "", str(name))
    for number, page in enumerate(pdf.pages, 1):
        yield from _annotations(page, str(number))
    for one in _dictionaries(pdf):
        yield from _object(one)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary and stream: the objects of the file, and what is written inside them.

    Raises: Unfit beyond half a million.
    """
    waiting, seen = list(islice(pdf.objects, _MOST_OBJECTS + 1)), 0
    while waiting:
        one, seen = waiting.pop(), seen + 1
        if seen + len(waiting) > _MOST_OBJECTS:
            raise Unfit(Reason.TOO_COSTLY)
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one
            inner: Iterable[Any] = one.values()
        else:
            inner = _array(one)
        # what has a number of its own stands in the list already
        waiting += [each for each in inner if isinstance(each, _CONTAINERS) and not each.is_indirect]


def _info(pdf: pikepdf.Pdf) -> Iterator[Found]:
    info = pdf.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary):
        for key, value in info.items():
            said = _text(value)
            if key not in SILENT["info"] and said:
                yield Found(Kind.PROPERTIES, Part.PROPERTIES, key.lstrip("/"), said)
            yield from _personal(said, Part.PROPERTIES, key.lstrip("/"))


def _object(one: pikepdf.Object) -> Iterator[Found]:
    """What a single object says about itself."""
    action, address = _name(one.get("/S")), _text(one.get("/URI"))
    if "/JS" in one or action in _ACTIONS or address.strip().lower().startswith("javascript:"):
        yield Found(Kind.SCRIPT, Part.WHOLE, "", f"{action} {_text(one.get('/JS'))}{address}"[:_LONGEST])
    if "/PieceInfo" in one:
        yield Found(Kind.EMBEDDED_OBJECT, Part.WHOLE, "", f"PieceInfo {' '.join(map(str, _keys(one['/PieceInfo'])))}")
    if "/Thumb" in one:
        yield Found(Kind.THUMBNAIL, Part.WHOLE, "", "Thumb")
    if not isinstance(one, pikepdf.Stream):
        return
    match _name(one.get("/Type")), _name(one.get("/Subtype")), _name(one.get("/Filter")):
        case "/Metadata", _, _:
            yield from _xmp(one.read_bytes())
        case "/EmbeddedFile", _, _:
            yield Found(Kind.ATTACHMENT, Part.WHOLE, "", "EmbeddedFile")
        case _, "/Image", "/DCTDecode":
            try:
                yield from pictures.examined(one.read_raw_bytes(), Media.JPEG)
            except Unfit:
                return  # a page shows a broken picture as broken


def _xmp(content: bytes) -> Iterator[Found]:
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True))
    except (etree.XMLSyntaxError, ValueError):
        yield Found(Kind.PROPERTIES, Part.PROPERTIES, "XMP", content[:60].decode("utf-8", "replace"))
        return
    for element in root.iter():
        name = _meaning(element)
        said = [(name, (element.text or "").strip())]
        said += [(str(key).rpartition("}")[2], str(value)) for key, value in element.attrib.items()]
        for key, value in said:
            if value and key not in SILENT["xmp"]:
                yield Found(Kind.PROPERTIES, Part.PROPERTIES, key, value)
            yield from _personal(value, Part.PROPERTIES, key)


def _meaning(element: etree._Element) -> str:
    """The name of the property that an element belongs to; lists and their members have names of their own."""
    while element.getparent() is not None and str(element.tag).rpartition("}")[2] in {"li", "Seq", "Bag", "Alt", "Description"}:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return str(element.tag).rpartition("}")[2]


def _forms(pdf: pikepdf.Pdf) -> Iterator[Found]:
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    if "/XFA" in form:
        yield Found(Kind.FORM_DATA, Part.WHOLE, "", "XFA")
    waiting, seen = list(_array(form.get("/Fields"))), 0
    while waiting and seen < _MOST_OBJECTS:
        field, seen = waiting.pop(), seen + 1
        if isinstance(field, pikepdf.Dictionary):
            waiting += _array(field.get("/Kids"))
            said = _text(field.get("/V"))
            if said and said != "/Off" and _name(field.get("/FT")) != "/Sig":
                yield Found(Kind.FORM_DATA, Part.WHOLE, "", f"{_text(field.get('/T'))}: {said}")
                yield from _personal(said, Part.WHOLE, "")


def _layers(pdf: pikepdf.Pdf) -> Iterator[Found]:
    layers = pdf.Root.get("/OCProperties")
    settings = layers.get("/D") if isinstance(layers, pikepdf.Dictionary) else None
    if isinstance(settings, pikepdf.Dictionary):
        off = [_text(one.get("/Name")) for one in _array(settings.get("/OFF")) if isinstance(one, pikepdf.Dictionary)]
        if off or _name(settings.get("/BaseState")) == "/OFF":
            yield Found(Kind.HIDDEN_LAYER, Part.WHOLE, "", ", ".join(off))


def _annotations(page: pikepdf.Page, number: str) -> Iterator[Found]:
    for one in _array(page.obj.get("/Annots")):
        if not isinstance(one, pikepdf.Dictionary):
            continue
        subtype, said = _name(one.get("/Subtype")), _text(one.get("/Contents"))
        if subtype in _OBJECT_ANNOTATIONS:
            yield Found(Kind.EMBEDDED_OBJECT, Part.PAGE, number, subtype)
        elif subtype not in _PLAIN_ANNOTATIONS:
            yield Found(Kind.ANNOTATION, Part.PAGE, number, f"{subtype.lstrip('/')} {_text(one.get('/T'))}: {said}")
        action = one.get("/A")
        address = _text(action.get("/URI")) if isinstance(action, pikepdf.Dictionary) else ""
        yield from _personal(f"{said}\n{address}", Part.PAGE, number)


def _personal(text: str, part: Part, at: str) -> Iterator[Found]:
    for kind, matched in personal_data(text):
        yield Found(kind, part, at, matched)


def _array(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else []


def _keys(value: Any) -> list[str]:
    return list(value.keys()) if isinstance(value, pikepdf.Dictionary) else []


def _name(value: Any) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _text(value: Any) -> str:
    """A string, name or stream as text; anything else is none."""
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes()[:_LONGEST].decode("utf-8", "replace")
    return str(value)[:_LONGEST] if isinstance(value, pikepdf.String | pikepdf.Name) else ""
