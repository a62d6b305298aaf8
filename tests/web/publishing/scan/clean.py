"""Documents as offices publish them, with all the numbers that they are full of, and nothing to hide."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import RGBColor
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.web.publishing.scan.makers.office import W, document, ofd, workbook
from tests.web.publishing.scan.makers.pdf import typeset
from tests.web.publishing.scan.makers.pictures import exif, picture
from tests.web.publishing.scan.sentences import HARMLESS

_OFFICES = [
    "财政局",
    "教育和体育局",
    "民政局",
    "自然资源和规划局",
    "生态环境局",
    "住房和城乡建设局",
    "交通运输局",
    "水务局",
    "农业农村局",
    "卫生健康局",
    "应急管理局",
    "市场监督管理局",
    "统计局",
    "行政审批局",
]
_COUNTIES = (
    ("青县", "130922"),
    ("临泽县", "620723"),
    ("静宁县", "620826"),
    ("东海县", "320722"),
    ("海淀区", "110108"),
    ("宝安区", "440306"),
)
_TOWNS = ["清州镇", "马厂镇", "金牛镇", "流河镇", "新兴镇", "木门店镇", "上伍乡", "曹寺乡", "盘古镇", "陈嘴乡"]
_PEOPLE = ["王建国", "李秀英", "张伟", "刘洋", "陈静", "杨帆", "赵磊", "黄敏", "周涛", "吴丹"]
_WORKS = ["农村公路改造", "高标准农田建设", "老旧小区改造", "污水管网", "学校食堂", "卫生院扩建", "水库除险加固", "智慧停车"]


class Clean(NamedTuple):
    """A file without anything to find."""

    what: str
    name: str
    content: bytes


class _Writer:
    """The paragraphs and tables of one office, made up from a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - the same documents each time
        self.county, self.code = self.chance.choice(_COUNTIES)
        self.office = self.county + self.chance.choice(_OFFICES)
        self.day = date(2021, 1, 1) + timedelta(days=self.chance.randrange(1500))

    def number(self, digits: int) -> str:
        """So many digits, the first not 0."""
        return str(self.chance.randrange(10 ** (digits - 1), 10**digits))

    def landline(self) -> str:
        """A number of an office."""
        area = self.chance.choice(("0317", "0936", "0933", "0518", "010", "0755", "0311"))
        return area + self.chance.choice(("-", "—", " ", "－")) + self.number(8 if area in {"010", "0755"} else 7)

    def amount(self) -> str:
        """An amount of money."""
        value = self.chance.randrange(10_000, 20_000_000_000)
        return self.chance.choice(
            (f"{value}元", f"{value:,}元", f"{value / 10_000:.2f}万元", f"{value / 10**8:.4f}亿元", f"{value:,}.{value % 100:02}元")
        )

    def sentence(self) -> str:
        """A sentence with numbers."""
        day, chance = self.day, self.chance
        return chance.choice(
            (
                (
                    f"截至{day.year}年{day.month}月{day.day}日，"
                    f"全县累计完成{chance.choice(_WORKS)}投资{self.amount()}，同比增长{chance.randrange(1, 300) / 10}%。"
                ),
                f"联系人：{chance.choice(_PEOPLE)}，联系电话：{self.landline()}，传真：{self.landline()}。",
                (
                    f"索引号：{self.number(9)}/{day.year}-{self.number(5)}，"
                    f"文号：{self.county[0]}政办发〔{day.year}〕{chance.randrange(1, 99)}号。"
                ),
                f"项目代码：{day:%y%m}-{self.code}-{self.number(2)}-01-{self.number(6)}，建设地点：{self.county}{chance.choice(_TOWNS)}。",
                f"统一社会信用代码：{chance.choice(('11', '12', '91', '92'))}{self.code}{self.number(9)}{chance.choice('XAK3')}。",
                f"施工许可证编号：{self.code}{day:%Y%m%d}{chance.randrange(1, 9999):04}。",
                (
                    f"中标金额：{self.amount()}，中标单位：{self.county}第{chance.randrange(1, 9)}建筑工程有限公司，"
                    f"开标时间：{day:%Y-%m-%d} 09:30。"
                ),
                f"对公账号：{chance.choice('0345')}{self.number(chance.randrange(15, 20))}，开户行：{self.county}农村信用合作联社。",
                (
                    f"共受理申请{chance.randrange(500)}件，"
                    f"其中自然人{chance.randrange(400)}件、法人{chance.randrange(90)}件，办结率{chance.randrange(90, 100)}%。"
                ),
                (
                    f"办公地址：{self.county}{chance.choice(_TOWNS)}振兴大街{chance.randrange(1, 300)}"
                    f"号政务中心{chance.randrange(1, 9)}楼{chance.randrange(101, 999)}室。"
                ),
                (
                    f"{chance.choice(_PEOPLE)[0]}某某，身份证号{self.code}********{self.number(4)}，"
                    f"手机号138****{self.number(4)}，月发放{chance.randrange(200, 900)}元。"
                ),
                (
                    f"东经{chance.randrange(73, 135)}.{self.number(6)}，北纬{chance.randrange(20, 50)}.{self.number(6)}，"
                    f"高程{chance.randrange(5, 4000)}.{self.number(2)}米。"
                ),
                f"检测报告编号：{chance.choice(('XC', 'SP', 'HJ'))}{day:%Y%m%d}{self.number(7)}，执行标准GB {self.number(4)}-{day.year}。",
                (
                    f"网址：http://www.{chance.choice(('lzs', 'qx'))}.gov.cn/art/{day.year}/"
                    f"{day.month}/{day.day}/art_{self.number(4)}_{self.number(7)}.html"
                ),
                f"邮政编码：0{self.number(5)}，电子邮箱：{chance.choice(('zfxxgk', 'xxgk'))}{self.number(4)}@163.com，监督电话：12345。",
                chance.choice(HARMLESS),
            )
        )

    def paragraphs(self) -> list[str]:
        """A notice."""
        opening = f"{self.office}关于{self.chance.choice(_WORKS)}工作情况的通知"
        return [
            opening,
            "各乡镇人民政府，县直有关单位：",
            *(self.sentence() for _ in range(self.chance.randrange(4, 14))),
            self.office,
            f"{self.day:%Y年%m月%d日}",
        ]

    def table(self, rows: int) -> Sequence[Sequence[object]]:
        """Figures by town."""
        kind = self.chance.randrange(3)
        if kind == 0:
            return [
                ["乡镇", "2022年", "2023年", "增长%"],
                *(
                    [self.chance.choice(_TOWNS), self.chance.randrange(10**5), self.chance.randrange(10**5), self.chance.random()]
                    for _ in range(rows)
                ),
            ]
        if kind == 1:
            head: list[object] = ["序号", "项目代码", "单位", "电话", "预算（元）"]
            return [
                head,
                *(
                    [
                        number,
                        f"{self.number(4)}-{self.code}-{self.number(2)}",
                        self.office,
                        self.landline(),
                        round(self.chance.random() * 10**9, 2),
                    ]
                    for number in range(1, rows)
                ),
            ]
        return [
            ["许可证号", "企业", "住所", "日期"],
            *(
                [
                    f"{self.code}{self.number(9)}",
                    f"{self.chance.choice(_TOWNS)}粮油商店",
                    f"{self.chance.choice(_TOWNS)}{self.number(2)}号",
                    f"{self.day}",
                ]
                for _ in range(rows)
            ),
        ]


def clean_files(count: int) -> list[Clean]:
    """So many files, of every kind in turn."""
    makers: tuple[Callable[[_Writer], tuple[str, bytes]], ...] = (
        _text,
        _csv,
        _docx,
        _xlsx,
        _pdf,
        _pdf_with_table,
        _docx_with_table,
        _ofd,
        _big_xlsx,
        _picture,
    )
    files = []
    for seed in range(count):
        name, content = makers[seed % len(makers)](_Writer(seed))
        files.append(Clean(f"{seed} {name}", f"{seed}-{name}", content))
    return files


def _text(writer: _Writer) -> tuple[str, bytes]:
    return "a.txt", "\r\n".join(writer.paragraphs()).encode(writer.chance.choice(("utf-8", "gb18030", "utf-8-sig", "utf-16")))


def _csv(writer: _Writer) -> tuple[str, bytes]:
    return "a.csv", "\n".join(",".join(map(str, row)) for row in writer.table(60)).encode("gb18030")


def _docx(writer: _Writer) -> tuple[str, bytes]:
    return "a.docx", document(*writer.paragraphs())


def _docx_with_table(writer: _Writer) -> tuple[str, bytes]:
    rows = writer.table(12)

    def fill(made: Document) -> None:
        table = made.add_table(len(rows), len(rows[0]))
        for cell, value in zip(table._cells, [value for row in rows for value in row], strict=True):
            cell.text = str(value)
        for cell in table.rows[0].cells:
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd xmlns:w="{W}" w:val="clear" w:color="auto" w:fill="1F4E79"/>'))
            cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)

    return "a.docx", document(*writer.paragraphs(), fill=fill)


def _xlsx(writer: _Writer) -> tuple[str, bytes]:
    def fill(sheet: Worksheet) -> None:
        for cell in sheet[1]:
            cell.font, cell.fill = Font(color="FFFFFFFF", bold=True), PatternFill("solid", fgColor="FF1F4E79")
        sheet.auto_filter.ref = sheet.dimensions
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"

    return "a.xlsx", workbook(writer.table(40), fill)


def _big_xlsx(writer: _Writer) -> tuple[str, bytes]:
    rows = [[writer.chance.randrange(10 ** writer.chance.randrange(1, 11)) for _ in range(12)] for _ in range(150)]
    return "a.xlsx", workbook([["指标"] * 12, *rows])


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "”") + '"'


def _pdf(writer: _Writer) -> tuple[str, bytes]:
    title, *rest = writer.paragraphs()
    banner = f"#rect(width: 100%, fill: rgb(31, 78, 121), inset: 12pt, text(white, 16pt)[#{_quoted(title)}])"
    return "a.pdf", typeset("\n\n".join([banner, *(f"#{_quoted(line)}" for line in rest), "#line(length: 100%, stroke: 2pt + red)"]))


def _pdf_with_table(writer: _Writer) -> tuple[str, bytes]:
    rows = writer.table(25)
    cells = ", ".join(f"[#{_quoted(str(value))}]" for row in rows for value in row)
    style = "fill: (_, y) => if y == 0 { rgb(31, 78, 121) } else if calc.odd(y) { luma(240) }"
    head = "#show table.cell.where(y: 0): set text(white)\n"
    size = "#set text(size: 8pt)\n"
    struck = "#strike[已废止] #highlight[重点] #underline[说明]"
    return "a.pdf", typeset(f"{size}{head}{struck}\n#table(columns: {len(rows[0])}, {style}, {cells})")


def _ofd(writer: _Writer) -> tuple[str, bytes]:
    return "a.ofd", ofd("".join(f"<TextObject><TextCode>{line.replace('&', '')}</TextCode></TextObject>" for line in writer.paragraphs()))


def _picture(writer: _Writer) -> tuple[str, bytes]:
    kind = writer.chance.choice(("JPEG", "PNG", "GIF", "WEBP"))
    return f"a.{kind.lower()}", picture("JPEG", exif=exif(author="a", place=True, turned=6)) if kind == "JPEG" else picture(kind)
