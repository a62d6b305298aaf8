"""The guide: an organ's own version where one is public, else what the law and the directory say."""

import re
from io import BytesIO

import pdfplumber
from django.test import Client
from django.utils import timezone

from gongkai_web.compilations.models import Guide
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for

TEXTS = {
    "categories": "规范性文件",
    "arrangement": "按条例第二十条",
    "ways_to_obtain": "本平台",
    "body_name": "洛泽市人民政府办公室",
    "address": "政通路1号",
    "office_hours": "工作日",
    "telephone": "0990-6600000",
    "internet_contact": "xxgk@example.test",
    "how_to_request": "填写申请表后提交",
    "supervision": "可以投诉",
}


def test_the_latest_public_version_is_the_guide(citizen: Client, government: Organ) -> None:
    assert "填写申请表后提交" not in citizen.get("/guide/").content.decode()

    open_for(reads=[government.pk], writes=[government.pk])
    for number, published_at in ((1, timezone.now()), (2, None)):
        Guide.objects.create(organ=government, number=number, published_at=published_at, **(TEXTS | {"fees": f"第{number}种收费"}))
    open_for()
    page = citizen.get("/guide/").content.decode()

    assert "填写申请表后提交" in page
    assert "第1种收费" in page
    assert "第2种收费" not in page
    assert "第1版" in page
    assert citizen.get("/guide/?version=2").status_code == 404


def test_an_earlier_version_says_that_it_is_one(citizen: Client, government: Organ) -> None:
    open_for(reads=[government.pk], writes=[government.pk])
    for number in (1, 2):
        Guide.objects.create(organ=government, number=number, published_at=timezone.now(), **(TEXTS | {"fees": f"第{number}种收费"}))
    open_for()
    now, before = (citizen.get(path).content.decode() for path in ("/guide/", "/guide/?version=1"))

    assert "第2种收费" in now
    assert "历史版本" not in now
    assert 'href="/guide/?version=1"' in now
    assert "第1种收费" in before
    assert "历史版本" in before
    assert re.search(r'<a href="/guide/">查看现行版本</a>', before)
    assert citizen.get("/guide/?version=x").status_code == 404


def test_a_version_as_a_file(citizen: Client, government: Organ) -> None:
    assert "/pdf/" not in citizen.get("/guide/").content.decode()
    assert citizen.get("/guide/130900/pdf/").status_code == 404

    open_for(reads=[government.pk], writes=[government.pk])
    for number in (1, 2):
        Guide.objects.create(organ=government, number=number, published_at=timezone.now(), **(TEXTS | {"supervision": f"第{number}种救济"}))
    open_for()
    assert 'href="/guide/130900/pdf/?version=2"' in citizen.get("/guide/").content.decode()
    assert 'href="/en/guide/130900/pdf/?version=1"' in citizen.get("/en/guide/?version=1").content.decode()
    answer = citizen.get("/en/guide/130900/pdf/")
    with pdfplumber.open(BytesIO(answer.content)) as opened:
        lines = [line for one in opened.pages for line in one.extract_text().splitlines()]

    assert answer["Content-Type"] == "application/pdf"
    assert lines[0] == "洛泽市人民政府政府信息公开指南"
    assert lines[1].startswith("（第2版，")
    assert "名称：洛泽市人民政府办公室" in lines
    assert "联系电话：0990-6600000" in lines
    headings = [line for line in lines if re.match("[一二三四五六七]、", line)]
    assert [line[0] for line in headings] == ["一", "二", "三", "四", "五", "六"]  # no fees, no heading for them
    assert lines[lines.index(headings[-1]) + 1] == "第2种救济"
    assert "第1种救济" in "".join(
        page.extract_text() for page in pdfplumber.open(BytesIO(citizen.get("/guide/130900/pdf/?version=1").content)).pages
    )
    assert citizen.get("/guide/130900/pdf/?version=3").status_code == 404
