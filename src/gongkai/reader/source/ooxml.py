"""The parts of an office document (DOCX, XLSX) as XML trees: what both formats share."""

from posixpath import dirname, join, normpath

from lxml import etree

from gongkai.errors import InputRefused
from gongkai.reader.source.apart import is_figure
from gongkai.reader.source.archive import Archive

MAX_MARKUP = 1_500_000
"""Tags and attributes that one part may have together: a tree of that size takes about 200 MB."""

MAX_POSITIONS = 100_000
"""Positions that the grids of one document may have together, after spans were unfolded."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Package:
    """An office document's parts, read on demand.

    Raises: InputRefused when the container or a part cannot be taken.
    """

    __slots__ = ("_archive",)

    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content)

    def main(self, expected: str) -> tuple[str, etree._Element]:
        """Name and root of the document's main part, whose root element must be called `expected`."""
        mains = [target for kind, target in self.targets("").values() if kind == "officeDocument"]
        if not mains:
            raise InputRefused("the container is not an office document", why="it names no main part", remedy="check the file's kind")
        root = self.root(mains[0])
        if local_name(root) != expected:
            raise InputRefused(
                f"the main part is a {local_name(root)!r}, not a {expected!r}",
                where=mains[0],
                why="the file is of another kind than its name says",
                remedy="give it the ending of its kind (.docx, .xlsx)",
            )
        return mains[0], root

    def targets(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id → (kind, name of the other part). The empty part name is the document itself."""
        name = join(dirname(part), "_rels", part.rpartition("/")[2] + ".rels")
        if name not in self._archive:
            return {}
        return {
            one.get("Id", ""): (one.get("Type", "").rpartition("/")[2], _resolved(part, one.get("Target", "")))
            for one in self.root(name)
            if one.get("TargetMode") != "External"
        }

    def root(self, part: str) -> etree._Element:
        """The root element of a part.

        Raises: InputRefused when the part is missing, no XML, declares entities, or is too large.
        """
        content = self._archive.read(part)
        # Counted before parsing, for a tree takes many times the room of its text. The encoding is forced below, so that
        # no part can hide its tags from this count; office documents are UTF-8 or UTF-16.
        if content.count(b"<") + content.count(b"=") > MAX_MARKUP:
            raise InputRefused(
                "the document is too large", where=part, why=f"more than {MAX_MARKUP} tags and attributes", remedy="split the document"
            )
        try:
            root = etree.fromstring(content, _parser("utf-16" if content.startswith(_UTF16) else "utf-8"))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged(part, str(error)) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise damaged(part, "it declares a DTD, which office documents have not")
        return root


def local_name(element: etree._Element) -> str:
    """The element's name without namespace, "" for comments: transitional, strict and vendors' files differ in namespaces only."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """The value of the attribute of that local name, None when it or the element is not there."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that local name, None when it or the element is not there."""
    return None if element is None else next((one for one in element if local_name(one) == name), None)


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `<w:vanish/>` is there and not turned off by its value."""
    return element is not None and (attribute(element, "val") or "1").lower() not in {"0", "false", "off", "none"}


def stands_apart(run: etree._Element, text: str) -> bool:
    """Whether a run is raised, lowered or struck out, and its text could be taken for a part of the figure beside it."""
    properties = child(run, "rPr")
    if properties is None or not is_figure(text):
        return False
    raised = attribute(child(properties, "vertAlign"), "val") in {"superscript", "subscript"}
    return raised or is_on(child(properties, "strike")) or is_on(child(properties, "dstrike"))


def damaged(part: str, why: str) -> InputRefused:
    """What is raised when a part is not what its place in the document demands."""
    return InputRefused("the document is damaged", where=part, why=why, remedy="open it in an office program and save it again")


def too_many_cells() -> InputRefused:
    """What is raised when the grids of a document have more than MAX_POSITIONS positions."""
    return InputRefused(
        "the tables are too large",
        why=f"more than {MAX_POSITIONS} cells; one cell far from the others counts all between",
        remedy="delete what does not belong to the report, or split the file",
    )


def _resolved(part: str, target: str) -> str:
    return normpath(join("/", dirname(part), target)).lstrip("/")


def _parser(encoding: str) -> etree.XMLParser:
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
