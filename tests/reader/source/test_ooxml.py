"""Parts of office documents: found by their relations, parsed without entities, measured before parsing."""

import pytest
from lxml import etree

from gongkai.errors import InputRefused
from gongkai.reader.source.ooxml import MAX_MARKUP, Package, attribute, child, is_on, local_name
from tests.reader.source.mutations import zipped


def relations(target: str, mode: str = "Internal") -> bytes:
    one = f'<Relationship Id="r" Type="http://x/officeDocument" Target="{target}" TargetMode="{mode}"/>'
    return f"<Relationships>{one}</Relationships>".encode()


@pytest.mark.parametrize("target", ["word/document.xml", "/word/document.xml", "./word/x/../document.xml"])
def test_the_main_part_is_the_one_that_the_package_names(target: str) -> None:
    package = Package(zipped({"_rels/.rels": relations(target), "word/document.xml": b"<document/>"}))

    assert package.main("document")[0] == "word/document.xml"


def test_relations_are_relative_to_their_part() -> None:
    package = Package(zipped({"xl/_rels/workbook.xml.rels": relations("worksheets/sheet1.xml")}))

    assert package.targets("xl/workbook.xml") == {"r": ("officeDocument", "xl/worksheets/sheet1.xml")}
    assert package.targets("xl/other.xml") == {}


def test_what_lies_outside_is_never_followed() -> None:
    package = Package(zipped({"_rels/.rels": relations("http://example.org/document.xml", "External")}))

    assert package.targets("") == {}
    with pytest.raises(InputRefused, match="names no main part"):
        package.main("document")


def test_tags_cannot_hide_from_the_count_behind_an_encoding() -> None:
    hidden = '<?xml version="1.0" encoding="UTF-7"?>+ADw-document+AD4APA-/document+AD4-'.encode("ascii")

    with pytest.raises(InputRefused, match="damaged"):
        Package(zipped({"a.xml": hidden})).root("a.xml")


def test_utf16_is_read() -> None:
    assert local_name(Package(zipped({"a.xml": "<文/>".encode("utf-16")})).root("a.xml")) == "文"


def test_a_part_with_too_many_tags_is_refused_before_it_is_parsed() -> None:
    content = b"<a>" + b"".join(b"<b%d/>" % number for number in range(MAX_MARKUP)) + b"</a>"

    with pytest.raises(InputRefused, match="too large"):
        Package(zipped({"a.xml": content})).root("a.xml")


def test_names_attributes_and_switches() -> None:
    root = etree.fromstring('<a xmlns:w="x"><!-- c --><w:b w:val="0"/><w:c/></a>')

    assert [local_name(one) for one in root] == ["", "b", "c"]
    assert attribute(child(root, "b"), "val") == "0"
    assert attribute(child(root, "c"), "val") is None
    assert [is_on(child(root, name)) for name in ("b", "c", "d")] == [False, True, False]
