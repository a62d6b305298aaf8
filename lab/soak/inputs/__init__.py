"""Hostile inputs of every kind: the same for the same seed, kind and number."""

from enum import StrEnum
from typing import NamedTuple

from lab.generate.seeds import seeded
from lab.soak.inputs.giants import SIZES, giant, kinds
from lab.soak.inputs.made import Made, Maker
from lab.soak.inputs.packages import container, docx, xlsx
from lab.soak.inputs.pdfs import pdf
from lab.soak.inputs.sheets import sheet
from lab.soak.inputs.texts import html, text


class Kind(StrEnum):
    """What is damaged."""

    HTML = "html"
    TEXT = "text"
    CSV = "csv"
    ZIP = "zip"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    GIANTS = "giants"


class Supply(NamedTuple):
    """`wanted`: how many inputs of a kind the large run tries. `batch`: how many share their material, and are one chunk of the run."""

    maker: Maker
    wanted: int
    batch: int


SUPPLIES: dict[Kind, Supply] = {
    Kind.GIANTS: Supply(giant, len(SIZES) * kinds(), 1),
    Kind.ZIP: Supply(container, 200_000, 1_000),
    Kind.CSV: Supply(sheet, 300_000, 1_000),
    Kind.DOCX: Supply(docx, 50_000, 250),
    Kind.XLSX: Supply(xlsx, 50_000, 250),
    Kind.PDF: Supply(pdf, 50_000, 100),
    Kind.TEXT: Supply(text, 2_000_000, 2_000),
    Kind.HTML: Supply(html, 2_400_000, 2_000),
}
"""In the order in which they are tried: what finds most at the least cost comes first."""


def make(kind: Kind, seed: int, index: int) -> Made:
    """Input number `index`; the same bytes each time."""
    supply = SUPPLIES[kind]
    return supply.maker(seeded("fuzz", kind, seed, index), seed, index // supply.batch)
