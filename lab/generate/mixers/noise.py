"""What a web page has around and inside a report."""

import random

from lab.generate.draft import Draft
from lab.generate.mixers.base import Stage, mixer

_BRANDS = ("明升体育", "新葡京博彩官网", "彩票平台注册", "真人百家乐")
_TAGS = ("samp", "sup", "mark", "track", "rt", "meter", "center", "dl", "rp")


@mixer(Stage.PAGE)
def page_frame(draft: Draft, rng: random.Random) -> None:
    """Navigation, bread crumbs, date and source, visit counter, font size, share buttons."""
    year = draft.truth.year
    stamp = f"{year + 1}-01-{rng.randint(10, 31)}"
    draft.before += [
        rng.choice(("首页 | 政务公开 | 政务服务 | 互动交流", "网站首页 领导之窗 新闻中心 政府信息公开")),
        rng.choice(("当前位置：首页 > 政府信息公开年报 > ", "您现在的位置: 首页>>法定主动公开内容>>")) + str(year),
        f"发布时间：{stamp} {rng.randint(8, 17)}:{rng.randint(10, 59)}　来源：{draft.truth.organ.name}　浏览次数：{rng.randint(1, 9999)}",
        rng.choice(("字体：【大 中 小】 打印 分享到：", "【字体：大 中 小】  打印本页", "字号：A+ A A-")),
    ]
    draft.after += [
        f"版权所有：{draft.truth.organ.seat}人民政府　网站标识码：{rng.randint(1000000000, 9999999999)}",
        "网站地图 | 联系我们 | 隐私声明",
    ]


@mixer(Stage.PAGE)
def boilerplate_after(draft: Draft, rng: random.Random) -> None:
    """附件下载, 扫一扫, links to the reports before and after."""
    year = draft.truth.year
    draft.after += rng.sample(
        (
            f"附件下载：{year}年统计表.xls",
            "扫一扫在手机打开当前页",
            f"上一篇：{draft.truth.organ.seat}{year - 1}年政府信息公开工作年度报告",
            "下一篇：没有了",
            "【打印】【关闭】",
        ),
        3,
    )


@mixer(Stage.PAGE)
def metadata_table(draft: Draft, rng: random.Random) -> None:
    """A table with index number, issuer and date above the title."""
    year = draft.truth.year
    draft.metadata += [
        ("索引号", f"{rng.randint(10000000, 99999999)}/{year + 1}-{rng.randint(10000, 99999)}"),
        ("发布机构", draft.truth.organ.name),
        ("生成日期", f"{year + 1}年1月{rng.randint(5, 31)}日"),
        ("主题分类", "政府信息公开年报"),
        ("名称", draft.title[0]),
    ]


@mixer(Stage.PAGE)
def title_twice(draft: Draft, rng: random.Random) -> None:
    """The title stands once as the page's and once as the document's."""
    del rng
    draft.title = [*draft.title, *draft.title]


@mixer(Stage.PAGE)
def spam_brand(draft: Draft, rng: random.Random) -> None:
    """A hijacked page: a betting brand inserted before the title and between paragraphs."""
    brand = rng.choice(_BRANDS)
    draft.before.append(f"{brand}-{draft.title[0]}" if rng.random() < 0.5 else brand)
    for part in draft.parts:
        if part.paragraphs and rng.random() < 0.4:
            at = rng.randrange(len(part.paragraphs))
            part.paragraphs[at] = brand + part.paragraphs[at]


@mixer(Stage.PAGE)
def spam_tags(draft: Draft, rng: random.Random) -> None:
    """Rows of empty tags with random names that a hijacked server puts before the text."""
    mark = f"{rng.randrange(16**5):05x}"
    draft.before = [f'<{tag} id="{mark}"></{tag}>' for tag in rng.sample(_TAGS, 5)] + draft.before
