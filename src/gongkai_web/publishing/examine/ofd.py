"""OFD (GB/T 33190-2016): the format of electronic official documents and invoices."""

from collections.abc import Iterator

from gongkai.reader.source.ooxml import local_name
from gongkai_web.publishing.examine.kinds import Found, Kind, Part
from gongkai_web.publishing.examine.package import Parts, texts
from gongkai_web.publishing.examine.patterns import personal_data
from gongkai_web.publishing.examine.words import SILENT


def examined(content: bytes) -> Iterator[Found]:
    """Properties, annotations, attachments, invisible text, and personal data in the text.

    Raises: InputRefused, Unfit.
    """
    parts = Parts(content)
    for name in parts.xml(""):
        root = parts.root(name)
        for element in root.iter():
            text = (element.text or "").strip()
            match local_name(element):
                case "DocInfo":
                    for one in element.iter():
                        said = (one.text or "").strip()
                        if said and local_name(one) not in SILENT["ofd"]:
                            yield Found(Kind.PROPERTIES, Part.PROPERTIES, local_name(one), said)
                case "Annot":
                    yield Found(
                        Kind.ANNOTATION,
                        Part.MEMBER,
                        name,
                        f"{element.get('Type')} {element.get('Creator') or ''} {' '.join(texts(element))}",
                    )
                case "Attachment":
                    yield Found(Kind.ATTACHMENT, Part.MEMBER, name, element.get("Name") or text)
                case "TextObject" if element.get("Visible") == "false" or element.get("Alpha") == "0":
                    yield Found(Kind.INVISIBLE_TEXT, Part.MEMBER, name, " ".join(texts(element))[:200])
        pieces = list(texts(root))
        for kind, matched in personal_data("\n".join(pieces)):
            yield Found(kind, Part.MEMBER, name, matched)
