"""Sentences with personal data in the ways in which people write them, and sentences with numbers that are none."""

from gongkai_web.publishing.examine.kinds import Kind
from tests.web.publishing.scan.makers.numbers import identity, luhn

_ONE = identity()
_WITH_X = next(number for order in range(100, 200) if (number := identity(order=str(order))).endswith("X"))
_OLD_COUNTY = identity("110103", "19550617", "042")
"""Of Chongwen in Beijing, which is no more."""
_CHILD = identity("320583", "20190302", "215")
_CARD = luhn("621700123000123456")
_SHORT_CARD = luhn("622202010000123")
_OLD_CARD = luhn("955880040000012345")


def _spaced(number: str, *sizes: int, by: str = " ") -> str:
    pieces, start = [], 0
    for size in sizes:
        pieces.append(number[start : start + size])
        start += size
    return by.join([*pieces, number[start:]] if start < len(number) else pieces)


PERSONAL: tuple[tuple[Kind, str], ...] = (
    (Kind.IDENTITY_NUMBER, f"王某，身份证号{_ONE}。"),
    (Kind.IDENTITY_NUMBER, f"公民身份号码：{_WITH_X}"),
    (Kind.IDENTITY_NUMBER, f"公民身份号码：{_WITH_X.lower()}，予以公示"),
    (Kind.IDENTITY_NUMBER, f"身份证{_spaced(_ONE, 6, 8)}已登记"),
    (Kind.IDENTITY_NUMBER, f"身份证{_spaced(_ONE, 6, 8, by='-')}已登记"),
    (Kind.IDENTITY_NUMBER, f"证件 {_spaced(_ONE, 4, 4, 4, 4)}"),
    (Kind.IDENTITY_NUMBER, f"证件 {_spaced(_ONE, 3, 3, 4, 4)}"),
    (Kind.IDENTITY_NUMBER, f"证件 {_spaced(_ONE, *[1] * 18)}"),
    (Kind.IDENTITY_NUMBER, f"号码{''.join(chr(ord(digit) + 0xFEE0) for digit in _ONE)}（全角）"),
    (Kind.IDENTITY_NUMBER, f"({_OLD_COUNTY})"),
    (Kind.IDENTITY_NUMBER, f"学生{_CHILD}符合条件"),
    (Kind.IDENTITY_NUMBER, f"账户本人{_ONE}开户"),
    (Kind.IDENTITY_NUMBER, f"李四{_ONE}，张三{_WITH_X}"),
    (Kind.IDENTITY_NUMBER, f"项目负责人{_CHILD}"),
    (Kind.OLD_IDENTITY_NUMBER, "身份证号130922780104331。"),
    (Kind.OLD_IDENTITY_NUMBER, "持证人：110103 550617 042"),
    (Kind.OLD_IDENTITY_NUMBER, "320583690302215（旧证）"),
    (Kind.MOBILE_NUMBER, "联系人王某，手机13831712345。"),
    (Kind.MOBILE_NUMBER, "电话：138-3171-2345"),
    (Kind.MOBILE_NUMBER, "电话：138 3171 2345"),
    (Kind.MOBILE_NUMBER, "电话：+86 138 3171 2345"),
    (Kind.MOBILE_NUMBER, "电话：+8613831712345"),
    (Kind.MOBILE_NUMBER, "电话：008613831712345"),
    (Kind.MOBILE_NUMBER, "王某 １３８３１７１２３４５"),
    (Kind.MOBILE_NUMBER, "王某199-31712345（微信同号）"),
    (Kind.MOBILE_NUMBER, "0317-2020222、15003171234"),
    (Kind.MOBILE_NUMBER, "tel13831712345"),
    (Kind.MOBILE_NUMBER, "Tel.1 8 6 3 1 7 1 2 3 4 5"),
    (Kind.MOBILE_NUMBER, "驻村第一书记17731712345，包联14户"),
    (Kind.BANK_CARD, f"卡号{_CARD}"),
    (Kind.BANK_CARD, f"卡号：{_spaced(_CARD, 4, 4, 4, 4)}"),
    (Kind.BANK_CARD, f"补贴发放账号{_SHORT_CARD}，开户行工商银行"),
    (Kind.BANK_CARD, f"王某 {_spaced(_SHORT_CARD, 4, 4, 4)}"),
    (Kind.BANK_CARD, f"{_OLD_CARD}王某"),
    (Kind.BANK_CARD, f"王某{luhn('622848003000123456')}"),
    (Kind.TRAVEL_DOCUMENT, "持护照号码E12345678的王某"),
    (Kind.TRAVEL_DOCUMENT, "护照：EA1234567"),
    (Kind.TRAVEL_DOCUMENT, "Passport No. G12345678"),
    (Kind.TRAVEL_DOCUMENT, "港澳居民来往内地通行证号H1234567890"),
    (Kind.TRAVEL_DOCUMENT, "台湾居民来往大陆通行证（台胞证）12345678"),
    (Kind.MILITARY_DOCUMENT, "军官证号：军字第2008123号"),
    (Kind.MILITARY_DOCUMENT, "士兵证 第0123456号"),
    (Kind.HOME_ADDRESS, "家庭住址：河北省沧州市青县清州镇大王村12号"),
    (Kind.HOME_ADDRESS, "户籍地址：青县马厂镇陈庄村3组"),
    (Kind.HOME_ADDRESS, "王某，男，1978年11月4日出生，汉族，住青县清州镇东环路18号院2号楼"),
    (Kind.HOME_ADDRESS, "送达地址为幸福里小区3号楼2单元501室"),
    (Kind.HOME_ADDRESS, "现住址: 海泰家园12栋1单元1203"),
)

_PERMIT = next(number for order in range(900) if (number := identity("130922", "20240315", f"{order:03}"))[-1].isdigit())
"""The number of a building permit that would pass as that of a child: county, date, and by chance the right check digit."""

HARMLESS = (
    "联系电话：0317-4021234，传真：0317-4021235。",
    "监督举报电话12345、12388，服务热线400-810-1234。",
    "咨询电话：（010）65901234转8012",
    "索引号：000014349/2024-00123，文号：青政办发〔2024〕12号",
    "统一社会信用代码：11130922000550123X",
    "统一社会信用代码91130922MA07W1XQ3T，注册资本5000万元",
    "全年完成一般公共预算收入13831712345元，同比增长6.5%。",
    "投资138.31712345亿元，其中中央资金15003171234.50元。",
    "项目代码：2403-130922-89-01-123456",
    f"施工许可证编号：{_PERMIT}",
    "招标编号：HBZJ-2024N0345，标段编号130922202403150101",
    "对公账号：0408014109300123456，开户行：工行青县支行",
    "财政专户1300168840805000123456",
    "坐标：东经116.838834，北纬38.310582",
    "ISBN 978-7-5093-1234-5，邮编062650",
    "身份证号：1309************31，电话138****2345",
    "请提供身份证号码、手机号码、银行卡号、家庭住址。",
    "家庭住址：        省      市      县（区）",
    "本办法所称户籍所在地，是指省、市、县公安机关登记的地址。",
    "住所：河北省沧州市青县经济开发区北环东路6号",
    "办公地址：青县行政审批局2号楼305室（清州镇振兴大街1号）",
    "2019 2020 2021 2022 2023 2024",
    "一季度 138 234 5678 二季度 152 345 6789",
    "6217 4532 1203 9987 4410",
    "图书馆藏书13 456 789册，接待读者138 312万人次",
    "2024年3月15日10时30分至2024年3月18日17时00分",
    "护照办理需20元，办证大厅电话0317-4028888",
    "军官证、士兵证持有人免票",
    "检测报告号：202403151234567，样品编号：XC24130922011234567",
    "发票代码013002300111，发票号码24132000000012345678",
    "工商注册号130922000012345，税号130922750123456",
    "时间戳1710466200000，版本20240315103000",
    "车牌冀J12345，不动产权证：冀（2024）青县不动产权第0001234号",
    "序号 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    "GB/T 22239-2019、GB 11643-1999、ISO 9001:2015",
    "合同编号：QX-2024-0315-13831712，金额￥13831712345.00",
)
"""Numbers as they stand in public documents. One of each in a document must not alarm."""
