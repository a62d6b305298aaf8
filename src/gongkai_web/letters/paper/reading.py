"""A DOCX file → lines: what an office wrote, and nothing else of the file. Whatever cannot be kept is refused by name."""

from collections.abc import Iterator, Mapping

from lxml.etree import _Element

from gongkai.reader.source.ooxml import Package, attribute, child, is_on, local_name
from gongkai_web.letters.drafting.lines import Line, Role

MOST_LINES = 400
MOST_SIGNS = 40_000
_ROLES = {role.value: role for role in Role}
_THROUGH = frozenset({"hyperlink", "smartTag", "sdt", "sdtContent"})
"""What only wraps runs."""
_SILENT = frozenset(
    {
        "pPr",
        "rPr",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "lastRenderedPageBreak",
        "sectPr",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
    }
)
_GAPS = {"tab": "　", "noBreakHyphen": "-", "softHyphen": ""}


class Unkept(Exception):
    """Something of the file cannot be kept. `what`: the element's name, or `size` or `title`."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


def lines_of(content: bytes) -> tuple[Line, ...]:
    """The lines of a DOCX file; what each is follows from the name of its style, and a line in a style of no such name is body text.

    Raises: InputRefused for a file that is damaged or built to overload; Unkept for tables, pictures, fields and all else that is no line,
    for a file that is too long, and for one without a title.
    """
    package = Package(content)
    main, root = package.main("document")
    styles = _styles(package, main)
    heads = [target for kind, target in package.targets(main).values() if kind == "header"]
    lines = [line for part in sorted(heads) for line in _lines(package.root(part), styles) if line.role is Role.HEAD]
    body = child(root, "body")
    lines += list(_lines(body if body is not None else root, styles))
    if len(lines) > MOST_LINES or sum(len(line.text) for line in lines) > MOST_SIGNS:
        raise Unkept("size")
    if not any(line.role is Role.TITLE for line in lines):
        raise Unkept("title")
    return tuple(lines)


def _styles(package: Package, main: str) -> Mapping[str, Role]:
    """Style id → what a line in it is; office programs give ids of their own, and keep the name."""
    part = next((target for kind, target in package.targets(main).values() if kind == "styles"), None)
    if part is None:
        return {}
    named = {attribute(one, "styleId") or "": attribute(child(one, "name"), "val") or "" for one in package.root(part).iterfind("{*}style")}
    return {key: _ROLES[name] for key, name in named.items() if name in _ROLES}


def _lines(root: _Element, styles: Mapping[str, Role]) -> Iterator[Line]:
    for element in root:
        match local_name(element):
            case "p":
                role = styles.get(attribute(child(child(element, "pPr"), "pStyle"), "val") or "", Role.BODY)
                for text in "".join(_texts(element)).split("\n"):
                    if text.strip():
                        yield Line(role, text.strip())
            case name if name in _SILENT or not name:
                continue
            case "sdt" | "sdtContent":
                yield from _lines(element, styles)
            case name:
                raise Unkept(name)


def _texts(element: _Element) -> Iterator[str]:
    """The text of a paragraph or of what it holds."""
    for one in element:
        match local_name(one):
            case "r":
                if is_on(child(child(one, "rPr"), "vanish")):
                    raise Unkept("vanish")
                yield from _texts(one)
            case "t":
                yield one.text or ""
            case "br" | "cr":
                yield "\n"
            case name if name in _GAPS:
                yield _GAPS[name]
            case name if name in _THROUGH:
                yield from _texts(one)
            case name if name in _SILENT or not name:
                continue
            case name:
                raise Unkept(name)
