"""Damaged PDF files: small ones written by hand, so that every object can be bent, and real ones with damaged bytes."""

import random
import re
import zlib
from collections.abc import Callable, Mapping

from gongkai.report.forms import Row, form
from lab.generate.layouts import Family
from lab.soak.inputs.encodings import damage, noise
from lab.soak.inputs.made import Made
from lab.soak.inputs.material import documents

Objects = dict[int, bytes]
_REAL = 0.04
"""So many are whole reports as typst prints them, which take long to read."""
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")
_NUMBERS = (
    b"0",
    b"-1",
    b"1e9",
    b"99999999999999999999",
    b"0.00000001",
    b"-0.5",
    b"65536",
    b"2147483648",
    b"()",
    b"/A",
    b"null",
    b"[",
    b"1 0 R",
    b"nan",
)
_ENTRIES = (
    b"/Rotate 90",
    b"/Rotate 37",
    b"/UserUnit 1e9",
    b"/MediaBox[0 0 0 0]",
    b"/MediaBox[-1e9 -1e9 1e9 1e9]",
    b"/CropBox[1 2]",
    b"/Filter/ASCIIHexDecode",
    b"/Filter[/FlateDecode/FlateDecode]",
    b"/Filter/LZWDecode",
    b"/Filter/ASCII85Decode",
    b"/Filter/RunLengthDecode",
    b"/Filter/JBIG2Decode",
    b"/DecodeParms<</Predictor 12/Columns 99999999>>",
    b"/Type/ObjStm/N 9999/First 3",
    b"/Type/XRef/W[9 9 9]/Index[0 99999999]",
    b"/Encoding/UniGB-UCS2-H",
    b"/Encoding/GBK-EUC-H",
    b"/Encoding<</Differences[1/a 2/b -1/c]>>",
    b"/W[0 99999999 500]",
    b"/W[1[" + b"9 " * 500 + b"]]",
    b"/FontMatrix[0 0 0 0 0 0]",
    b"/Length 0",
    b"/WMode 1",
    b"/A" * 200,
)
_OPERATORS = (
    b"q " * 50,
    b"Q",
    b"BT",
    b"ET",
    b"/X Do",
    b"/Nope Do",
    b"1 0 0 1 0 0 cm",
    b"0 0 0 0 0 0 cm",
    b"9e9 0 0 9e9 0 0 cm",
    b"BI /W 9 /H 9 ID xx EI",
    b"3 Tr",
    b"/G gs",
    b"100 Tz",
    b"-9999 Tc",
    b"/P <</MCID 0>> BDC",
    b"EMC",
    b"0 0 600 800 re f",
    b"(\\)",
    b"<4",
    b"[(",
    b"1 1 1 rg",
)


def pdf(rng: random.Random, seed: int, batch: int) -> Made:
    """A damaged PDF."""
    lot = rng.random()
    if lot < 0.02:
        return Made(b"%PDF-1.7\n" + noise(rng), "noise")
    if lot < 0.02 + _REAL:
        base = rng.choice(documents((Family.PDF,), seed, batch // 50, several=2))
        return Made(damage(base.content, rng), f"{base.layout} damage")
    objects = _objects(rng)
    recipe = ["by hand"]
    for bend in rng.choices(_BENDS, k=rng.choice((1, 1, 2, 4))):
        bend(objects, rng)
        recipe.append(bend.__name__.strip("_"))
    whole = written(objects, trailer=rng.choice(_TRAILERS) if rng.random() < 0.1 else b"")
    if rng.random() < 0.25:
        whole = damage(whole, rng)
        recipe.append("damage")
    return Made(whole, " ".join(recipe))


_TRAILERS = (
    b"/Prev 9",
    b"/Prev 0",
    b"/Encrypt 1 0 R",
    b"/Encrypt<</Filter/Standard/V 4/R 4/O()/U()/P 0>>/ID[()()]",
    b"/XRefStm 9",
    b"/Size -1",
    b"/Info 3 0 R",
    b"/Root 3 0 R",
)


def written(objects: Mapping[int, bytes], *, trailer: bytes = b"") -> bytes:
    """The file with these objects, object 1 being its root; `trailer`: more entries of the trailer."""
    whole = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, content in objects.items():
        offsets[number] = len(whole)
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(whole)
    whole += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        whole += b"%d 1\n%010d 00000 n \n" % (number, offset)
    whole += b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, trailer, start)
    return bytes(whole)


def stream(content: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    """A stream object."""
    data = zlib.compress(content, 1) if packed else content
    filters = b"/Filter/FlateDecode" if packed else b""
    return b"<</Length %d%b%b>>stream\n%b\nendstream" % (len(data), filters, entries, data)


def _objects(rng: random.Random) -> Objects:
    """A report of one or two pages with a few rows of a table."""
    used: dict[str, int] = {}
    pages = [_page(rng, used, first=number == 0) for number in range(rng.choice((1, 1, 1, 2)))]
    kids = b" ".join(b"%d 0 R" % (10 + 2 * number) for number in range(len(pages)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%b]/Count %d/MediaBox[0 0 600 800]>>" % (kids, len(pages)),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        4: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000/W[1 [500 600] 9 12 700]/FontDescriptor 6 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        5: stream(_unicodes(used)),
        6: b"<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 900]/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
    }
    packed = rng.random() < 0.3
    for number, content in enumerate(pages):
        objects[10 + 2 * number] = b"<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F 3 0 R>>/XObject<</X 9 0 R>>>>>>" % (
            11 + 2 * number
        )
        objects[11 + 2 * number] = stream(content, packed=packed)
    objects[9] = stream(
        b"BT /F 8 Tf 40 40 Td <0001> Tj ET",
        b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</Font<</F 3 0 R>>/XObject<</X 9 0 R>>>>",
    )
    return objects


def _page(rng: random.Random, used: dict[str, int], *, first: bool) -> bytes:
    lines = []
    if first:
        lines += [
            _text("青禾县2023年政府信息公开工作年度报告", 150, 760, 14, used),
            _text("三、收到和处理政府信息公开申请情况", 50, 730, 10, used),
        ]
    block = form("cn-ogi-2021").tables[1].blocks[0]
    rows = rng.sample([row for row in block.rows if not row.replaces], rng.choice((2, 3, 6)))
    edges = [50, 170, *(170 + 50 * column for column in range(1, 8))]
    top = 710
    header = ["", *(column.label for column in block.columns)]
    for number, texts in enumerate([header, *(_row(row, rng) for row in rows)]):
        y = top - 20 * number
        lines += [_text(text, x + 3, y - 13, 6, used) for text, x in zip(texts, edges, strict=False) if text]
        lines.append(b"50 %d m 520 %d l S" % (y, y))
    bottom = top - 20 * (len(rows) + 1)
    lines += [b"50 %d m 520 %d l S" % (bottom, bottom), *(b"%d %d m %d %d l S" % (x, top, x, bottom) for x in edges)]
    return b"\n".join(lines)


def _row(row: Row, rng: random.Random) -> list[str]:
    return [row.label, *(str(rng.choice((0, 0, 1, 7, 12, 1305))) for _ in range(7))]


def _text(text: str, x: int, y: int, size: int, used: dict[str, int]) -> bytes:
    codes = "".join(f"{used.setdefault(one, len(used) + 1):04x}" for one in text)
    return b"BT /F %d Tf %d %d Td <%b> Tj ET" % (size, x, y, codes.encode())


def _unicodes(used: Mapping[str, int]) -> bytes:
    """The character map from codes to text."""
    pairs = "\n".join(f"<{code:04x}> <{one.encode('utf-16-be').hex()}>" for one, code in used.items())
    head = "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
    return f"{head}{len(used)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end".encode()


def _numbers(objects: Objects, rng: random.Random) -> None:
    """Numbers of an object are others: boxes, lengths, counts, references."""
    number = rng.choice(list(objects))
    share = rng.choice((0.02, 0.2, 1.0))
    objects[number] = _NUMBER.sub(lambda match: rng.choice(_NUMBERS) if rng.random() < share else match[0], objects[number])


def _reference(objects: Objects, rng: random.Random) -> None:
    """A reference leads elsewhere: to its own object, to its parent, to nothing."""
    number = rng.choice(list(objects))
    target = rng.choice((number, *objects, 99, 0))
    objects[number] = re.sub(rb"[0-9]+ 0 R", b"%d 0 R" % target, objects[number], count=rng.choice((0, 1)))


def _kids(objects: Objects, rng: random.Random) -> None:
    """The tree of pages goes in a circle, names a page many times, or none."""
    kids = rng.choice(
        (b"[2 0 R]", b"[10 0 R 2 0 R]", b"[" + b"10 0 R " * 30 + b"]", b"[]", b"2 0 R", b"[1 0 R]", b"[10 0 R 10 0 R]", b"null")
    )
    if 2 in objects:  # an earlier change may have lost it
        objects[2] = re.sub(rb"/Kids\[[^\]]*\]", b"/Kids" + kids, objects[2])


def _entry(objects: Objects, rng: random.Random) -> None:
    """An entry more, in front of the others."""
    number = rng.choice(list(objects))
    objects[number] = objects[number].replace(b"<<", b"<<" + rng.choice(_ENTRIES), 1)


def _operator(objects: Objects, rng: random.Random) -> None:
    """Something else among a page's operators."""
    number = rng.choice([one for one in objects if one >= 9 and b"stream" in objects[one]] or list(objects))
    lines = objects[number].split(b"\n")
    lines.insert(rng.randrange(1, len(lines) + 1), rng.choice(_OPERATORS))
    objects[number] = b"\n".join(lines)


def _lines(objects: Objects, rng: random.Random) -> None:
    """Lines of a stream are lost, doubled, or in another order."""
    number = rng.choice(list(objects))
    lines = objects[number].split(b"\n")
    at = rng.randrange(len(lines))
    lines[at : at + rng.choice((1, 3))] = rng.choice(([], lines[at : at + 1] * rng.choice((2, 50)), [rng.choice(lines)]))
    objects[number] = b"\n".join(lines)


def _nesting(objects: Objects, rng: random.Random) -> None:
    """Brackets within brackets."""
    number = rng.choice(list(objects))
    depth = rng.choice((3, 100, 1500))
    inner = rng.choice((b"[" * depth + b"]" * depth, b"<<" * depth, b"(" * depth, b"<</A " * depth + b">>" * depth))
    objects[number] = objects[number].replace(b"<<", b"<</Z " + inner, 1)


def _lose(objects: Objects, rng: random.Random) -> None:
    """An object is lost, or is another one's content."""
    number = rng.choice([one for one in objects if one > 1])
    if rng.random() < 0.5:
        del objects[number]
    else:
        objects[number] = rng.choice(list(objects.values()))


_BENDS: tuple[Callable[[Objects, random.Random], None], ...] = (
    _numbers,
    _numbers,
    _reference,
    _kids,
    _entry,
    _entry,
    _operator,
    _lines,
    _nesting,
    _lose,
)
