"""The frame that a content system puts around an article: what stands in a page's source beside the report.

A published page is the report in the frame of its site: page tags, style sheets and scripts in the head, the site's menu above the
article, lists of links beside it, links to other offices and the scripts of counters and sharing below it. A generated page has four
lines of that. Here it gets the rest, in the amounts of an ordinary site: some 40 kB, of which 12 are style, 14 scripts, and 250 links.
None of it is a report's own text, and none of it may change what is read.
"""

import random
import re
from collections.abc import Iterable

_COLUMNS = ("首页", "政务公开", "政务服务", "互动交流", "新闻中心", "领导之窗", "数据开放", "专题专栏")
_ENTRIES = (
    *(
        "机构职能",
        "领导分工",
        "政策文件",
        "规划计划",
        "统计数据",
        "人事信息",
        "财政资金",
        "重大项目",
        "应急管理",
        "建议提案",
        "公共资源",
        "权责清单",
    ),
    *(
        "办事指南",
        "便民查询",
        "在线咨询",
        "网上调查",
        "意见征集",
        "新闻发布",
        "部门动态",
        "乡镇传真",
        "视频新闻",
        "图片新闻",
        "通知公告",
        "招标采购",
    ),
)
_LEVELS = ("国务院部门网站", "各省区市网站", "市州网站", "县区网站", "其他网站")
_PLACES = ("北京", "天津", "河北", "山西", "辽宁", "吉林", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南")


def in_site(page: bytes, rng: random.Random) -> bytes:
    """The page inside the frame of a site; a page without a head and a body, or written as a string of a script, is left as it is."""
    text = page.decode("utf-8", "surrogateescape")
    opened, closed = re.search(r"<body[^>]*>", text), text.rfind("</body>")
    head = text.find("</head>")
    if opened is None or head < 0 or closed < 0 or '\\"' in text:
        return page
    parts = (text[:head], _head(rng), text[head : opened.end()], _above(rng), text[opened.end() : closed], _below(rng), text[closed:])
    return "".join(parts).encode("utf-8", "surrogateescape")


def _head(rng: random.Random) -> str:
    metas = "".join(
        f'<meta name="{name}" content="{rng.randint(10**8, 10**9)}">\n' for name in ("SiteDomain", "ColumnName", "Author", "Url")
    )
    links = "".join(f'<link rel="stylesheet" type="text/css" href="/images/{rng.randint(1, 999)}/style.css">\n' for _ in range(6))
    scripts = "".join(f'<script type="text/javascript" src="/js/{rng.randint(1, 999)}/lib.min.js"></script>\n' for _ in range(8))
    rules = "".join(
        f".c{rng.randint(1, 9999)} a:hover{{color:#{rng.randint(0, 0xFFFFFF):06x};padding:{rng.randint(0, 20)}px;float:left;}}\n"
        for _ in range(200)
    )
    return f'{metas}{links}{scripts}<style type="text/css">\n{rules}</style>\n{_script(rng, 50)}'


def _script(rng: random.Random, lines: int) -> str:
    body = "".join(
        f"  if (navigator.userAgent.indexOf('M{rng.randint(1, 99)}') > 0) {{ "
        f"document.getElementById('b{rng.randint(1, 99)}').className = 'on'; }}\n"
        for _ in range(lines)
    )
    return f'<script type="text/javascript">\n$(function () {{\n{body}}});\n</script>\n'


def _link(rng: random.Random, words: str) -> str:
    return f'<a href="/zwgk/{rng.randint(1, 99)}/{rng.randint(1000, 9999)}/index.html" target="_blank" title="{words}">{words}</a>'


def _items(rng: random.Random, entries: Iterable[str]) -> str:
    return "".join(f"<li>{_link(rng, entry)}</li>\n" for entry in entries)


def _above(rng: random.Random) -> str:
    columns = "".join(f"<li>{_link(rng, one)}\n<ul>\n{_items(rng, rng.sample(_ENTRIES, 10))}</ul></li>\n" for one in _COLUMNS)
    side = _items(rng, _ENTRIES)
    return f'<div class="header">\n<ul class="menu">\n{columns}</ul></div>\n<div class="side"><ul>\n{side}</ul></div>\n'


def _below(rng: random.Random) -> str:
    others = "".join(
        f'<select onchange="window.open(this.value)"><option>{level}</option>\n'
        + "".join(f'<option value="http://www.{rng.randint(1, 9999)}.gov.example/">{place}</option>\n' for place in _PLACES)
        + "</select>\n"
        for level in _LEVELS
    )
    more = _items(rng, (f"{place}{entry}" for place, entry in zip(_PLACES * 3, _ENTRIES * 2, strict=True)))
    return f'<div class="links">\n{others}<ul>\n{more}</ul></div>\n{_script(rng, 70)}'
