import unicodedata
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.refusals import Refused
from gongkai_web.publishing.scan import scan
from gongkai_web.publishing.uploads import MAX_NAME, MAX_UPLOAD, Accepted, accept, accept_all, cleaned, received
from tests.web.publishing.scan.bad_others import OLE
from tests.web.publishing.scan.makers.office import changed, document, ofd, workbook
from tests.web.publishing.scan.makers.pdf import HELLO, SECRET, page_pdf, protected, stream, typeset, updated
from tests.web.publishing.scan.makers.pictures import exif, picture, with_segment, with_text

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD = OLE + "WordDocument".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "content", "taken", "media_type"),
    [
        ("通知.pdf", page_pdf(HELLO), "通知.pdf", "application/pdf"),
        ("通知.docx", document(), "通知.docx", _DOCX),
        ("通知.doc", document(), "通知.docx", _DOCX),
        ("通知", workbook(), "通知.xlsx", _XLSX),
        ("表.et", workbook(), "表.et", _XLSX),
        ("文.ofd", ofd(""), "文.ofd", "application/ofd"),
        ("旧.doc", _WORD, "旧.doc", "application/msword"),
        ("旧.wps", _WORD, "旧.wps", "application/msword"),
        ("旧.xls", OLE + "Workbook".encode("utf-16-le"), "旧.xls", "application/vnd.ms-excel"),
        ("图.JPG", picture("JPEG"), "图.JPG", "image/jpeg"),
        ("图.exe", picture("PNG"), "图.png", "image/png"),
        ("图.gif", picture("GIF"), "图.gif", "image/gif"),
        ("图.webp", picture("WEBP"), "图.webp", "image/webp"),
        ("数据.csv", "单位,金额\n甲,1".encode("gb18030"), "数据.csv", "text/plain"),
        ("数据.html", "单位".encode(), "数据.txt", "text/plain"),
        ("2024.12.5会议纪要", page_pdf(HELLO), "2024.12.5会议纪要.pdf", "application/pdf"),
    ],
)
def test_the_content_decides_what_a_file_is(name: str, content: bytes, taken: str, media_type: str) -> None:
    accepted = accept(name, content)
    assert (accepted.name, accepted.media_type) == (taken, media_type)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"x" * (MAX_UPLOAD + 1), "too large"),
        (b"MZ\x90\0" + bytes(100), "not taken"),
        (b"<html><script>alert(1)</script>", "not taken"),
        (b"<?xml version='1.0'?><svg/>", "not taken"),
        (b"PK\x05\x06" + bytes(18), "not taken"),
        (changed(document(), {"word/vbaProject.bin": b"x"}), "macros"),
        (protected(page_pdf(HELLO), user="secret"), "password"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (page_pdf(HELLO)[:100], "damaged"),
        (document()[:2000], "damaged"),
        (picture("JPEG")[:150], "damaged"),
        (changed(document(), {"word/big.xml": bytes(30 * 1024 * 1024)}), "no office program"),
    ],
)
def test_refuses_with_a_sentence_for_each_reason(content: bytes, word: str) -> None:
    with translation.override("en"), pytest.raises(Refused, match=word) as refused:
        accept("a.pdf", content)
    assert refused.value.remedy
    assert "a.pdf" in refused.value.what


def test_refuses_in_chinese() -> None:
    with translation.override("zh-hans"), pytest.raises(Refused, match="密码"):
        accept("a.pdf", protected(page_pdf(HELLO), user="secret"))


@pytest.mark.parametrize(
    ("content", "secrets"),
    [
        (typeset('#set document(title: "处分决定", author: "Wang Wu")\n正文'), (b"Wang Wu",)),
        (page_pdf(HELLO, trailer=b"/Info 9 0 R", objects={9: b"<< /Author (Wang Wu) /Company (Secret) >>"}), (b"Wang Wu", b"Secret")),
        (page_pdf(HELLO, catalog=b"/Metadata 9 0 R", objects={9: stream(b"<x>Wang Wu</x>", b"/Type /Metadata")}), (b"Wang Wu",)),
        (updated(page_pdf(HELLO + SECRET), 4, stream(HELLO)), (b"Wang lives",)),
        (page_pdf(HELLO) + b"PK\x03\x04 Wang Wu", (b"PK\x03\x04", b"Wang Wu")),
        (picture("JPEG", exif=exif(author="Wang Wu", place=True)), (b"Wang Wu",)),
        (with_segment(picture("JPEG"), 0xFE, b"Wang Wu"), (b"Wang Wu",)),
        (with_text("Author", "Wang Wu"), (b"Wang Wu",)),
        (picture("WEBP", exif=exif(author="Wang Wu")), (b"Wang Wu", b"EXIF")),
        (picture("GIF", comment=b"Wang Wu"), (b"Wang Wu",)),
        (picture("PNG") + b"PK\x03\x04 Wang Wu", (b"PK\x03\x04",)),
    ],
)
def test_what_gives_people_away_is_gone_and_the_scan_finds_nothing_more(content: bytes, secrets: tuple[bytes, ...]) -> None:
    assert any(secret in content for secret in secrets) or b"Wang" not in content
    accepted = accept("a", content)
    assert not [secret for secret in secrets if secret in accepted.content]
    assert accepted.notes
    assert scan(TextFields(title="通知"), [(accepted.name, accepted.content)]) == ()


def test_office_properties_are_emptied_and_the_document_stays() -> None:
    accepted = accept("a.docx", document("正文一段"))
    with ZipFile(BytesIO(accepted.content)) as package:
        names = package.namelist()
        assert b"python-docx" not in b"".join(map(package.read, names))
        assert "正文一段".encode() in package.read("word/document.xml")
        assert not [name for name in names if "thumbnail" in name]
    assert scan(TextFields(title="通知"), [("a.docx", accepted.content)]) == ()


def test_pictures_stay_bit_by_bit_and_the_right_way_up() -> None:
    content = picture("JPEG", exif=exif(author="Wang", turned=6))
    stripped = accept("a.jpg", content).content
    with Image.open(BytesIO(content)) as before, Image.open(BytesIO(stripped)) as after:
        assert before.tobytes() == after.tobytes()
        assert dict(after.getexif()) == {0x0112: 6}
    plain = picture("JPEG")
    assert accept("a.jpg", plain) == ("a.jpg", "image/jpeg", plain, ())


def test_a_signed_file_is_left_as_it_is_and_says_so() -> None:
    field = {9: b"<< /FT /Sig /T (seal) /V 10 0 R >>", 10: b"<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>"}
    content = page_pdf(HELLO, catalog=b"/AcroForm << /Fields [9 0 R] /SigFlags 3 >>", objects=field)
    with translation.override("en"):
        accepted = accept("a.pdf", content)
    assert accepted.content == content
    assert "seal" in accepted.notes[0]


def test_a_file_that_only_forbids_printing_is_taken_open() -> None:
    accepted = accept("a.pdf", protected(page_pdf(HELLO), user=""))
    with pikepdf.open(BytesIO(accepted.content)) as pdf:
        assert not pdf.is_encrypted


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\wang\\通知.docx", "通知.docx"),
        ("通知\u202excod.exe", "通知xcod.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ('"><script>.pdf', "___script_.pdf"),
        ("  ..  ", "file"),
        (".pdf", "file.pdf"),
        ("e\u0301.pdf", "é.pdf"),
        ("长" * 300 + ".docx", "长" * 95 + ".docx"),
        ("关于  印发的　通知.pdf", "关于 印发的通知.pdf"),
    ],
)
def test_cleans_names(name: str, safe: str) -> None:
    assert cleaned(name) == safe


@given(st.text(max_size=300))
def test_a_cleaned_name_is_safe_whatever_was_sent(name: str) -> None:
    safe = cleaned(name)
    assert 0 < len(safe) <= MAX_NAME
    assert not set(safe) & set('/\\<>:"|?*\0\r\n')
    assert not [sign for sign in safe if unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"}]
    assert safe not in {".", ".."}
    assert cleaned(safe) == safe


def test_an_upload_that_is_too_large_is_not_read() -> None:
    file = SimpleUploadedFile("大.pdf", b"x")
    file.size = MAX_UPLOAD + 1
    with translation.override("en"), pytest.raises(Refused, match="too large"):
        received(file)
    assert file.tell() == 0


def test_an_upload_is_read() -> None:
    assert received(SimpleUploadedFile("a.txt", b"abc")) == b"abc"


def test_many_files_are_each_taken_or_refused_by_themselves() -> None:
    taken = accept_all([("a.csv", b"a,b\n1,2\n"), ("b.pdf", b""), ("c.pdf", b"%PDF-1.4 nothing"), ("d.txt", b"text")])

    assert [one.name if isinstance(one, Accepted) else "refused" for one in taken] == ["a.csv", "refused", "refused", "d.txt"]
