"""The closed words of old tables, and what is told about what does not fit."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gongkai_web.publishing import catalogue, clocks
from gongkai_web.publishing.kinds import CHANNELS, VALIDITIES, Kind
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Validity
from gongkai_web.transfer.stages import Fate

ATTRIBUTES: Mapping[str, str] = {
    **dict.fromkeys(("主动公开", "此件公开发布", "此件主动公开", "公开", "proactive"), Attribute.PROACTIVE.value),
    **dict.fromkeys(("依申请公开", "此件依申请公开", "on_request"), Attribute.ON_REQUEST.value),
    **dict.fromkeys(("不予公开", "此件不予公开", "不公开", "此件不公开", "not_public"), Attribute.NOT_PUBLIC.value),
}
FATES: Mapping[str, str] = {
    **dict.fromkeys(
        ("已发布", "发布", "已公开", "公开", "已审核", "审核通过", "终审通过", "published", "true", "1", "是"), Fate.PUBLIC.value
    ),
    **dict.fromkeys(
        (
            "草稿",
            "待审",
            "待审核",
            "未审核",
            "审核中",
            "未发布",
            "draft",
            "false",
            "0",
            "否",
        ),
        Fate.DRAFT.value,
    ),
    **dict.fromkeys(("已撤回", "撤回", "已撤销", "已下线", "withdrawn"), Fate.WITHDRAWN.value),
    **dict.fromkeys(("已删除", "删除", "回收站", "已放弃", "deleted", "discarded"), Fate.GONE.value),
}
YES: Mapping[str, str] = {
    **dict.fromkeys(("是", "true", "1", "已废止", "废止", "yes", "y"), "yes"),
    **dict.fromkeys(("否", "false", "0", "未废止", "有效", "no", "n"), "no"),
}


@cache
def kinds() -> Mapping[str, str]:
    """Words for the kinds of items."""
    more = {
        "政策解读": Kind.INTERPRETATION,
        "行政规范性文件": Kind.NORMATIVE_DOCUMENT,
        "规范性文件": Kind.NORMATIVE_DOCUMENT,
        "政府规章": Kind.RULES,
        "政府信息公开年度报告": Kind.ANNUAL_REPORT,
    }
    return _labelled((one.value, one.label) for one in Kind) | {word: one.value for word, one in more.items()}


@cache
def validities() -> Mapping[str, str]:
    """Words for the validity of a document."""
    more = {
        "现行有效": Validity.IN_FORCE,
        "有效": Validity.IN_FORCE,
        "修改": Validity.AMENDED,
        "已修订": Validity.AMENDED,
        "已失效": Validity.EXPIRED,
    }
    more |= {"废止": Validity.REPEALED, "已废止": Validity.REPEALED}
    return _labelled((one.value, label) for one, label in VALIDITIES.items()) | {word: one.value for word, one in more.items()}


@cache
def channels() -> Mapping[str, str]:
    """Words for the channels beside the site, through which an item reached the public."""
    return _labelled((one.value, label) for one, label in CHANNELS.items() if one is not Channel.SITE)


@cache
def codes(name: str) -> Mapping[str, str]:
    """Words and codes of one of the lists of the catalogue → code."""
    if name == "special_period":
        periods = clocks.special_periods()
        return {code: code for code in periods} | {one.label.zh.lower(): code for code, one in periods.items()}
    lists: Mapping[str, Callable[[], Mapping[str, catalogue.Entry]]] = {
        "category": catalogue.categories,
        "topic": catalogue.topics,
        "genre": catalogue.genres,
        "responsible_basis": catalogue.responsibilities,
        "early_effect": catalogue.early_effects,
    }
    entries = lists[name]()
    return {code.lower(): code for code in entries} | {one.zh.lower(): code for code, one in entries.items()}


def _labelled(pairs: Iterable[tuple[str, object]]) -> dict[str, str]:
    found: dict[str, str] = {}
    known = list(pairs)
    for language in ("zh-hans", "en"):
        with override(language):
            found |= {str(label).lower(): value for value, label in known}
    return found | {value: value for value, _label in known}


_Told = tuple[Promise, Promise]
"""Why, and what to do."""
FAULTS: Mapping[str, _Told] = {
    "empty": (_("nothing stands there"), _("Fill it in.")),
    "too_long": (_("it is longer than a field takes"), _("Shorten it.")),
    "not_a_date": (_("it is not a date that can be told for certain"), _("Write it as 2019-03-04.")),
    "future": (_("that day has not come yet"), _("Check the date.")),
    "withdrawn_first": (_("it would be withdrawn before it was published"), _("Check the two dates.")),
    "not_a_channel": (
        _("each line names a channel, a day, and where it stands there"),
        _("Write it like: 微信 2019-03-05 https://…"),
    ),
    "ends_first": (_("it would expire before it takes effect"), _("Check the two dates.")),
    "consulted_backwards": (_("the consultation would end before it begins"), _("Check the two dates.")),
    "not_known": (_("it is none of the words that may stand there"), _("Write one of the words that docs/how-to/old-site.md lists.")),
    "source_twice": (_("another row of the table has the same number"), _("Give each row a number of its own.")),
    "index_twice": (
        _("another row of the table has the same index number"),
        _("Correct one of the two, or leave it empty: a new one is given."),
    ),
    "index_taken": (_("an item of the platform has this index number"), _("Correct it, or leave it empty: a new one is given.")),
    "file_missing": (
        _("the package has no such file, or several that could be meant"),
        _("Add the file under this path, or take it out of the row."),
    ),
    "file_too_large": (_("the file is larger than 50 MB"), _("Make it smaller or split it.")),
    "file_damaged": (_("the file cannot be unpacked"), _("Pack the package anew.")),
    "file_changed": (_("the file is not the one that the manifest names"), _("Export the package anew.")),
    "file_refused": (
        _("the file is not taken"),
        _("Open it on your computer, save it as PDF, DOCX, XLSX, OFD or a picture, and pack it anew."),
    ),
    "refused": (_("the row was refused"), _("Correct the row and upload the package again.")),
}
"""What keeps a row out."""
REMARKS: Mapping[str, _Told] = {
    "index_new": (
        _("it is no index number that an address can hold; a new one is given"),
        _("Nothing; the old number stays in the item's history."),
    ),
    "unknown_left_out": (_("it is none of the values of that list, and is left out"), _("Choose a value in the item, if it needs one.")),
    "abstract_cut": (_("it is longer than 1,000 characters and was cut"), _("Shorten it in the item.")),
    "keyword_cut": (_("a keyword is longer than 40 characters and is left out"), _("Add it in the item, shorter.")),
    "not_public": (_("it was not public on the old site, and becomes a draft"), _("Nothing.")),
    "withdrawn_how": (
        _("it was withdrawn, but since when or why is not told; it becomes a draft"),
        _("Fill in day and reason, if the public shall go on reading them."),
    ),
    "no_made_on": (
        _("without the day on the document it becomes a draft"),
        _("Fill it in, or confirm that the day of publication counts."),
    ),
    "no_category": (_("without a statutory category it becomes a draft"), _("Map its old category below, or choose one in the item.")),
    "no_basis": (_("without basis and reason its attribute is not fixed"), _("Fix it in the item.")),
    "no_report_year": (_("an annual report about no year becomes a draft"), _("Fill in the year that it is about.")),
    "nothing_to_read": (_("it has neither text nor a file, and becomes a draft"), _("Add the text or the file.")),
    "ended_today": (_("the day of its repeal is not known; the day of the import is recorded"), _("Correct the validity in the item.")),
    "not_binding": (
        _("only rules and normative documents are repealed; that is left out"),
        _("Set the kind of the item, if it is one of those."),
    ),
    "picture_lost": (_("a picture of the text is not in the package and is left out"), _("Add it to the package, or to the item.")),
    "old_link": (_("it links to the old site, and the link was kept"), _("Check the link before the old site is closed.")),
    "tie_refused": (_("the reference was not taken over"), _("Tie the two items by hand.")),
    "tie_missing": (_("no item with this index number or old number was found"), _("Tie the two items by hand.")),
    "recycled": (_("it lies in the recycle bin of the old site and is left out"), _("Nothing.")),
}
"""What is told about a row that is imported all the same."""
