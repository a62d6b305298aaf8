"""The severed file: pictures of pages and, for whoever cannot see them, words in a font that has no shapes."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from gongkai_web.severing.cutting.font import font, squares
from gongkai_web.severing.cutting.geometry import Box

_BLOCK = 100
"""Signs that one block of a table of signs may hold."""
_SURROGATES = 0xD800
"""The codes from here on are no signs by themselves: they stand for those that do not fit into two bytes."""
TABLE_HEAD = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Signs def\n/CMapType 2 def\n"
    b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
TABLE_TAIL = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
"""What stands around the rows that say which sign a code stands for."""


class Told(NamedTuple):
    """Text that is read where its box stands, and not seen."""

    text: str
    box: Box


class NewPage(NamedTuple):
    """A page to write. Units of its size: points."""

    width: float
    height: float
    jpeg: bytes
    size: tuple[int, int]
    grey: bool
    told: Sequence[Told]


def written(pages: Iterable[NewPage]) -> bytes:
    """The file of the pages. Nothing is in it but their pictures, their words, and one font."""
    with pikepdf.new() as pdf:
        signs = _Signs()
        lettering = pdf.make_indirect(Dictionary())
        for page in pages:
            pdf.pages.append(_page(pdf, page, signs, lettering))
        for key, value in _lettering(pdf, signs).items():
            lettering[key] = value
        pdf.Root.Lang = pikepdf.String("zh-CN")
        file = BytesIO()
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
        return file.getvalue()


class _Signs:
    """Which code stands for which sign."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._beyond = _SURROGATES

    def code(self, sign: str) -> int:
        if sign not in self._codes:
            self._codes[sign] = ord(sign) if ord(sign) <= 0xFFFF else self._beyond
            self._beyond += ord(sign) > 0xFFFF
        return self._codes[sign]

    def table(self) -> bytes:
        """What each code means, for whoever reads or copies the text."""
        lines = [f"<{code:04X}> <{sign.encode('utf-16-be').hex().upper()}>" for sign, code in sorted(self._codes.items())]
        blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
        said = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
        return TABLE_HEAD + said.encode("ascii") + TABLE_TAIL


def _page(pdf: pikepdf.Pdf, page: NewPage, signs: _Signs, lettering: pikepdf.Object) -> pikepdf.Page:
    picture = Stream(pdf, page.jpeg)
    picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
    picture.Width, picture.Height = page.size
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray if page.grey else Name.DeviceRGB
    content = [f"q {page.width:.2f} 0 0 {page.height:.2f} 0 0 cm /Page Do Q", "BT 3 Tr", *_told(page, signs), "ET"]
    return pikepdf.Page(
        pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, round(page.width, 2), round(page.height, 2)]),
                Resources=Dictionary(XObject=Dictionary(Page=picture), Font=Dictionary(Signs=lettering)),
                Contents=Stream(pdf, "\n".join(content).encode("ascii")),
            )
        )
    )


def _told(page: NewPage, signs: _Signs) -> Iterable[str]:
    """Each text so large and so wide as its box."""
    for text, box in page.told:
        size = max(box.bottom - box.top, 0.1)
        width = max(100 * (box.right - box.left) / (size * len(text)), 0.01)
        codes = "".join(f"{signs.code(sign):04X}" for sign in text)
        yield f"/Signs {size:.2f} Tf {width:.2f} Tz 1 0 0 1 {box.left:.2f} {page.height - box.bottom:.2f} Tm <{codes}> Tj"


def _lettering(pdf: pikepdf.Pdf, signs: _Signs) -> Dictionary:
    """The one font, with what its codes mean."""
    about = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.Signs,
        Flags=4,
        FontBBox=Array([0, 0, 1000, 1000]),
        ItalicAngle=0,
        Ascent=1000,
        Descent=0,
        CapHeight=1000,
        StemV=80,
        FontFile2=Stream(pdf, font()),
    )
    shapes = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Signs,
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        DW=1000,
        FontDescriptor=pdf.make_indirect(about),
        CIDToGIDMap=Stream(pdf, squares()),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Signs,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(shapes)]),
        ToUnicode=Stream(pdf, signs.table()),
    )
