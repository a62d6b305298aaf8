"""The door to every period: what it refuses. The dates are in scenarios/."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.deadlines import deadline, events_of, starts_of, variants_of
from gongkai.law.periods import PeriodKind
from gongkai.law.workdays import calendar

KNOWN = calendar()
DAY, LATER = date(2026, 4, 20), date(2026, 4, 25)


@pytest.mark.parametrize(
    ("kind", "events", "options", "says"),
    [
        (
            "suit",
            {"reply_recieved": [DAY]},
            {},
            f"^unknown event reply_recieved for suit.*use one of {', '.join(events_of(PeriodKind.SUIT))}",
        ),
        ("suit", {}, {}, "^the period for suit runs from one event.*0 of those that start it are given"),
        ("suit", {"reply_received": [DAY, LATER]}, {}, r"^the event reply_received is given 2 times\. it happens once\. give it once\.$"),
        (
            "appeal",
            {"judgment_served": [DAY], "ruling_served": [DAY]},
            {},
            "^the period for appeal runs from one event.*2 of those.*give one of them: judgment_served, ruling_served",
        ),
        (
            "suit",
            {"reply_received": [DAY]},
            {"variant": "simple"},
            r"^the period for suit does not differ by simple\. it is the same in every case\. leave it out\.$",
        ),
        ("answer", {"received": [DAY]}, {"variant": "simple"}, "^the period for answer does not differ by simple"),
        ("suit", {"reply_received": [date.max]}, {}, "does not reach 9999-12-31"),
        ("review_request", {"reply_received": [DAY], "hindered": [DAY], "hindrance_ended": [date.max]}, {}, "does not reach 9999-12-31"),
        ("department_report", {"year_ended": [date.max]}, {}, "does not reach 9999-12-31"),
        ("answer", {"received": [DAY], "organ_consultation_sent": [date.max]}, {}, "does not reach 9999-12-31"),
        ("publication", {"formed": [DAY]}, {"variant": "weather"}, "unknown category"),
        (
            "respondent_reply",
            {"copy_received": [date(2023, 12, 31)]},
            {"variant": "simple"},
            r"^no rule on respondent_reply \(simple\) was in force",
        ),
        ("third_party_opinion", {"letter_received": [date(2019, 5, 14)]}, {}, "2019-05-14"),
        (
            "review_decision",
            {"accepted": [DAY]},
            {"extend": 31},
            r"^DL-22: an extension by 31 is not possible\. the most is 30 \(ARL 62\)\. check it\.$",
        ),
        ("review_decision", {"accepted": [DAY]}, {"extend": 0}, "^DL-22: an extension by 0"),
        ("review_decision", {"accepted": [DAY]}, {"extend": 10, "variant": "simple"}, "knows none"),
        ("fee_payment", {"fee_notice_received": [DAY]}, {"extend": 5}, "knows none"),
    ],
)
def test_what_is_refused(kind: str, events: dict[str, list[date]], options: dict[str, object], says: str) -> None:
    with pytest.raises(ContractError, match=says):
        deadline(PeriodKind(kind), events, KNOWN, **options)  # type: ignore[arg-type]  # options of several types


def test_what_a_kind_knows() -> None:
    assert events_of(PeriodKind.REVIEW_REQUEST) == (
        "reply_received",
        "answer_due",
        "hindered",
        "hindrance_ended",
        "remedy_told",
    )
    assert starts_of(PeriodKind.APPEAL) == ("judgment_served", "ruling_served")
    assert "joint_opinion_received" in events_of(PeriodKind.ANSWER)
    assert variants_of(PeriodKind.FIRST_INSTANCE) == ("ordinary", "simple")
    assert variants_of(PeriodKind.SUIT) == ()
    assert "licence" in variants_of(PeriodKind.PUBLICATION)
