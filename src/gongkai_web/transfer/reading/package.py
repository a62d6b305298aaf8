"""What a package is made of: the table of items, tables of names beside it, and files."""

import io
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.uploads import MAX_UPLOAD
from gongkai_web.transfer.reading.archive import DAMAGE, Archive, TooLarge
from gongkai_web.transfer.reading.columns import field_of
from gongkai_web.transfer.reading.siteserver import Names, names_in
from gongkai_web.transfer.reading.table import MAX_CSV, Row, rows_of

FORMAT = "gongkai-export/1"
_TABLES = (".csv", ".xlsx", ".tsv", ".txt")
_DUMPS = (".sql", ".bak", ".mdf", ".dump", ".dmp", ".db", ".mdb", ".accdb")
_MANIFEST = "manifest.json"


class NotThere(Exception):
    """A file that a row names is not in the package."""


class Changed(Exception):
    """A file is not the one that the manifest of an export names."""


class Package:
    """An opened package: a ZIP file, or a table alone. Close it after use."""

    def __init__(self, path: Path, name: str) -> None:
        """`name`: as it was uploaded. Raises: Refused."""
        self._path, self._name = path, name
        with path.open("rb") as file:
            begins = file.read(4)
        if name.lower().endswith(_DUMPS):
            raise _dump(name)
        self._archive = Archive(path) if begins.startswith(b"PK") and not name.lower().endswith(".xlsx") else None
        self._by_name: dict[str, list[str]] = {}
        self._by_path: dict[str, str] = {}
        for one in self._archive or ():
            self._by_path[one.lower()] = one
            self._by_name.setdefault(one.rpartition("/")[2].lower(), []).append(one)
        self._table, self._root = "", ""
        self._hashes: Mapping[str, str] = {}
        self._names = Names()
        try:
            self._look()
        except Refused:
            self.close()
            raise

    def close(self) -> None:
        """Closes the files."""
        if self._archive is not None:
            self._archive.__exit__()

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def names(self) -> Names:
        """What the numbers of departments, channels and categories mean, where tables beside the items say so."""
        return self._names

    def rows(self) -> Iterator[Row]:
        """The rows of the table, the headings first. Raises: Refused."""
        yield from rows_of(self._table or self._name, lambda: self._open(self._table))

    def file(self, reference: str) -> tuple[str, bytes]:
        """Name and bytes of the file that a cell or a link means.

        Raises: NotThere; TooLarge; Changed; one of archive.DAMAGE.
        """
        path = self.find(reference)
        if self._archive is None or not path:
            raise NotThere(reference)
        content = self._archive.read(path, MAX_UPLOAD)
        known = self._hashes.get(path.removeprefix(self._root))
        if known and sha256(content).hexdigest() != known:
            raise Changed(reference)
        return path.rpartition("/")[2], content

    def find(self, reference: str) -> str:
        """The path in the package that a cell or a link means: as it stands, below the table, or the only one that ends so; else empty."""
        wanted = _plain(reference)
        if not wanted:
            return ""
        for folder in (self._root, "", f"{self._root}files/", "files/"):
            if found := self._by_path.get(f"{folder}{wanted}".lower()):
                return found
        named = self._by_name.get(wanted.rpartition("/")[2].lower(), [])
        fitting = [one for one in named if _common(one, wanted) == wanted.count("/") + 1] or [
            one for one in named if _ends(wanted, one.removeprefix(self._root))
        ]
        return fitting[0] if len(fitting) == 1 else ""

    def _open(self, name: str) -> IO[bytes]:
        if self._archive is None or not name:
            return self._path.open("rb")
        if name.lower().endswith(".xlsx"):  # a workbook is a ZIP file itself and has to be read whole
            return io.BytesIO(self._archive.read(name, MAX_UPLOAD))
        return self._archive.open(name)

    def _look(self) -> None:
        if self._archive is None:
            return
        tables = sorted((one for one in self._archive if one.lower().endswith(_TABLES)), key=lambda one: (one.count("/"), one))
        tables = [one for one in tables if one.count("/") == tables[0].count("/")]
        items = [one for one in tables if self._is_of_items(one)]
        if not items and (dump := next((one for one in self._archive if one.lower().endswith(_DUMPS)), "")):
            raise _dump(dump)
        if len(items) != 1:
            raise _no_table(items)
        self._table = items[0]
        self._root = self._table.rpartition("/")[0] + "/" if "/" in self._table else ""
        for one in tables:
            if one not in items:
                self._take_names(one)
        self._hashes = self._manifest()

    def _take_names(self, name: str) -> None:
        try:
            self._names = self._names.and_those(names_in(rows_of(name, lambda: self._open(name))))
        except (Refused, TooLarge):
            return  # it is no table of names, and no row of the items depends on it

    def _is_of_items(self, name: str) -> bool:
        if self._archive is None or self._archive.size(name) > MAX_CSV:
            raise _too_large(name)
        try:
            rows = rows_of(name, lambda: self._open(name))
            return "title" in {field_of(cell) for cell in next(rows).cells}
        except (Refused, StopIteration, TooLarge, *DAMAGE):
            return False

    def _manifest(self) -> Mapping[str, str]:
        """Path → SHA-256, of an export of this platform."""
        path = f"{self._root}{_MANIFEST}"
        if self._archive is None or path not in self._archive:
            return {}
        try:
            data = json.loads(self._archive.read(path, MAX_UPLOAD))
            if data["format"] != FORMAT:
                return {}
            return {str(one["path"]): str(one["sha256"]) for one in data["files"]}
        except (KeyError, TypeError, ValueError, TooLarge, *DAMAGE) as error:
            raise Refused(_("The package was not read."), _("Its manifest is damaged."), _("Export it anew.")) from error


def _plain(reference: str) -> str:
    """A path as it stands in a package: without host, query, `@/` and `~/`, which SiteServer writes for the root of a site."""
    try:
        path = unquote(urlsplit(reference.strip().replace("\\", "/")).path)
    except ValueError:
        return ""
    steps = [step for step in path.split("/") if step not in {"", ".", "@", "~"}]
    return "" if ".." in steps else "/".join(steps)


def _common(one: str, other: str) -> int:
    """How many last steps of two paths are the same."""
    pairs = zip(reversed(PurePosixPath(one.lower()).parts), reversed(PurePosixPath(other.lower()).parts), strict=False)
    count = 0
    for mine, theirs in pairs:
        if mine != theirs:
            break
        count += 1
    return count


def _ends(wanted: str, path: str) -> bool:
    """Whether the path is the end of what is wanted: the folder `upload` was packed, and the rows say `site/upload`."""
    return f"/{wanted.lower()}".endswith(f"/{path.lower()}")


def _no_table(items: list[str]) -> Refused:
    if items:
        why = _("More than one table in it has a column of titles: %(names)s.") % {"names": "、".join(items[:5])}
        return Refused(_("The package was not read."), why, _("Leave one table in it, or make a package of each."))
    return Refused(
        _("The package was not read."),
        _("No table in it (CSV or XLSX, beside the folders of files) has a column of titles."),
        _("Name the column 标题 or Title, put the table into the outermost folder, and pack the package anew."),
    )


def _too_large(name: str) -> Refused:
    why = _("The table “%(name)s” is larger than %(most)d MB.") % {"name": name, "most": MAX_CSV // 1024 // 1024}
    return Refused(_("The package was not read."), why, _("Split it into several packages."))


def _dump(name: str) -> Refused:
    return Refused(
        _("“%(name)s” is a copy of a database, which is not taken.") % {"name": name},
        _("To read it, its commands would have to be run, and they can do anything."),
        _("Export the table of contents as CSV (in the database's own tool: export of a table), and upload that with the folder “upload”."),
    )
