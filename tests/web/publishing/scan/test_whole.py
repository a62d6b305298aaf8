from dataclasses import replace
from typing import Any

import pytest
from django.test import override_settings
from django.utils import translation

from gongkai_web.publishing.examine.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.scan import finding, scan, scan_all, whole
from tests.web.publishing.scan.makers.numbers import identity
from tests.web.publishing.scan.makers.office import workbook

_TEXT = TextFields(title="关于公布名单的通知")
_NUMBER = identity()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", f"给{_NUMBER}的答复"),
        ("abstract", _NUMBER),
        ("keywords", ("名单", _NUMBER)),
        ("source", _NUMBER),
        ("body", f"<p>{_NUMBER[:6]}<b>{_NUMBER[6:14]}</b>{_NUMBER[14:]}</p>"),
        ("body", f"<p>{''.join(f'&#{ord(digit)};' for digit in _NUMBER)}</p>"),
        ("body", f'<p><a href="/x?id={_NUMBER}">这里</a></p>'),
        ("body", f"<table><tr>{''.join(f'<td>{digit}</td>' for digit in _NUMBER)}</tr></table>"),
        ("body", f"<p>第3项</p><p>{_NUMBER}</p><p>4</p>"),
        ("body", f"<p>{_NUMBER[:9]}\u200b{_NUMBER[9:]}</p>"),
    ],
)
def test_finds_a_number_in_every_field(field: str, value: Any) -> None:
    (found,) = scan(replace(_TEXT, **{field: value}), ())
    assert found.kind is Kind.IDENTITY_NUMBER
    assert _NUMBER[3:14] not in found.excerpt


def test_a_clean_text_has_no_findings() -> None:
    assert scan(TextFields(title="通知", body="<p>联系电话：0317-4021234，<b>12</b>345件。</p>"), ()) == ()


def test_an_id_lasts_as_long_as_the_text_and_the_place() -> None:
    (one,) = scan(replace(_TEXT, body=_NUMBER), ())
    (again,) = scan(replace(_TEXT, body=f"<p>改过的正文，{_NUMBER}</p>"), ())
    (elsewhere,) = scan(replace(_TEXT, source=_NUMBER), ())
    (another,) = scan(replace(_TEXT, body=identity(order="555")), ())
    assert one.id == again.id
    assert len({one.id, elsewhere.id, another.id}) == 3


def test_an_id_does_not_say_what_was_found() -> None:
    (one,) = scan(replace(_TEXT, body=_NUMBER), ())
    with override_settings(SECRET_KEY="x"):  # noqa: S106 - no secret, a test
        (other,) = scan(replace(_TEXT, body=_NUMBER), ())
    assert one.id != other.id


def test_tells_the_place_and_the_kind_in_the_readers_language() -> None:
    content = workbook([["姓名", "电话"], ["王某", "13831712345"]])
    for language, place, label in (("en", "名单.xlsx · 汇总表!B2", "mobile number"), ("zh-hans", "名单.xlsx · 汇总表!B2", "手机号码")):
        with translation.override(language):
            found = next(one for one in scan(_TEXT, [("名单.xlsx", content)]) if one.kind is Kind.MOBILE_NUMBER)
            assert (found.where, found.label, found.excerpt) == (place, label, "138******45")


def test_the_same_file_twice_has_findings_of_its_own() -> None:
    found = scan(_TEXT, [("a.txt", b"13831712345"), ("b.txt", b"13831712345")])
    assert len({one.id for one in found}) == 2


@pytest.mark.parametrize(
    ("name", "kind", "excerpt"),
    [
        (f"张某_{_NUMBER}.txt", Kind.IDENTITY_NUMBER, finding.masked(Kind.IDENTITY_NUMBER, _NUMBER)),
        (f"{_NUMBER}.txt", Kind.IDENTITY_NUMBER, finding.masked(Kind.IDENTITY_NUMBER, _NUMBER)),
        ("王某-13831712345.txt", Kind.MOBILE_NUMBER, "138******45"),
        ("王某138-3171-2345（2）.txt", Kind.MOBILE_NUMBER, "138******45"),
    ],
)
def test_searches_the_names_of_files(name: str, kind: Kind, excerpt: str) -> None:
    (found,) = scan(_TEXT, [(name, "名单".encode())])
    with translation.override("en"):
        (in_english,) = scan(_TEXT, [(name, "名单".encode())])
    assert (found.kind, found.excerpt, in_english.where) == (kind, excerpt, "file name")
    assert scan_all([(_TEXT, []), (_TEXT, [(name, "名单".encode())])]) == [(), (found,)]


@pytest.mark.parametrize(
    "name", ["附件1 2026年度部门预算.txt", "W020260304512345678901.txt", "20260304101500.txt", "0317-4021234值班电话.txt"]
)
def test_names_without_personal_data_are_clean(name: str) -> None:
    assert scan(_TEXT, [(name, "名单".encode())]) == ()


def test_of_many_findings_of_a_kind_the_rest_is_one() -> None:
    numbers = [f"138317{number:05}" for number in range(50)]
    found = scan(_TEXT, [("a.txt", "\n".join(numbers).encode())])
    changed = scan(_TEXT, [("a.txt", "\n".join([*numbers[:-1], "13931700049"]).encode())])
    assert len(found) == 21
    assert found[-1].id != changed[-1].id
    assert "30" in found[-1].where


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\xff\xd8\xff", b"MZ\0\0"])
def test_a_file_that_cannot_be_read_is_never_clean(content: bytes) -> None:
    found = scan(_TEXT, [("a.pdf", content)])
    assert [one.kind for one in found] == ([Kind.UNREADABLE] if content else [])


@pytest.mark.parametrize(
    "answer", [[], ["found"], ["found", [["x", "whole", "", ""]]], ["found", [[1]]], ["unfit", "x"], ["taken", "pdf"], [7]]
)
def test_an_answer_that_makes_no_sense_is_unreadable(answer: list[object]) -> None:
    (found,) = whole._understood(answer)
    assert found.kind is Kind.UNREADABLE


@pytest.mark.parametrize(
    ("kind", "matched", "shown"),
    [
        (Kind.IDENTITY_NUMBER, "130922197811043310", "130*************10"),
        (Kind.MOBILE_NUMBER, "13831712345", "138******45"),
        (Kind.BANK_CARD, "6217001230001234567", "6217***********4567"),
        (Kind.TRAVEL_DOCUMENT, "E12345678", "E1*****78"),
        (Kind.HOME_ADDRESS, "清州镇大王村12号", "清州镇大*****"),
        (Kind.COMMENT, "王某 13831712345 请删", "王某13*******45请删"),
        (Kind.HIDDEN_TEXT, "字" * 100, "字" * 59 + "…"),
    ],
)
def test_masks(kind: Kind, matched: str, shown: str) -> None:
    assert finding.masked(kind, matched) == shown


def test_many_items_are_searched_at_once_each_with_its_own_findings() -> None:
    clean, bad = TextFields("甲"), TextFields("乙", body="11010519491231002X")
    file = ("a.csv", "姓名,11010519491231002X\n".encode())

    together = scan_all([(clean, []), (bad, []), (clean, [file]), (bad, [file])])

    assert together == [scan(clean, []), scan(bad, []), scan(clean, [file]), scan(bad, [file])]
    assert [len(found) for found in together] == [0, 1, 1, 2]
