"""Invented organs of every level: plausible names that belong to nobody."""

import random
from dataclasses import dataclass
from enum import StrEnum


class Profile(StrEnum):
    """The size of an organ's business, which sets the size of its figures."""

    TOWNSHIP = "township"
    """Township or sub-district: nearly all zeros."""
    OFFICE = "office"
    """Department of a county or city: a handful of requests."""
    COUNTY = "county"
    """A county's government, or its roll-up: tens."""
    CITY = "city"
    """A city's government or roll-up: hundreds."""
    PROVINCE = "province"
    """A province's roll-up: thousands, decisions in millions."""


@dataclass(frozen=True, slots=True)
class Organ:
    """`name`: as its title prints it. `own`: how its prose calls it (本局). `seat`: the place for addresses."""

    name: str
    own: str
    seat: str


_FIRST = "云岚沅邺棠桐枫霁瀚嵩洛浔溪晏绥宛郁黎蔚沁漳滏潞"
_SECOND = "岭川宁安阳平州陵泽丰昌远城原江源台浦野亭"
_PROVINCES = ("岭东省", "沅西省", "瀚北省", "邺南省", "邺东省")
_DEPARTMENTS = (
    ("卫生健康委员会", "本委"),
    ("发展和改革委员会", "本委"),
    ("教育局", "本局"),
    ("公安局", "本局"),
    ("自然资源和规划局", "本局"),
    ("人力资源和社会保障局", "本局"),
    ("住房和城乡建设局", "本局"),
    ("交通运输局", "本局"),
    ("农业农村局", "本局"),
    ("市场监督管理局", "本局"),
    ("生态环境局", "本局"),
    ("水务局", "本局"),
    ("行政审批服务局", "本局"),
    ("城市管理综合行政执法局", "本局"),
    ("退役军人事务局", "本局"),
    ("审计局", "本局"),
    ("民政局", "本局"),
    ("司法局", "本局"),
    ("气象局", "本局"),
    ("地方金融监督管理局", "本局"),
    ("人民政府办公室", "本办公室"),
    ("档案馆", "本馆"),
    ("供销合作社联合社", "本社"),
)


def _place(rng: random.Random) -> str:
    return rng.choice(_FIRST) + rng.choice(_SECOND)


def make_organ(rng: random.Random, profile: Profile) -> Organ:
    """An organ that fits the profile."""
    city = _place(rng) + "市"
    county = _place(rng) + rng.choice(("县", "区", "市", "县", "自治县"))
    match profile:
        case Profile.PROVINCE:
            province = rng.choice(_PROVINCES)
            return Organ(rng.choice((province, province + "人民政府")), "全省", city)
        case Profile.CITY:
            return Organ(rng.choice((city, city + "人民政府")), "全市", city)
        case Profile.COUNTY:
            zone = _place(rng) + "经济技术开发区管理委员会"
            return Organ(rng.choice((county + "人民政府", county, city + zone)), "本级", county)
        case Profile.TOWNSHIP:
            town = _place(rng) + rng.choice(("镇人民政府", "乡人民政府", "街道办事处", "民族乡人民政府"))
            return Organ(rng.choice((county + town, town)), "本机关", county)
        case Profile.OFFICE:
            department, own = rng.choice(_DEPARTMENTS)
            if rng.random() < 0.05:
                return Organ(f"国家税务总局{city}税务局", "本局", city)
            return Organ(rng.choice((city, county)) + department, own, city)
