"""Damaged zip containers, and DOCX and XLSX files with damaged parts."""

import io
import random
import re
import warnings
import zipfile

from lab.generate.layouts import Family
from lab.soak.inputs import surgery, tags
from lab.soak.inputs.encodings import damage, noise
from lab.soak.inputs.made import Made
from lab.soak.inputs.material import documents, examples

_INNERMOST = r"<({})\b(?:[^<>]*/>|(?:(?!<\1\b).)*?</\1>)"
"""An element without another of its name inside: a table may stand in a cell."""
_ROW = re.compile(_INNERMOST.format("w:tr|row"), re.DOTALL)
_ELEMENTS = ("w:tc|c", "w:tc|c", "w:tr|row", "w:p|is", "w:r", "w:t|v", "mergeCell|w:tbl", "w:tcPr|sheetData")
_REFERENCE = re.compile(r"(?<=[\"':])\$?[A-Z]{1,3}\$?[0-9]{1,7}(?=[\"':])")
_REFERENCES = ("XFD1048576", "A1", "A0", "ZZZ9999999", "A", "1", "A1:XFD1048576", "B2:A1", "", "é1", "A1 B2", "IV65536", "A-1")
_TYPE = re.compile(r'\bt="\w+"')
_TYPES = ("s", "str", "inlineStr", "b", "e", "n", "d", "x", "")
_MARKUP = (
    "<w:gridSpan w:val='16384'/>",
    "<w:vMerge/>",
    "<w:vMerge w:val='restart'/>",
    "<w:gridBefore w:val='9'/>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    "<w:del><w:r><w:t>8</w:t></w:r></w:del>",
    '<w:t xml:space="preserve"> 3 </w:t>',
    "<w:rPr><w:vanish/></w:rPr>",
    "<w:r><w:instrText>=1</w:instrText></w:r>",
    "<w:tab/><w:br/>",
    "<w:trPr><w:hidden/></w:trPr>",
    "<f>SUM(A1:A9)</f>",
    "<v>1E400</v>",
    "<v>NaN</v>",
    "<v></v>",
    "<v>-0</v>",
    "<mergeCells><mergeCell ref='A1:XFD9'/></mergeCells>",
    "<is><t>9</t></is>",
    '<row r="-1"/>',
    '<c r="B2" t="s"><v>99999</v></c>',
    '<cols><col min="1" max="16384" hidden="1"/></cols>',
    '<dimension ref="A1:XFD1048576"/>',
    "<!-- 5 -->",
    "<?pi 5?>",
    "<![CDATA[6]]>",
)
_NAMES = (
    "word/document.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "../../etc/x",
    "/abs",
    "C:\\x",
    "a\\..\\b",
    "",
    "a" * 300,
    "[Content_Types].xml",
    "年报.txt",
    "x\0y",
    "OFD.xml",
)
_FIELDS = (0, 1, 0xFFFF, 0x7FFF, 0xFFFFFFFF, 0x7FFFFFFF, 8, 12, 99)


def docx(rng: random.Random, seed: int, batch: int) -> Made:
    """A Word file with a few rows of a report."""
    return _office(rng, Family.DOCX, "word/document.xml", seed, batch)


def xlsx(rng: random.Random, seed: int, batch: int) -> Made:
    """A workbook with a few rows of a report."""
    return _office(rng, Family.XLSX, "xl/worksheets/", seed, batch)


def container(rng: random.Random, seed: int, batch: int) -> Made:
    """A zip file whose directory lies."""
    lot = rng.random()
    if lot < 0.03:
        return Made(noise(rng), "noise")
    if lot < 0.4:
        parts = {
            rng.choice(_NAMES): rng.randbytes(rng.choice((0, 3, 50))) * rng.choice((1, 1, 40)) for _ in range(rng.choice((0, 1, 2, 6)))
        }
        whole, recipe = _packed([*parts.items(), *rng.sample(list(parts.items()), len(parts) // 3)], rng), "names"
    elif lot < 0.45:
        whole, recipe = _packed([(str(number), b"") for number in range(rng.choice((70, 300, 700)))], rng), "many entries"
    else:
        base = rng.choice(documents((Family.DOCX, Family.XLSX), seed, batch))
        parts = _trimmed(base.content, rng)
        if rng.random() < 0.1:
            parts["word/embedded.zip"] = _packed(list(parts.items()), rng)
        whole, recipe = _packed(list(parts.items()), rng), base.layout
    return Made(_lie(whole, rng), f"{recipe} lie") if rng.random() < 0.7 else Made(damage(whole, rng), f"{recipe} damage")


def _office(rng: random.Random, family: Family, main: str, seed: int, batch: int) -> Made:
    base = rng.choice(documents((family,), seed, batch))
    shipped = examples((f".{family}",))
    recipe = [base.layout]
    parts = _trimmed(base.content if rng.random() < 0.95 else rng.choice(shipped)[1], rng)
    if rng.random() < 0.15:
        return Made(damage(_packed(list(parts.items()), rng), rng), f"{base.layout} damage")
    for _ in range(rng.choice((1, 1, 2, 4))):
        mains = [name for name in parts if name.startswith(main)]
        name = rng.choice(mains if mains and rng.random() < 0.8 else list(parts) or [main])
        how, parts[name] = _changed(parts.get(name, b""), rng)
        recipe.append(f"{how} {name}")
    if rng.random() < 0.03:
        parts.pop(rng.choice(list(parts)))
        recipe.append("part lost")
    return Made(_packed(list(parts.items()), rng), " ".join(recipe))


def _changed(part: bytes, rng: random.Random) -> tuple[str, bytes]:
    """A part with one change, and its name. Most changes leave the XML well formed, otherwise nothing would be read of it."""
    lot = rng.random()
    if lot < 0.1:
        return "damage", damage(part, rng)
    source = part.decode("utf-8", "replace")
    if lot < 0.2:
        broken = rng.choice((*tags.CHANGES, surgery.drop, surgery.move, surgery.repeat, surgery.litter))
        return broken.__name__, broken(source, rng).encode("utf-8", "replace")
    change = rng.choice((_markup, _elements, _elements, _references, tags.revalue, _figures))
    return change.__name__.strip("_"), change(source, rng).encode("utf-8", "replace")


def _markup(source: str, rng: random.Random) -> str:
    """An element more."""
    ends = [match.end() for match in re.finditer(">", source)] or [0]
    at = rng.choice(ends)
    return source[:at] + rng.choice(_MARKUP) * rng.choice((1, 1, 3, 40)) + source[at:]


def _elements(source: str, rng: random.Random) -> str:
    """Cells, paragraphs, rows lost, repeated, or in each other's place."""
    found = list(re.finditer(_INNERMOST.format(rng.choice(_ELEMENTS)), source, re.DOTALL))
    for match in sorted(rng.sample(found, min(len(found), rng.choice((1, 1, 4, 20)))), key=re.Match.start, reverse=True):
        instead = rng.choice(("", match[0] * 2, match[0] * 30, rng.choice(found)[0]))
        source = source[: match.start()] + instead + source[match.end() :]
    return source


def _references(source: str, rng: random.Random) -> str:
    """References of cells and types of values are others."""
    share = rng.choice((0.05, 0.5))
    moved = _REFERENCE.sub(lambda match: rng.choice(_REFERENCES) if rng.random() < share else match[0], source)
    return _TYPE.sub(lambda match: f't="{rng.choice(_TYPES)}"' if rng.random() < share else match[0], moved)


def _figures(source: str, rng: random.Random) -> str:
    """Figures in the text are others."""
    return re.sub(r"(?<=>)[^<>]+(?=<)", lambda match: surgery.renumber(match[0], rng) if rng.random() < 0.3 else match[0], source)


def _trimmed(content: bytes, rng: random.Random) -> dict[str, bytes]:
    """The parts of a package, with few of the rows of its tables: small files are read faster, and more can be tried."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    share = rng.choice((0.0, 0.7, 0.9))
    for name, part in parts.items():
        if name.startswith(("word/document", "xl/worksheets/sheet")):
            parts[name] = _ROW.sub(lambda match: "" if rng.random() < share else match[0], part.decode()).encode()
    return parts


def _packed(parts: list[tuple[str, bytes]], rng: random.Random) -> bytes:
    """A container of these parts; a name may stand twice."""
    target = io.BytesIO()
    method = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", method, compresslevel=1) as package:
        warnings.simplefilter("ignore")  # that a name stands twice is the point
        for name, content in parts:
            info = zipfile.ZipInfo(name or "-", (2020, 1, 1, 0, 0, 0))
            info.compress_type = method
            with package.open(info, "w") as entry:
                entry.write(content)
    return target.getvalue()


def _lie(whole: bytes, rng: random.Random) -> bytes:
    """Fields of headers and directory changed: offsets, sizes, names, flags, counts."""
    copy = bytearray(whole)
    for _ in range(rng.choice((1, 1, 2, 5))):
        marks = [match.start() for match in re.finditer(rb"PK(?:\x03\x04|\x01\x02|\x05\x06)", bytes(copy))]
        if not marks:
            break
        at = rng.choice(marks)
        size = rng.choice((2, 4))
        field = at + 4 + 2 * rng.randrange(21)
        value = rng.choice((*_FIELDS, rng.choice(marks), rng.randrange(1 << 16)))
        copy[field : field + size] = (value & (1 << 8 * size) - 1).to_bytes(size, "little")
    return bytes(copy)
