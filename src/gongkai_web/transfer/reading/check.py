"""What a row of an old table would become, and what is wrong with it. Pure: what stands in the database is handed in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import REPORT_YEARS
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Validity
from gongkai_web.publishing.policies import BINDING
from gongkai_web.transfer.reading import words
from gongkai_web.transfer.reading.cells import day, several, word
from gongkai_web.transfer.reading.columns import MAKING_DAYS
from gongkai_web.transfer.reading.siteserver import is_thrown_away
from gongkai_web.transfer.stages import Fate

LONGEST: Mapping[str, int] = {
    "title": 300, "doc_no": 60, "issuer": 200, "audience": 60, "source": 200, "body": 500_000, "source_id": 200, "address": 500,
    "reason": 500, "withdrawal_reason": 500, "consultation_note": 300, "decided_by": 200, "registration_no": 60,
}  # fmt: skip
_ABSTRACT, _KEYWORD = 1000, 40
_DATES = ("made_on", "published_on", "effective_on", "expires_on", "abolished_on", "withdrawn_on", *MAKING_DAYS)
_PAST = frozenset({"made_on", "published_on", "withdrawn_on", *MAKING_DAYS}) - {"consulted_from", "consulted_until"}
_INDEX_NO = re.compile(r"[0-9A-Za-z][0-9A-Za-z._()-]*(?:/[0-9A-Za-z._()-]*[0-9A-Za-z()])*")
_LONGEST_INDEX_NO = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """What is told about a column of a row. `code`: of `words.FAULTS` or `words.REMARKS`; `value`: what stands there."""

    field: str
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row as it would be imported. `values`: by field, days and lists as such, codes where the words are known.

    `faults` keep the row out, `remarks` are told. `fate`: what the old site says about it.
    """

    source_id: str
    fate: Fate
    values: Mapping[str, Any]
    faults: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()

    @property
    def kind(self) -> Kind | None:
        """What the table says that it is; None where it says nothing."""
        return Kind(self.values["kind"]) if self.values.get("kind") else None

    @property
    def attribute(self) -> Attribute:
        """The disclosure attribute; what was on a site and says nothing else is to be public."""
        return Attribute(self.values.get("attribute") or Attribute.PROACTIVE)

    @property
    def was_public(self) -> bool:
        """Whether the public could read it on the old site, now or once."""
        return self.attribute is Attribute.PROACTIVE and self.fate in {Fate.PUBLIC, Fate.WITHDRAWN}

    @property
    def index_no(self) -> str:
        """The old index number, where it can be kept."""
        return str(self.values.get("index_no", ""))

    def ended(self, kind: Kind, today: date) -> tuple[Validity, date] | None:
        """Since when it does not bind any more, or only as amended."""
        validity = self.values.get("validity")
        if kind not in BINDING or not validity or validity == Validity.IN_FORCE:
            return None
        return Validity(validity), self.values.get("abolished_on") or today


def candidate(texts: Mapping[str, str], today: date) -> Candidate:
    """What the texts of a row, by field, would become."""
    reading = _Reading(texts, today)
    return reading.candidate()


def key_of(texts: Mapping[str, str]) -> str:
    """The number by which a row is known when it comes again: its own, else index number, address, or a hash of what names it."""
    own = texts.get("source_id") or texts.get("index_no") or texts.get("address")
    if own:
        return own
    named = "\0".join(texts.get(name, "") for name in ("title", "doc_no", "made_on", "published_on"))
    return f"sha256:{sha256(named.encode()).hexdigest()[:32]}"


class _Reading:
    """One row while it is read."""

    def __init__(self, texts: Mapping[str, str], today: date) -> None:
        self._texts, self._today = texts, today
        self._values: dict[str, Any] = dict(texts)
        self._faults: list[Problem] = []
        self._remarks: list[Problem] = []

    def candidate(self) -> Candidate:
        for name in _DATES:
            self._values[name] = self._day(name)
        self._words()
        self._lists()
        self._lengths()
        self._index_no()
        self._together()
        fate = self._fate()
        return Candidate(key_of(self._texts), fate, self._values, tuple(self._faults), tuple(self._remarks))

    def _fault(self, field: str, code: str) -> None:
        self._faults.append(Problem(field, code, self._texts.get(field, "")[:100]))

    def _remark(self, field: str, code: str) -> None:
        self._remarks.append(Problem(field, code, self._texts.get(field, "")[:100]))

    def _day(self, name: str) -> date | None:
        if name == "abolished_on" and not self._is_abolished():
            return None
        try:
            found = day(self._texts.get(name, ""))
        except ValueError:
            self._fault(name, "not_a_date")
            return None
        if found and found > self._today and name in _PAST:
            self._fault(name, "future")
            return None
        return found

    def _is_abolished(self) -> bool:
        """Where a column says whether, the day alone says nothing: old systems fill it in for everything."""
        said = self._texts.get("abolished", "").lower()
        return words.YES.get(said) == "yes" if said else bool(self._texts.get("abolished_on"))

    def _words(self) -> None:
        closed = {"attribute": words.ATTRIBUTES, "kind": words.kinds(), "validity": words.validities(), "abolished": words.YES}
        closed |= {name: words.codes(name) for name in ("responsible_basis", "special_period", "early_effect")}
        for name, known in closed.items():
            try:
                self._values[name] = word(self._texts.get(name, ""), known)
            except ValueError:
                self._fault(name, "not_known")
                self._values[name] = ""
        for name in ("topic", "genre"):
            said = self._texts.get(name, "").lower()
            self._values[name] = words.codes(name).get(said, "")
            if said and not self._values[name]:
                self._remark(name, "unknown_left_out")
        year = self._texts.get("report_year", "")
        self._values["report_year"] = int(year) if year.isdecimal() and len(year) == 4 and int(year) in REPORT_YEARS else None
        if year and self._values["report_year"] is None:
            self._fault("report_year", "not_known")

    def _lists(self) -> None:
        for name in ("keywords", "joint_issuers", "files", "interprets", "amends", "repeals", "rests_on"):
            self._values[name] = several(self._texts.get(name, ""))
        if any(len(one) > _KEYWORD for one in self._values["keywords"]):
            self._remark("keywords", "keyword_cut")
            self._values["keywords"] = tuple(one for one in self._values["keywords"] if len(one) <= _KEYWORD)
        try:
            self._values["channels"] = tuple(self._channel(line) for line in self._texts.get("channels", "").splitlines() if line.strip())
        except ValueError:
            self._fault("channels", "not_a_channel")
            self._values["channels"] = ()
        if any(len(one) > LONGEST["issuer"] for one in self._values["joint_issuers"]):
            self._fault("joint_issuers", "too_long")

    def _channel(self, line: str) -> tuple[Channel, date, str]:
        """`微信 2019-03-05 https://…`. Raises: ValueError."""
        name, on, address = (*line.split(maxsplit=2), "", "")[:3]
        found = day(on)
        if not name or found is None or found > self._today or len(address) > LONGEST["address"]:
            raise ValueError(line)
        return Channel(word(name, words.channels())), found, address.strip()

    def _lengths(self) -> None:
        if not self._texts.get("title"):
            self._fault("title", "empty")
        for name, most in LONGEST.items():
            if len(self._texts.get(name, "")) > most:
                self._fault(name, "too_long")
        if len(self._texts.get("abstract", "")) > _ABSTRACT:
            self._remark("abstract", "abstract_cut")
            self._values["abstract"] = self._texts["abstract"][: _ABSTRACT - 1] + "…"

    def _index_no(self) -> None:
        number = self._texts.get("index_no", "")
        if number and not is_index_no(number):
            self._remark("index_no", "index_new")
            self._values["index_no"] = ""

    def _together(self) -> None:
        begins, ends = self._values["effective_on"], self._values["expires_on"]
        if begins and ends and ends < begins:
            self._fault("expires_on", "ends_first")
        first, last = self._values["consulted_from"], self._values["consulted_until"]
        if first and last and last < first:
            self._fault("consulted_until", "consulted_backwards")
        since, until = self._values["published_on"], self._values["withdrawn_on"]
        if since and until and until < since:
            self._fault("withdrawn_on", "withdrawn_first")
        if self._is_abolished() and not self._values["validity"]:
            self._values["validity"] = Validity.REPEALED.value

    def _fate(self) -> Fate:
        if is_thrown_away(self._texts):
            self._remark("category", "recycled")
            return Fate.GONE
        try:
            said = word(self._texts.get("state", ""), words.FATES)
        except ValueError:
            self._fault("state", "not_known")
            said = Fate.DRAFT
        if said == Fate.GONE:
            return Fate.GONE
        if said == Fate.WITHDRAWN:
            if all(self._values.get(name) for name in ("published_on", "withdrawn_on", "withdrawal_reason")):
                return Fate.WITHDRAWN
            self._remark("state", "withdrawn_how")
            return Fate.DRAFT
        return Fate.PUBLIC if said in {"", Fate.PUBLIC} and self._values["published_on"] else Fate.DRAFT


def is_index_no(number: str) -> bool:
    """Whether a number can stand in an address and name one item: letters, digits, `/.-_()`, at least one digit, no empty step."""
    steps = number.split("/")
    fits = len(number) <= _LONGEST_INDEX_NO and _INDEX_NO.fullmatch(number) is not None
    return fits and any(sign.isdigit() for sign in number) and not any(step in {"", ".", ".."} for step in steps)
