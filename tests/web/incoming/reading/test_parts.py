"""What a mail consists of, however it was built."""

from email.message import EmailMessage

import pytest

from gongkai_web.incoming.reading.parts import Enclosed, parts
from tests.web.incoming.mails import PDF, WORDS, request

HEAD = b"From: a@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\n"


def test_who_wrote_about_what_the_text_and_the_files() -> None:
    found = parts(request(files=(("申请表.pdf", PDF), ("身份证.jpg", b"\xff\xd8"))))

    assert found[:4] == ("林一鸣", "lin@example.org", "政府信息公开申请", WORDS)
    assert found.files == (Enclosed("申请表.pdf", PDF), Enclosed("身份证.jpg", b"\xff\xd8"))
    assert not found.damaged
    assert not found.cut


def test_of_two_forms_of_one_text_the_plain_one_is_taken() -> None:
    mail = EmailMessage()
    mail.set_content("请提供水价报告")
    mail.add_alternative("<p>请提供<b>水价</b>报告</p>", subtype="html")

    assert parts(mail.as_bytes()).text == "请提供水价报告"


def test_a_page_alone_and_one_that_says_markedly_more_are_read_as_text() -> None:
    page = "<p>请提供水价报告</p><p>以及成本监审的全部材料</p>"
    alone, both = EmailMessage(), EmailMessage()
    alone.set_content(page, subtype="html")
    both.set_content("换个程序看")
    both.add_alternative(page, subtype="html")

    assert parts(alone.as_bytes()).text == "请提供水价报告\n\n以及成本监审的全部材料"
    assert parts(both.as_bytes()).text == "换个程序看\n\n请提供水价报告\n\n以及成本监审的全部材料"


def test_a_picture_inside_the_text_comes_after_what_was_attached() -> None:
    mail = EmailMessage()
    mail.set_content("<img src='cid:1'>", subtype="html")
    mail.add_related(b"\x89PNG", "image", "png", cid="<1>")
    mail.add_attachment(PDF, maintype="application", subtype="pdf", filename="a.pdf")

    assert [one.name for one in parts(mail.as_bytes()).files] == ["a.pdf", ""]


def test_a_mail_sent_on_is_read_with_what_was_in_it() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"] = "里面"
    inner.set_content("请提供水价报告")
    outer["Subject"] = "转发"
    outer.set_content("转你局办理")
    outer.add_attachment(inner)

    found = parts(outer.as_bytes())
    assert found.subject == "转发"
    assert "转你局办理" in found.text
    assert "请提供水价报告" in found.text


@pytest.mark.parametrize("said", [b"gb2312", b"GBK", b"utf-8", b"iso-2022-kr", b'"'])
def test_a_text_in_gb18030_is_read_whatever_it_says(said: bytes) -> None:
    body = "朱镕基：请提供水价".encode("gb18030")

    assert parts(HEAD + b"Content-Type: text/plain; charset=" + said + b"\r\n\r\n" + body).text == "朱镕基：请提供水价"


@pytest.mark.parametrize(
    "name",
    [
        b'filename="=?gb2312?B?yerH67HtLnR4dA==?="',
        b"filename*=utf-8''%E7%94%B3%E8%AF%B7%E8%A1%A8.txt",
        b"filename*=gb2312''%C9%EA%C7%EB%B1%ED.txt",
        b'filename="\xc9\xea\xc7\xeb\xb1\xed.txt"',
        'filename="申请表.txt"'.encode(),
    ],
)
def test_a_file_is_named_whatever_way_its_name_is_written(name: bytes) -> None:
    content = HEAD + b"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; " + name + b"\r\n\r\nx"

    assert [one.name for one in parts(content).files] == ["申请表.txt"]


@pytest.mark.parametrize("sender", [b"nobody", b"a@b@c", b"<a b@example.org>", b"\xd5\xfe@example.org", b"a" * 300 + b"@example.org", b""])
def test_an_address_that_is_none_is_not_taken_for_one(sender: bytes) -> None:
    assert parts(b"From: " + sender + b"\r\n\r\nx").address == ""


def test_thousands_of_parts_are_told_to_be_more_than_are_shown() -> None:
    part = b"--x\r\nContent-Type: text/plain\r\n\r\na\r\n"
    found = parts(HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + part * 3000 + b"--x--\r\n")

    assert found.cut
    assert found.text.count("a") == 1000


def test_a_mail_nested_without_end_still_says_who_wrote_it() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth) for depth in range(2000))
    found = parts(HEAD + nested + b"Content-Type: text/plain\r\n\r\na")

    assert (found.address, found.subject, found.damaged) == ("a@example.org", "s", True)


@pytest.mark.parametrize("content", [b"", b"\0", b"\xff" * 1000, b"\r\n\r\n", b"no header at all"])
def test_what_is_no_mail_is_told_to_be_damaged(content: bytes) -> None:
    assert parts(content).damaged


@pytest.mark.parametrize(
    "rest",
    [
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!not base64!!!",
        b"Content-Type: text/plain; charset*0*=utf-8''; charset*1=%\r\n\r\nx",
        b"Content-Type: ;;;===\r\nContent-Disposition: ;;;\r\n\r\nx",
        b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA",
        b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\na\r\n----',
        b"Subject\r\n : x\r\n\r\nx",
    ],
)
def test_what_is_badly_built_is_read_as_far_as_it_goes(rest: bytes) -> None:
    assert parts(HEAD + rest).address == "a@example.org"
