"""Hostile inputs repeat, differ from each other, and reach the parsers they are meant for."""

import io
import zipfile

import pytest

from gongkai.errors import InputRefused
from gongkai.reader.document import Media
from gongkai.reader.read import read
from gongkai.reader.source.sniff import sniff
from lab.generate.seeds import seeded
from lab.soak.inputs import SUPPLIES, Kind, make
from lab.soak.inputs.giants import document, workbook, zipped
from lab.soak.inputs.pdfs import stream, written
from lab.soak.inputs.surgery import CHANGES
from lab.soak.inputs.tags import CHANGES as TAG_CHANGES

SMALL = [kind for kind in Kind if kind is not Kind.GIANTS]
READ_FOR = {Kind.HTML: Media.HTML, Kind.TEXT: Media.TEXT, Kind.DOCX: Media.DOCX, Kind.XLSX: Media.XLSX, Kind.PDF: Media.PDF}


def media(content: bytes) -> Media | None:
    try:
        return sniff(content)
    except InputRefused:
        return None


@pytest.mark.parametrize("kind", SMALL)
def test_an_input_is_the_same_each_time_and_unlike_the_others(kind: Kind) -> None:
    inputs = [make(kind, 3, number) for number in range(30)]

    assert inputs == [make(kind, 3, number) for number in range(30)]
    assert len({made.content for made in inputs}) >= 28
    assert inputs != [make(kind, 4, number) for number in range(30)]


@pytest.mark.parametrize(("kind", "wanted"), READ_FOR.items())
def test_most_inputs_reach_the_parser_they_are_for(kind: Kind, wanted: Media) -> None:
    reached = sum(media(make(kind, 3, number).content) is wanted for number in range(60))

    assert reached > 40


@pytest.mark.parametrize("kind", SMALL)
def test_inputs_are_small(kind: Kind) -> None:
    sizes = sorted(len(make(kind, 3, number).content) for number in range(60))

    assert sizes[len(sizes) // 2] < 8_000


def test_the_large_run_tries_as_many_as_it_must() -> None:
    wanted = {kind: supply.wanted for kind, supply in SUPPLIES.items()}

    assert sum(wanted.values()) >= 5_000_000
    assert all(wanted[kind] >= 50_000 for kind in (Kind.PDF, Kind.DOCX, Kind.XLSX))
    assert all(supply.wanted % supply.batch == 0 for supply in SUPPLIES.values())


@pytest.mark.parametrize("change", [*CHANGES, *TAG_CHANGES], ids=lambda change: change.__name__)
@pytest.mark.parametrize("text", ["", "1", "一、总体情况\n| 1 | 2 |\n<table><tr><td colspan=2>12</td></tr>（“3”）"])
def test_every_change_takes_any_text_and_keeps_it_small(change: object, text: str) -> None:
    assert callable(change)
    for seed in range(40):
        assert len(change(text, seeded(seed))) < 20_000


def test_the_packages_of_the_giants_are_read_when_nothing_is_wrong_with_them() -> None:
    """Otherwise a giant would be refused for its frame and never reach what it is to try."""
    title = "青禾县2023年政府信息公开工作年度报告"

    for content in (
        document(f"<w:p><w:r><w:t>{title}</w:t></w:r></w:p>"),
        workbook(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{title}</t></is></c></row>'),
    ):
        assert title in read(content).document.text


def test_the_pdf_by_hand_is_read_when_nothing_is_wrong_with_it() -> None:
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>",
        3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        4: stream(b"BT /F 9 Tf 50 700 Td (1305) Tj ET", packed=True),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }

    assert "1305" in read(written(objects)).document.text


def test_a_container_has_the_parts_it_is_given() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(("a", b"1"), ("b", b"2")))) as package:
        assert package.namelist() == ["a", "b"]
