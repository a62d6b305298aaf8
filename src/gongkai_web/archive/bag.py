"""Files with their checksums in one ZIP: a bag as RFC 8493 (BagIt 1.0) describes it, which archives know how to check."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def bag(name: str, payload: Mapping[str, bytes], about: Mapping[str, str], on: date) -> bytes:
    """The ZIP. `name`: the folder in which everything lies. `payload`: by path below data/. `about`: what bag-info.txt says besides."""
    size = sum(map(len, payload.values()))
    told = {**about, "Bagging-Date": on.isoformat(), "Payload-Oxum": f"{size}.{len(payload)}"}
    files = {f"data/{path}": content for path, content in payload.items()}
    tags = {
        "bagit.txt": _DECLARED.encode(),
        "bag-info.txt": "".join(f"{label}: {_one_line(value)}\n" for label, value in told.items()).encode(),
        "manifest-sha256.txt": _manifest(files),
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for path, content in {**tags, "tagmanifest-sha256.txt": _manifest(tags), **files}.items():
            package.writestr(ZipInfo(f"{name}/{path}", (on.year, on.month, on.day, 0, 0, 0)), content, ZIP_DEFLATED)
    return packed.getvalue()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    """A line a file. A path never holds a line break or a per cent sign: the paths are ours."""
    return "".join(f"{sha256(content).hexdigest()}  {path}\n" for path, content in files.items()).encode()


def _one_line(value: str) -> str:
    return " ".join(value.split())
