"""The page tags of D.4, by which collectors read every government page: a public interface, so each is written out here."""

import html
import re

import pytest
from django.test import Client

SITE = [("SiteName", "洛泽市政府信息公开平台"), ("SiteDomain", "localhost"), ("SiteIDCode", "1309990001")]
LIBRARY = [("ColumnName", "规章和行政规范性文件库"), ("ColumnType", "政策文件")]

TAGS: dict[str, list[tuple[str, str]]] = {
    "/": [
        ("ColumnName", "洛泽市政府信息公开平台"),
        ("ColumnType", "首页"),
        ("ColumnDescription", "政府信息公开的统一平台。"),
        ("ColumnKeywords", "政府信息公开,主动公开,依申请公开"),
    ],
    "/guide/": [
        ("ColumnName", "政府信息公开指南"),
        ("ColumnType", "信息公开指南"),
        ("ColumnDescription", "公开什么、到哪里看、怎样申请。"),
        ("ColumnKeywords", "公开指南,依申请公开"),
    ],
    "/sections/institutions/": [
        ("ColumnName", "政府信息公开制度"),
        ("ColumnType", "政策文件"),
        ("ColumnDescription", "《中华人民共和国政府信息公开条例》及本地政府信息公开的各项制度。"),
        ("ColumnKeywords", "公开制度,政府信息公开"),
    ],
    "/sections/statutory/": [
        ("ColumnName", "法定主动公开内容"),
        ("ColumnType", "信息公开目录"),
        ("ColumnDescription", "按照《中华人民共和国政府信息公开条例》第二十条、第二十一条编排。"),
        ("ColumnKeywords", "主动公开,公开目录,政府信息公开"),
    ],
    "/sections/reports/": [
        ("ColumnName", "政府信息公开年报"),
        ("ColumnType", "信息公开年报"),
        ("ColumnDescription", "各行政机关历年政府信息公开工作年度报告。"),
        ("ColumnKeywords", "年度报告,政府信息公开"),
    ],
    "/sections/interpretations/": [
        ("ColumnName", "政策解读"),
        ("ColumnType", "政策解读"),
        ("ColumnDescription", "由起草部门说明政策的背景、内容和办理要点。"),
        ("ColumnKeywords", "解读,政策"),
    ],
    "/items/?category=20-13": [
        ("ColumnName", "监督检查"),
        ("ColumnType", "信息公开目录"),
        ("ColumnDescription", "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况"),
        ("ColumnKeywords", "监督检查,主动公开"),
    ],
    "/library/": [
        *LIBRARY,
        ("ColumnDescription", "规章和行政规范性文件集中公开，标明有效性，可检索、查阅、下载。"),
        ("ColumnKeywords", "规章,规范性文件,有效性"),
    ],
    "/organs/": [
        ("ColumnName", "机构职能"),
        ("ColumnType", "机构职能"),
        ("ColumnDescription", "各行政机关的职能、办公地址、办公时间、联系电话和负责人。"),
        ("ColumnKeywords", "机构职能,办公地址,联系电话"),
    ],
    "/items/supply/2026-1": [
        *LIBRARY,
        ("ArticleTitle", "洛泽市人民政府关于印发《洛泽市城乡供水保障办法》的通知"),
        ("PubDate", "2026-03-10 09:30"),
        ("ContentSource", "洛泽市人民政府"),
        ("Keywords", "供水,水质,停水告知"),
        ("Description", "规定城乡供水的水质检测、停水告知、应急供水和监督管理要求。"),
        ("Url", "http://localhost/items/supply/2026-1"),
    ],
    "/sections/reports/?report_year=2025": [
        ("ColumnName", "政府信息公开年报"),
        ("ColumnType", "信息公开年报"),
        ("ColumnDescription", "各行政机关历年政府信息公开工作年度报告。"),
        ("ColumnKeywords", "年度报告,政府信息公开"),
    ],
    "/catalogue/": [
        ("ColumnName", "主动公开基本目录"),
        ("ColumnType", "信息公开目录"),
        ("ColumnDescription", "各机关主动公开的事项、内容、依据、时限、主体和渠道。"),
        ("ColumnKeywords", "公开目录,主动公开,公开标准"),
    ],
    "/gazette/": [
        ("ColumnName", "政府公报"),
        ("ColumnType", "政策文件"),
        ("ColumnDescription", "政府公报刊登的规章和规范性文件，以公报文本为标准文本。"),
        ("ColumnKeywords", "政府公报,规章,规范性文件"),
    ],
    "/gazette/130900/2026/3/": [
        ("ColumnName", "政府公报"),
        ("ColumnType", "政策文件"),
        ("ArticleTitle", "洛泽市人民政府公报 2026年第3期"),
        ("PubDate", "2026-03-31 10:00"),
        ("ContentSource", "洛泽市人民政府"),
        ("Url", "http://localhost/gazette/130900/2026/3/"),
    ],
    "/topics/130900-01/flood/": [
        ("ColumnName", "防汛抗旱"),
        ("ColumnType", "信息公开目录"),
        ("ColumnDescription", "汛期预警、应急响应、水情和救助信息，由水务、应急、气象部门共同更新。"),
        ("ColumnKeywords", "防汛,预警"),
    ],
    "/cleanups/1/": [
        ("ColumnName", "文件清理结果"),
        ("ColumnType", "政策文件"),
        ("ArticleTitle", "洛泽市人民政府关于公布涉及民法典的规范性文件清理结果的决定"),
        ("PubDate", "2026-04-02 10:00"),
        ("ContentSource", "洛泽市人民政府"),
        ("Url", "http://localhost/cleanups/1/"),
    ],
    "/places/": [
        ("ColumnName", "公开查阅场所"),
        ("ColumnType", "信息公开指南"),
        ("ColumnDescription", "可以到场免费查阅政府信息的档案馆、公共图书馆、政务服务场所等。"),
        ("ColumnKeywords", "查阅场所,档案馆,图书馆"),
    ],
    "/opendata/": [
        ("ColumnName", "开放数据"),
        ("ColumnType", "数据开放"),
        ("ColumnDescription", "本平台全部公开信息，可整体下载，也可由程序读取。"),
        ("ColumnKeywords", "开放数据,下载,接口"),
    ],
    "/search/?q=供水": [],
    "/sitemap/": [],
}


def tags_of(page: str) -> list[tuple[str, str]]:
    """Name and content of each `meta` of a page that has a name, but for the viewport."""
    found = re.findall(r'<meta name="([^"]*)" content="([^"]*)">', page)
    return [(name, html.unescape(content)) for name, content in found if name != "viewport"]


@pytest.mark.parametrize("path", TAGS)
def test_the_tags_of(reader: Client, path: str) -> None:
    assert tags_of(reader.get(path).content.decode()) == SITE + TAGS[path]
