"""The package of a case, opened as whoever runs the archive does it: without the platform."""

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile


def unpacked(package: bytes, folder: Path) -> Path:
    """Its one folder, in which every file is named by a checksum, and every checksum holds."""
    with ZipFile(BytesIO(package)) as packed:
        packed.extractall(folder)
        (name,) = {one.split("/")[0] for one in packed.namelist()}
    bag = folder / name
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["/usr/bin/sha256sum", "--check", "--strict", manifest], cwd=bag, check=True, capture_output=True)  # noqa: S603 - Debian's own
    listed = {line.split("  ")[1] for line in (bag / "manifest-sha256.txt").read_text().splitlines()}
    assert listed == {str(one.relative_to(bag)) for one in (bag / "data").rglob("*") if one.is_file()}
    return bag
