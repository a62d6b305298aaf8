"""Fails when a committed file names a package registry or a folder of somebody's machine.

Locks hold names, versions and hashes only, so that every office can install from its own mirror; and what names a machine
works on that machine alone.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    "a package registry": re.compile(
        r"py[p]i\.(?:org|python)|files\.python[h]osted|registry\.np[m]js|proxy\.golan[g]|(?:extra-)?index-ur[l]|find-link[s]"
    ),
    "a package mirror": re.compile(r"https?://[^\s\"')]+/simpl[e]\b"),
    "a folder of one machine": re.compile(r"(?<![\w.\-/*:}\])])/(?:root|work|home|Users|opt/pypi)[/]\w"),
}


def committed() -> list[Path]:
    """The files that git knows, or in a copy without history every file outside hidden folders and the folder of results."""
    git = shutil.which("git")
    listing = git and subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)  # noqa: S603 - a fixed command
    if listing and listing.returncode == 0:
        return [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    folders = (folder for folder in ROOT.iterdir() if folder.is_dir() and (folder.name == ".ci" or folder.name[0] != "."))
    inside = (path for folder in folders if folder.name != "var" for path in folder.rglob("*"))
    return [path for path in (*ROOT.iterdir(), *inside) if path.is_file()]


def faults(path: Path) -> list[str]:
    """What of one file must not be committed, a line each; files that are not text hold none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (UnicodeDecodeError, FileNotFoundError):  # a picture, a font; a file deleted but not yet committed
        return []
    return [
        f"{path.relative_to(ROOT)}:{number}: names {what}: {match.group()}"
        for number, line in enumerate(lines, start=1)
        for what, pattern in FORBIDDEN.items()
        if (match := pattern.search(line))
    ]


def main() -> int:
    """0 when no file names an address, 1 with one line for each that does."""
    found = [fault for path in committed() for fault in faults(path)]
    for fault in found:
        sys.stderr.write(fault + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
