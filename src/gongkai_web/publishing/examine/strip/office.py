"""Office documents without their properties."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from gongkai_web.publishing.examine.package import Parts

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_EMPTY = {
    "docProps/core.xml": f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties"/>',
    "docProps/custom.xml": f'{_XML}<Properties xmlns="{_OFFICE}/custom-properties"/>',
}
_ROOT_LINKS = "_rels/.rels"


def is_signed(parts: Parts) -> bool:
    """Whether the document carries an electronic signature."""
    return any(name.startswith("_xmlsignatures/") for name in parts.names)


def stripped(parts: Parts) -> bytes:
    """The document with empty properties and without its preview picture; bytes between, before and behind its parts are gone."""
    dropped = {name for name in parts.names if name.startswith("docProps/thumbnail")}
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in parts.names:
            if name not in dropped:
                content = _links(parts, dropped) if name == _ROOT_LINKS else _EMPTY.get(name, "").encode() or parts.content(name)
                target.writestr(_entry(name), content)
    return result.getvalue()


def _links(parts: Parts, dropped: set[str]) -> bytes:
    root = parts.root(_ROOT_LINKS)
    for one in list(root):
        if (one.get("Target") or "").lstrip("/") in dropped:
            root.remove(one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _entry(name: str) -> ZipInfo:
    """An entry without the time of day at which it was made."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry
