from io import BytesIO
from zipfile import ZipFile, ZipInfo

from gongkai.render.archive import core_properties, normalised


def archive(year: int) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as target:
        for name in ("b.xml", "a.xml", "docProps/core.xml"):
            target.writestr(ZipInfo(name, (year, 1, 1, 0, 0, 0)), f"{name} of {year}" if name.startswith("doc") else name)
    return out.getvalue()


def test_when_an_archive_was_made_leaves_no_trace() -> None:
    first, second = (normalised(archive(year), "<core/>") for year in (1999, 2023))

    assert archive(1999) != archive(2023)
    assert first == second
    with ZipFile(BytesIO(first)) as made:
        assert made.namelist() == ["b.xml", "a.xml", "docProps/core.xml"]
        assert made.read("docProps/core.xml") == b"<core/>"


def test_other_entries_can_be_exchanged() -> None:
    with ZipFile(BytesIO(normalised(archive(2023), "<core/>", {"a.xml": b"new"}))) as made:
        assert made.read("a.xml") == b"new"
        assert made.read("b.xml") == b"b.xml"


def test_core_properties_name_title_and_organ() -> None:
    properties = core_properties("题", "甲局")

    assert "<dc:title>题</dc:title><dc:creator>甲局</dc:creator>" in properties
    assert "dcterms" not in properties
