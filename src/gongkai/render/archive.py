"""Office files whose bytes depend on their content alone."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"


def normalised(content: bytes, core: str, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The same archive without a trace of when it was made: fixed entry times, `core` as core properties, entries in their order.

    `replaced`: other entries to exchange, by name.
    """
    exchange = {**(replaced or {}), _CORE: core.encode()}
    result = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            info = ZipInfo(entry.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, exchange.get(entry.filename) or source.read(entry))
    return result.getvalue()


def core_properties(title: str, creator: str) -> str:
    """Core properties part with a title and the reporting organ as creator, both escaped already, and no dates."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
