"""Whose figure a sentence gives, and of which year."""

import re

from gongkai.checks.narrative.text import Figure, Sentence
from gongkai.checks.narrative.wording import SECOND_HAND
from gongkai.report.model import Scope

_AREA = re.compile(
    r"全(?:省|市|县|区|州|盟|旗|镇|乡|系统|街道|域|地区)|各(?:级|县|区|市|地|州|部门|单位|镇|乡|街道|局)|所属|下属|辖区|两级|系统内|我(?:省|市|县|区|州|旗|盟)"
)
_WHOLE_AREA = re.compile(r"全(?:省|市|县|区|州|盟|旗)|我(?:省|市|县|区|州|旗|盟)")
_OTHER_TOPIC = re.compile(r"留言|信箱|热线|12345|咨询|建议|提案|议案|网民|问政|公文|属性|信用|审批事项")
_OTHER_TIME = re.compile(r"以来|历年|近年|近[\d两三五]年|半年|季度|截至.*累计|往年|十[一二三四五]五")
_CLAUSE = re.compile(r"[^,;:]{1,16}")
_COMPARED = re.compile(r"(?:较|比|与|同)\d{4}年[^,;]*")
_NARROW = re.compile(
    r"(?:^|[,;:])(?:通过|在|从|经|涉及|关于|针对|就|以)[^,;:]{0,20}(?:方面|领域|渠道|平台|系统|窗口|网站|中|上|形式|方式)[,;:]"
)
_YEAR = re.compile(r"(\d{4})年")
_WHOLE_YEAR = re.compile(r"12月(?:31日|底|末)|1月?(?:-|—|~|至|到)+12月")
_OWN = re.compile(r"我(?:局|委|办|厅|院|处|单位|机关|部门)|本(?:行政)?(?:机关|单位|局|委|办|厅|部门|级)")
_ORGANS = re.compile(
    r"局(?!面|限|部)|委(?!托|派)|厅|办(?!理|结|件|事|法|好|实|公|证|案|学|医|文|会)|法院|镇|乡(?!村)|街道|中心(?!工作|任务|组)|公司|部门|县|区(?!分|别|域)|市(?!场|民)|州|"
    r"政府(?!信息|网站|门户|公报|采购|部门)|办公室|大厅|委员会|集团|学校|医院"
)
_NO_SUBJECT = tuple("按根依遵在围对为通结据经把将以从到向和与全各")
_GOVERNMENT = re.compile(r"(?:省|市|县|区|州|盟|旗)(?:人民政府)?$")
_EMPTY = re.compile(
    r"其中|\d{4}年度?|本年度?|今年|全年|年内|年度内?|报告期内?|统计期限?内?|期间|截至|截止|至|到|\d+月\d+日|12月底|年底|年末|"
    r"我(?:局|委|办|厅|院|处|站|队|镇|乡|街道|机关|单位|部门|中心|司)|本(?:行政)?(?:机关|单位|局|委|办|厅|部门|级|镇|乡|街道)|"
    r"累计|总共|一共|合计|总计|共计|共|依法|及时|已经|已|均|实际|新|[一二三四五六七八九十]是|^[一二三四五六七八九十]+、|^\d+[.、]"
)
_AREA_WORDS = re.compile(
    r"各级|行政机关|各部门|各单位|各地|各县|[、(和)及]|市|区|县|有关|政府|部门|机关|全省|全市|全县|全区|全州|我[省市县区州]"
)


class Subject:
    """The reporting organ: tells whether a sentence speaks of it, and of the report's year."""

    def __init__(self, organ: str | None, year: int, scope: Scope | None) -> None:
        self.organ, self.year, self.scope = organ or "", year, scope
        # A government's report is the sum over the offices it covers; an office's is its own.
        self.covers_area = scope is Scope.AGGREGATE or (scope is None and _GOVERNMENT.search(self.organ) is not None)

    def speaks(self, sentence: Sentence, before: Sentence | None, figure: Figure, lead: str) -> bool:
        """Whether the figure is this organ's, of this year, and of its own requests."""
        return self.says(sentence, before, sentence.words[: figure.label_start], lead)

    def says(self, sentence: Sentence, before: Sentence | None, prefix: str, lead: str) -> bool:
        """The same for any words: `prefix` stands before them in the sentence, `lead` directly."""
        whole = prefix + lead
        if (
            "其中" in lead
            or _NARROW.search(prefix)
            or _OTHER_TOPIC.search(whole)
            or _OTHER_TIME.search(whole)
            or SECOND_HAND.search(sentence.words)
            or not self._this_year(whole)
        ):
            return False
        if _AREA.search(whole):
            return self.covers_area and _WHOLE_AREA.search(whole) is not None and not _AREA_WORDS.sub("", _EMPTY.sub("", lead))
        if self.covers_area and _OWN.search(whole):
            return False
        if self._other_subject(sentence.words) or (before is not None and self._other_subject(before.words)):
            return False
        rest = _EMPTY.sub("", lead)
        # An organ that names itself in a report of its whole area speaks of its own office.
        return not rest or (self._is_self(rest) and not self.covers_area)

    def speaks_for_itself(self, sentence: Sentence, figure: Figure, lead: str, *, named: bool) -> bool:
        """Whether the words before a figure leave no room for a narrower matter: nothing but the year and, if `named`, the organ.

        In a report that covers an area such figures are of one organ or of all, and it is not told which.
        """
        if self.covers_area or _EMPTY.sub("", sentence.words[: figure.label_start]).strip(",:"):
            return False
        words = sentence.words[: figure.label_start] + lead
        return "年" in words and (not named or _OWN.search(words) is not None or bool(_EMPTY.sub("", lead)))

    def _this_year(self, words: str) -> bool:
        words = _COMPARED.sub("", words)
        years = _YEAR.findall(words)
        return (not years or int(years[-1]) == self.year) and ("月" not in words or _WHOLE_YEAR.search(words) is not None)

    def _other_subject(self, words: str) -> bool:
        """Whether a sentence begins with another organ: 市公安局收到…"""
        start = _CLAUSE.match(_EMPTY.sub("", words[:60]))
        if start is None or start[0].startswith(_NO_SUBJECT):
            return False
        named = [start[0][: found.end()] for found in _ORGANS.finditer(start[0]) if found.start()]
        return bool(named) and not self._is_self(named[-1])

    def _is_self(self, words: str) -> bool:
        """Whether the words are the organ's name or a shortened form of it: its characters in order, with the same ending."""
        name = self.organ.removesuffix("员会")
        words = words.removesuffix("员会")
        if not name or len(words) < 2 or words[-1] != name[-1]:
            return False
        rest = iter(name)
        return all(character in rest for character in words)
