"""The rules of an item's life: in which order things happen, and why."""

from collections.abc import Mapping
from enum import StrEnum


class Rule(StrEnum):
    """A rule that an order of events can break."""

    BEGINNING = "PL-01"
    NOT_NOW = "PL-02"
    NEXT_VERSION = "PL-03"
    THIS_VERSION = "PL-04"
    BASIS = "PL-05"
    REASON = "PL-06"
    ATTRIBUTE = "PL-07"
    WITHDRAW_FIRST = "PL-08"
    NOT_NEEDED = "PL-09"
    FINDINGS = "PL-10"
    NO_SUCH_FINDING = "PL-11"
    REVIEWS = "PL-12"
    SCAN = "PL-13"
    PROACTIVE = "PL-14"
    INDEX_NUMBER = "PL-15"
    PUBLIC = "PL-16"
    NO_CHANGE = "PL-17"
    ON_RECORD = "PL-18"
    BY_DATE = "PL-19"
    IMPORT = "PL-20"
    FOUR_EYES = "PL-21"
    NUMBER = "PL-22"


RULES: Mapping[Rule, str] = {
    Rule.BEGINNING: "a life begins with Drafted, once",
    Rule.NOT_NOW: "the state of the item does not allow it",
    Rule.NEXT_VERSION: "a revision takes the next number",
    Rule.THIS_VERSION: "it is about the version that is being worked on, and no other",
    Rule.BASIS: "a disclosure attribute rests on something (OGI-R 13 to 16, 20, 21)",
    Rule.REASON: "it needs a reason",
    Rule.ATTRIBUTE: "without a disclosure attribute nothing goes to the reviewers (OGI-R 13, 17)",
    Rule.WITHDRAW_FIRST: "what is public stays proactive until it is withdrawn",
    Rule.NOT_NEEDED: "the item does not need that review",
    Rule.FINDINGS: "a finding of the scan has to be released first, or what was found removed",
    Rule.NO_SUCH_FINDING: "the scan of this version did not find it, or it is released already",
    Rule.REVIEWS: "each review that the item needs has to be passed first (OGI-R 17)",
    Rule.SCAN: "what goes out is searched for personal data first",
    Rule.PROACTIVE: "only what is to be disclosed proactively is published",
    Rule.INDEX_NUMBER: "an index number is given once and stays",
    Rule.PUBLIC: "it happens only to what is public",
    Rule.NO_CHANGE: "it is so already",
    Rule.ON_RECORD: "what was published or kept once stays on record",
    Rule.BY_DATE: "it follows from the document's own dates",
    Rule.IMPORT: "an item comes from an old site once, as its first version, and was public there before it came",
    Rule.NUMBER: "what is filed for the record has a number there",
    Rule.FOUR_EYES: "nobody judges a version that they wrote themselves, where the office demands four eyes",
}
"""What each rule says."""
