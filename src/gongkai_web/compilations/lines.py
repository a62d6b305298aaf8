"""What an officer types or uploads as the lines of a compilation, checked line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.compilations.sheets import Sheet
from gongkai_web.organs.imports.table import Row
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.catalogue import categories as statutory
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Publication

_VERDICTS = {"保留": Verdict.KEEP, "修改": Verdict.AMEND, "废止": Verdict.REPEAL, "失效": Verdict.VOID, "宣布失效": Verdict.VOID}
_MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """A document of a clean-up with its verdict."""

    item: int
    verdict: Verdict
    reason: str


def items_of(text: str, organs: Iterable[int]) -> list[int]:
    """The items whose index numbers are typed, one a line, in that order; all public and of those organs.

    Raises: Refused, naming each line that is wrong.
    """
    numbers = [line.strip() for line in text.splitlines()]
    known = _published([one for one in numbers if one], organs)
    faults, found = [], []
    for place, number in enumerate(numbers, 1):
        if not number:
            continue
        if number not in known:
            faults.append(_("Line %(line)s: no public item has the index number %(number)s.") % {"line": place, "number": number[:80]})
        elif known[number].pk in found:
            faults.append(_("Line %(line)s: %(number)s stands there twice.") % {"line": place, "number": number})
        else:
            found.append(known[number].pk)
    _demand_none(faults)
    return found


def verdicts_of(text: str, organs: Iterable[int]) -> list[Judged]:
    """Lines such as `139900-10/2021-00007 废止 已被新办法代替`: index number, verdict, and the reason where it is not kept.

    Raises: Refused, naming each line that is wrong.
    """
    lines = [(place, line.split(None, 2)) for place, line in enumerate(text.splitlines(), 1) if line.strip()]
    known = _published([parts[0] for _place, parts in lines], organs)
    faults: list[str] = []
    found: dict[int, Judged] = {}
    for place, parts in lines:
        number, word, reason = (*parts, "", "")[:3]
        document, verdict = known.get(number), _VERDICTS.get(word)
        if document is None or document.kind not in {Kind.RULES, Kind.NORMATIVE_DOCUMENT}:
            faults.append(
                _("Line %(line)s: no rules or normative document of this organ or one below it has the index number %(number)s.")
                % {"line": place, "number": number[:80]}
            )
        elif verdict is None:
            faults.append(
                _("Line %(line)s: the verdict must be 保留, 修改, 废止 or 失效, not “%(word)s”.") % {"line": place, "word": word[:20]}
            )
        elif verdict is not Verdict.KEEP and not reason:
            faults.append(_("Line %(line)s: the reason is missing.") % {"line": place})
        elif document.pk in found:
            faults.append(_("Line %(line)s: %(number)s stands there twice.") % {"line": place, "number": number})
        else:
            found[document.pk] = Judged(document.pk, verdict, reason)
    _demand_none(faults)
    return list(found.values())


def entries_of(rows: Sequence[Row], sheet: Sheet) -> list[dict[str, str]]:
    """The entries of a version from a table whose first row names the columns.

    Raises: Refused, naming each row that is wrong.
    """
    heading, *filled = rows
    places = {field: place for field, names in sheet.columns.items() for place, cell in enumerate(heading.cells) if cell in names}
    missing = [sheet.columns[field][0] for field in sheet.required if field not in places]
    _demand_none([_("The column %(name)s is missing.") % {"name": name} for name in missing])
    categories = {words: one.code for one in statutory().values() for words in (one.code, one.zh)}
    faults, found = [], []
    for row in filled:
        entry = {field: row.cells[place] if place < len(row.cells) else "" for field, place in places.items()}
        if category := entry.get("statutory_code"):
            entry["statutory_code"] = categories.get(category, "")
            if not entry["statutory_code"]:
                words = {"row": row.number, "category": category[:40]}
                faults.append(_("Row %(row)s: “%(category)s” is no statutory category, such as 20-07.") % words)
        empty = [sheet.columns[field][0] for field in sheet.required if not entry[field]]
        if empty:
            faults.append(_("Row %(row)s: %(names)s is empty.") % {"row": row.number, "names": "、".join(empty)})
        long = [sheet.columns[field][0] for field, text in entry.items() if len(text) > (sheet.longest(field) or len(text))]
        if long:
            faults.append(_("Row %(row)s: %(names)s is too long.") % {"row": row.number, "names": "、".join(long)})
        found.append(entry)
    _demand_none(faults)
    return found


def _published(numbers: list[str], organs: Iterable[int]) -> dict[str, Publication]:
    found = Publication.objects.filter(index_no__in=numbers, organ__in=list(organs), withdrawn_at=None).only("index_no", "kind")
    return {one.index_no: one for one in found}


def _demand_none(faults: list[str]) -> None:
    if faults:
        more = _("… and %(number)s more.") % {"number": len(faults) - _MOST_FAULTS} if len(faults) > _MOST_FAULTS else ""
        raise Refused(_("Nothing was saved."), " ".join([*faults[:_MOST_FAULTS], more]).strip(), _("Correct the lines and save again."))
