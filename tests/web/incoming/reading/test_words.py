"""Words of mails in whatever character set, and pages as text."""

import pytest

from gongkai_web.incoming.reading.words import decoded, header, of_html, tidied

TEXT = "朱镕基与㐂𠀀：依申请公开"
"""Signs of GB 2312, of GBK alone, and of GB 18030 alone."""


@pytest.mark.parametrize(
    ("charset", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", ""),
        ("utf-8", "no-such-set"),
        ("utf-8", "us-ascii"),
        ("gb18030", "gb18030"),
        ("gb18030", "GB2312"),
        ("gb18030", "gbk"),
        ("gb18030", "utf-8"),
        ("gb18030", ""),
        ("gb18030", "zip"),
        ("gb18030", "a\0b"),
    ],
)
def test_a_text_is_read_whatever_set_it_says(charset: str, said: str) -> None:
    assert decoded(TEXT.encode(charset), said) == TEXT


def test_bytes_of_no_set_are_marked_and_not_lost() -> None:
    assert decoded(b"abc\xff\xff\xff", "utf-8") == "abc���"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"plain", "plain"),
        (b"=?utf-8?B?5pS/5bqc5L+h5oGv?=", "政府信息"),
        (b"=?gb2312?B?1f64rtDFz6I=?=", "政府信息"),
        (b"=?GB2312?Q?=D5=FE=B8=AE?= =?GB2312?Q?=D0=C5=CF=A2?=", "政府信息"),
        (b"=?utf-8?B?5pS/5bqc5A==?= =?utf-8?B?v6Hmga8=?=", "政府信息"),  # cut inside a sign, as programs do that count bytes
        (b"Re: =?utf-8?B?5pS/5bqc?=", "Re: 政府"),
        (b"\xd5\xfe\xb8\xae", "政府"),
        ("政府".encode(), "政府"),
        (b"=?no-such-set?B?5pS/5bqc?=", "政府"),
        (b"=?utf-8?B?A?= b", "=?utf-8?B?A?= b"),
        (b"a\r\n b\r\n\tc", "a b c"),
        (b"a\x00\x1b[31mb", "a[31mb"),
        ("a\u202egpj.exe".encode(), "agpj.exe"),
        (b"", ""),
    ],
)
def test_a_header_in_words(raw: bytes, words: str) -> None:
    assert header(raw.decode("ascii", "surrogateescape")) == words


def test_a_header_of_a_megabyte_is_cut() -> None:
    assert len(header("=?a?q?" * 200_000)) <= 4000


def test_a_page_is_text_and_what_it_would_load_or_run_is_gone() -> None:
    page = """<html><head><title>x</title><style>p{}</style></head><body><p>请提供<b>水价</b>&nbsp;报告&lt;2025&gt;</p>
    <script>alert(1)</script><img src="http://tracker.example/1.png"><div>电话<br>13800138000</div></body></html>"""

    assert tidied(of_html(page)) == "请提供水价 报告<2025>\n\n电话\n13800138000"


@pytest.mark.parametrize(
    "page", ["<![x[<p>请提供水价", "<p>请提供水价<!", "<p>请提供水价&#x110000;", "<p>请提供水价<a href='", "</script>请提供水价"]
)
def test_a_page_that_is_none_still_says_its_words(page: str) -> None:
    assert "请提供水价" in of_html(page)
