"""Links and pictures of old pages."""

from gongkai_web.publishing.text import sanitised
from gongkai_web.transfer.reading.links import linked

HOST = "www.old.example.gov.cn"


def _taken(target: str) -> str:
    return "/attachments/@0/" if target.endswith("a.pdf") else "/attachments/@1/" if target.endswith("b.png") else ""


def test_links_to_files_of_the_package_lead_to_the_item_s_own() -> None:
    found = linked("<p><a href=\"@/upload/a.pdf\">附件</a><img src='/upload/b.png'></p>", HOST, _taken)

    assert 'href="/attachments/@0/"' in found.html
    assert 'src="/attachments/@1/"' in sanitised(found.html)
    assert found.old == found.lost == ()


def test_links_into_the_old_site_get_its_host_and_are_listed() -> None:
    found = linked(f'<a href="/art/1.html">甲</a><a href="http://{HOST}/2.html">乙</a><a href=../3.html>丙</a>', HOST, _taken)

    assert found.old == (f"http://{HOST}/art/1.html", f"http://{HOST}/2.html", f"http://{HOST}/../3.html")
    assert f'href="http://{HOST}/art/1.html"' in found.html


def test_links_elsewhere_stay_and_pictures_that_are_not_in_the_package_are_told() -> None:
    found = linked('<a href="https://www.gov.cn/x">国</a><a href="#top">上</a><img src="/upload/lost.png">', HOST, _taken)

    assert found.old == ()
    assert linked('<a href="https://www.gov.cn/a.pdf">国</a>', HOST, _taken).html == '<a href="https://www.gov.cn/a.pdf">国</a>'
    assert found.lost == (f"http://{HOST}/upload/lost.png",)
    assert 'href="https://www.gov.cn/x"' in found.html
    assert 'href="#top"' in found.html


def test_scripts_of_old_pages_do_not_survive_the_sanitiser() -> None:
    html = '<p onclick="x()">甲</p><script>alert(1)</script><a href="javascript:alert(1)">乙</a><a href="java&#115;cript:x">丙</a>'

    clean = sanitised(linked(html, HOST, _taken).html)

    assert "script" not in clean
    assert "onclick" not in clean


def test_plain_text_becomes_paragraphs() -> None:
    assert linked("第一段\n\n第二段 a<b", HOST, _taken).html == "<p>第一段</p><p>第二段 a&lt;b</p>"


def test_many_unclosed_tags_take_no_time() -> None:
    assert linked("<a " * 100_000, HOST, _taken).old == ()
