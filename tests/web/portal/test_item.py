"""The page of one item."""

import json
import re
from datetime import date
from io import BytesIO
from urllib.parse import unquote

import pdfplumber
import pytest
from django.test import Client

from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.life.vocabulary import Tie
from gongkai_web.publishing.models import Answer, Publication, Relation
from tests.web.portal.luoze import City, at, publish, tie


def text_of(reader: Client, path: str) -> str:
    return reader.get(path).content.decode()


def fact(html: str, key: str) -> str:
    found = re.search(rf'<dd data-fact="{key}">(.*?)</dd>', html, re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[1]) if found else ""


def test_its_metadata_are_listed_by_their_keys(reader: Client) -> None:
    html = text_of(reader, "/items/supply/2026-1")

    assert {key: fact(html, key) for key in ("index_no", "doc_no", "issuer", "responsible_org", "made_on", "published_at")} == {
        "index_no": "supply/2026-1",
        "doc_no": "洛政发〔2026〕5号",
        "issuer": "洛泽市人民政府",
        "responsible_org": "洛泽市人民政府",
        "made_on": "2026-03-06",
        "published_at": "2026-03-10 09:30",
    }
    assert {key: fact(html, key) for key in ("statutory_code", "topic", "genre", "effective_on", "expires_on", "keywords")} == {
        "statutory_code": "法规文件",
        "topic": "农业、林业、水利",
        "genre": "通知",
        "effective_on": "2026-04-01",
        "expires_on": "2031-03-31",
        "keywords": "供水 水质 停水告知",
    }
    assert fact(html, "abstract") == "规定城乡供水的水质检测、停水告知、应急供水和监督管理要求。"


def test_its_text_stands_in_the_element_that_collectors_read(reader: Client) -> None:
    html = text_of(reader, "/items/supply/2026-1")

    assert html.count('id="UCAP-CONTENT"') == 1
    text = re.search(r'<div id="UCAP-CONTENT"[^>]*>(.*?)</div>', html, re.DOTALL)
    assert text
    assert "因抢修临时停水的，应当在抢修的同时告知" in text[1]


def test_its_files_are_listed_with_kind_and_size(reader: Client) -> None:
    files = re.search(r'<section class="files".*?</section>', text_of(reader, "/items/supply/2026-1"), re.DOTALL)

    assert files
    assert "洛泽市城乡供水保障办法.pdf" in files[0]
    assert re.search(r"PDF 253\.9\sKB", files[0])
    assert "DOCX" in files[0]


def test_document_and_interpretation_lead_to_each_other(reader: Client, city: City) -> None:
    document, explained = (f"/items/{city.items[key].index_no}" for key in ("supply", "explained"))

    assert re.search(rf'data-tie="interprets-from".*?href="{explained}"', text_of(reader, document), re.DOTALL)
    assert re.search(rf'data-tie="interprets-to".*?href="{document}"', text_of(reader, explained), re.DOTALL)


def test_a_repealed_document_says_so_and_names_what_repealed_it(reader: Client) -> None:
    html = text_of(reader, "/items/old/2019-1")

    assert '<p class="banner repealed"' in html
    assert "本文件已经废止" in html
    assert re.search(r'data-tie="repeals-from".*?href="/items/supply/2026-1"', html, re.DOTALL)


def test_a_document_in_force_has_no_banner(reader: Client) -> None:
    assert "banner" not in text_of(reader, "/items/supply/2026-1")


def test_it_is_cited_in_one_line(reader: Client) -> None:
    html = text_of(reader, "/items/supply/2026-1")
    line = re.search(r"<p lang=\"zh-CN\" data-copy>(.*?)</p>", html, re.DOTALL)

    assert line
    assert re.sub("<[^>]+>", "", line[1]) == (
        "洛泽市人民政府：《洛泽市人民政府关于印发《洛泽市城乡供水保障办法》的通知》（洛政发〔2026〕5号），"
        "索引号 supply/2026-1，2026-03-10 09:30 公开，http://localhost/items/supply/2026-1"
    )


def test_legislation_is_legislation_to_machines(reader: Client) -> None:
    html = text_of(reader, "/items/supply/2026-1")
    blocks = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]
    law = next(block for block in blocks if block["@type"] == "Legislation")

    assert law["legislationIdentifier"] == "洛政发〔2026〕5号"
    assert law["legislationDate"] == "2026-03-06"
    assert law["legislationLegalForce"] == "InForce"
    assert law["datePublished"] == "2026-03-10T01:30:00+00:00"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_withdrawn_it_gives_the_reason_and_nothing_else(reader: Client, prefix: str) -> None:
    page = reader.get(f"{prefix}/items/gone/2026-4")
    html = page.content.decode()

    assert page.status_code == 410
    assert "该行政处罚决定已被依法撤销" in html
    assert "2026-02-03" in html
    assert "行政处罚决定书" not in html


def test_what_is_withdrawn_leaves_the_pages_of_others(reader: Client, city: City) -> None:
    open_for(reads=[city.departments["水务局"].pk], writes=[city.departments["水务局"].pk])
    Publication.objects.filter(pk=city.items["explained"].pk).update(withdrawn_at=at("2026-05-01"), withdrawal_reason="内容有误")
    open_for()

    assert "一图读懂" not in text_of(reader, "/items/supply/2026-1")


def test_a_reference_that_is_not_public_does_not_show(reader: Client, city: City) -> None:
    water = city.departments["水务局"]
    open_for(reads=[water.pk], writes=[water.pk])
    other = publish(water, "尚未公开的关联", published_at=at("2026-02-02"))
    link = tie(other, city.items["explained"], Tie.RESTS_ON)
    Relation.objects.filter(pk=link.pk).update(published=False)
    open_for()

    assert "尚未公开的关联" not in text_of(reader, f"/items/{city.items['explained'].index_no}")


@pytest.mark.parametrize("index_no", ["nothing/2026-1", "supply/2026-1/", "supply%00", "%2e%2e/secrets", "supply/2026-1?x=%00"])
def test_an_index_number_that_nothing_has(reader: Client, index_no: str) -> None:
    assert reader.get(f"/items/{index_no}").status_code in ({200} if "?" in index_no else {404})


def test_markup_in_titles_and_numbers_is_text(reader: Client, city: City) -> None:
    organ = city.government
    open_for(reads=[organ.pk], writes=[organ.pk])
    publish(
        organ,
        "</script><script>alert(1)</script>《<b>粗体</b>》",
        index_no="evil/2026-1",
        doc_no="<i>〔2026〕</i>1号",
        keywords=['"><script>'],
        source="'\"<u>",
        made_on=date(2026, 1, 1),
    )
    open_for()
    html = text_of(reader, "/items/evil/2026-1")

    assert "<script>alert" not in html
    assert "<b>粗体" not in html
    assert "<i>〔" not in html
    assert "<script>alert" not in text_of(reader, "/items/")
    assert json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])["name"].startswith("</script>")


def test_a_document_that_is_not_in_force_yet_says_from_when(reader: Client, city: City) -> None:
    open_for(writes=[city.government.pk], reads=[city.government.pk])
    rules = publish(
        city.government,
        "洛泽市海绵城市管理规定",
        kind="rules",
        validity="not_yet_in_force",
        effective_on=date(2027, 1, 1),
        statutory_code="20-01",
    )
    html = text_of(reader, f"/items/{rules.index_no}")

    assert '<p class="banner not_yet_in_force"' in html
    assert "本文件自2027-01-01起施行" in html
    assert '"legislationLegalForce":"NotInForce"' in html


def test_how_a_document_came_about_is_told_without_the_organ_s_own_reviews(reader: Client, city: City) -> None:
    said = {
        "consulted_from": date(2026, 10, 1),
        "consulted_until": date(2026, 10, 31),
        "legality_reviewed_on": date(2026, 11, 3),
        "competition_reviewed_on": date(2026, 11, 4),
        "decided_on": date(2026, 11, 5),
        "decided_by": "第12次政府常务会议",
        "registration_no": "LZ-2026-001",
        "early_effect": "obstruction",
        "filed_on": date(2026, 11, 20),
        "filing_no": "洛规备〔2026〕1号",
    }
    open_for(writes=[city.government.pk], reads=[city.government.pk])
    rules = publish(city.government, "供水规定", kind="rules", statutory_code="20-01", **said)
    html = text_of(reader, f"/items/{rules.index_no}")

    found = dict(re.findall(r'data-fact="(\w+)">([^<]*)<', html))
    assert found["consulted"] == "2026-10-01至2026-10-31"
    assert found["decided"] == "2026-11-05 第12次政府常务会议"
    assert found["registered"] == "LZ-2026-001"
    assert found["filed"] == "2026-11-20 洛规备〔2026〕1号"
    assert "有碍规章施行" in found["early_effect"]
    assert not any(day in html for day in ("2026-11-03", "2026-11-04"))


def test_a_reference_to_what_was_withdrawn_says_so_and_hides_the_title(reader: Client, city: City) -> None:
    open_for(writes=[city.government.pk], reads=[city.government.pk])
    source, target = publish(city.government, "补充公告"), publish(city.government, "被撤回的标题")
    tie(source, target, Tie.AMENDS)
    Publication.objects.filter(pk=target.pk).update(withdrawn_at=at("2026-03-20", "23:30"), withdrawal_reason="内容有误")

    html = text_of(reader, f"/items/{source.index_no}")
    panel = re.search(r'data-tie="amends-to".*?</section>', html, re.DOTALL)
    assert panel
    assert f'href="/items/{target.index_no}">{target.index_no}</a>' in panel[0]
    assert "已于2026-03-20撤回" in panel[0]
    assert "被撤回的标题" not in html
    assert "补充公告" not in text_of(reader, f"/items/{target.index_no}")


def test_what_refers_to_an_item_and_was_withdrawn_is_not_shown_there(reader: Client, city: City) -> None:
    open_for(writes=[city.government.pk], reads=[city.government.pk])
    source, target = publish(city.government, "被撤回的公告"), publish(city.government, "原公告")
    tie(source, target, Tie.AMENDS)
    Publication.objects.filter(pk=source.pk).update(withdrawn_at=at("2026-03-20"), withdrawal_reason="内容有误")

    assert "data-tie" not in text_of(reader, f"/items/{target.index_no}")


def _said(city: City, *, entitled: bool) -> Publication:
    """What a department says in public that it does to the government's document in force."""
    water = city.departments["水务局"]
    open_for(reads=[water.pk, city.government.pk], writes=[water.pk, city.government.pk])
    other = publish(water, "关于废止供水办法的决定", published_at=at("2026-02-02"))
    link = tie(other, city.items["supply"], Tie.REPEALS)
    Relation.objects.filter(pk=link.pk).update(entitled=entitled)
    return other


def test_what_another_organ_says_stands_on_its_own_page_until_it_is_confirmed(reader: Client, city: City) -> None:
    other = _said(city, entitled=False)
    open_for()
    api = "/api/v1/items/supply/2026-1"
    assert "关于废止供水办法的决定" not in text_of(reader, "/items/supply/2026-1")
    assert "关于废止供水办法的决定" not in text_of(reader, api)
    assert 'data-tie="repeals-to"' in text_of(reader, f"/items/{other.index_no}")

    open_for(writes=[city.government.pk], reads=[city.government.pk])
    target = city.items["supply"]
    Answer.objects.create(organ=city.government, target=target.item, source_id=other.pk, tie=Tie.REPEALS, confirmed=True)
    open_for()
    assert "关于废止供水办法的决定" in text_of(reader, "/items/supply/2026-1")
    assert "关于废止供水办法的决定" in text_of(reader, api)


def test_repealed_by_and_in_force_do_not_stand_on_one_page_without_a_word(reader: Client, city: City) -> None:
    _said(city, entitled=True)
    open_for()

    html = text_of(reader, "/items/supply/2026-1")
    assert re.search(r'data-tie="repeals-from"><h2>下列文件载明废止本文件（本文件现标注为：有效）</h2>', html)


def test_what_an_old_site_published_says_so_and_stands_by_that_day(city: City, reader: Client) -> None:
    water = city.departments["水务局"]
    open_for(reads=[water.pk], writes=[water.pk])
    publish(water, "旧网站的文件", index_no="old/1", published_at=at("2026-11-20"), first_published_on=date(2007, 3, 4))
    open_for()

    html = text_of(reader, "/items/old/1")

    assert fact(html, "first_published_on") == "2007-03-04"
    assert fact(html, "published_at").startswith("2026-11-20")
    assert 'name="PubDate" content="2007-03-04 00:00"' in html
    assert "旧网站的文件" not in text_of(reader, "/items/")  # the oldest of all stands on the last page
    assert "旧网站的文件" in text_of(reader, "/items/?year=2007")
    assert "旧网站的文件" not in text_of(reader, "/items/?year=2026")


def pdf_text(content: bytes) -> str:
    with pdfplumber.open(BytesIO(content)) as opened:
        return "".join(page.extract_text() for page in opened.pages)


def test_its_text_can_be_downloaded_with_its_marks(reader: Client, city: City) -> None:
    open_for(reads=[city.government.pk], writes=[city.government.pk])
    repealed = publish(
        city.government, "关于" + "供水" * 100 + "的决定", index_no="pdf/2026-1", doc_no="洛政发〔2020〕9号", kind="normative_document",
        body="<p>停水应当提前一日告知。</p>", text="停水应当提前一日告知。", validity="repealed",
    )  # fmt: skip
    open_for()
    path = f"/items/{repealed.index_no}/pdf/"

    assert f'href="{path}"' in text_of(reader, f"/items/{repealed.index_no}")
    assert f'href="/en{path}"' in text_of(reader, f"/en/items/{repealed.index_no}")
    answer = reader.get(f"/en{path}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    for words in ("停水应当提前一日告知", "洛政发〔2020〕9号", "pdf/2026-1", "（废止）"):
        assert words in pdf_text(answer.content)
    assert unquote(answer["Content-Disposition"]).endswith("供水.pdf")
    assert len(answer["Content-Disposition"]) < 1000


def test_its_file_names_what_it_does_not_hold(reader: Client) -> None:
    assert "洛泽市城乡供水保障办法.pdf" in pdf_text(reader.get("/items/supply/2026-1/pdf/").content)


def test_of_what_is_withdrawn_or_never_was_there_is_no_file(reader: Client, city: City) -> None:
    open_for(reads=[city.government.pk], writes=[city.government.pk])
    gone = publish(city.government, "撤回的一件", withdrawn_at=at("2026-08-01"), withdrawal_reason="公开有误")
    open_for()

    assert reader.get(f"/items/{gone.index_no}/pdf/").status_code == 410
    assert reader.get("/items/never/2026-1/pdf/").status_code == 404
