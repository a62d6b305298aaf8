"""Home addresses, where the text says that somebody lives there. Addresses of offices and firms are public."""

import re
from collections.abc import Iterator

from gongkai_web.publishing.examine.words import LABELS, either

_LABEL = either(LABELS["home_address"])
_LABELLED = re.compile(rf"(?:{_LABEL})(?:\([^)]{{0,12}}\))?[:\s为是]{{1,6}}([^\n。;;:]{{4,60}})")
_LIVES = re.compile(
    r"(?:出生|[汉满回蒙藏壮]族|周?岁|农民|居民|无业)[^\n。;]{0,30}[,、]\s*(?:现|户籍)?住(?:址)?(?:在|于|所地)?:?([^\n。;,]{5,60})"
)
_FLAT = re.compile(r"[0-9]{1,4}(?:号楼|栋|幢|座|#楼?)[0-9一二三四五六七八九十]{1,3}单元[0-9]{2,4}(?:室|户|号)?")
_BEFORE_FLAT = re.compile(r"[^\s,。;:]{2,30}$")
_FILLED = re.compile(
    r"[0-9一二三四五六七八九十百]\s*(?:号|栋|幢|楼|组|社|室|弄|户|队|单元)|[^\s省市县区镇乡、]{1,8}(?:村|屯|庄|寨|苑|小区)"
)
"""A number, or a village: an address, and not a form's hint (省、市、县) or a rule about addresses."""
_PLACE_WORD = re.compile(r"[省市区县旗镇乡村街路巷弄屯组社寨庄园苑湾号楼栋幢室户]")
_LEAST_WORDS = 2


def home_addresses(text: str) -> Iterator[str]:
    """What stands after a label such as 家庭住址, after 住 in a person's description, and addresses of flats with their entrance."""
    for match in _LABELLED.finditer(text):
        if _FILLED.search(match[1]):
            yield from _address(match[1])
    if "住" in text:
        for match in _LIVES.finditer(text):
            yield from _address(match[1])
    if "单元" in text:
        for match in _FLAT.finditer(text):
            estate = _BEFORE_FLAT.search(text, max(0, match.start() - 30), match.start())
            yield from _address((estate[0] if estate else "") + match[0])


def _address(said: str) -> Iterator[str]:
    """What was said, if it names at least two kinds of places."""
    if len(set(_PLACE_WORD.findall(said))) >= _LEAST_WORDS:
        yield said.strip()
