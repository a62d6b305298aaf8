"""What is remembered from case to case while cases are counted."""

from collections.abc import Iterable
from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.settings import DEFAULTS
from gongkai.ledger.case import Case, Kind
from gongkai.ledger.events.dispute import Result
from gongkai.ledger.events.opening import Applicant, ApplicantKind, Part
from gongkai.report.compute.counting import Counted, counted
from gongkai.report.compute.period import period
from gongkai.report.forms import form
from tests.report.compute.made_cases import dispute, request

DAY, NUMBER = date(2023, 5, 8), "(2023)行初12号"


def count(cases: Iterable[Case], organ: str | None = None) -> Counted:
    return counted(cases, period(2023), form("cn-ogi-2021"), organ, DEFAULTS)


def test_rectifications_and_complaints_are_left_out_but_their_organ_is_there() -> None:
    result = count(request(DAY, id=kind)._replace(kind=kind) for kind in (Kind.RECTIFICATION, Kind.COMPLAINT))

    assert result.evidence.count("requests.received.total") == 0
    assert result.organs == ("青山县水利局",)


def test_a_case_may_come_once_whatever_it_is_and_whether_it_counts() -> None:
    cases = [request(None), request(DAY, id="other"), request(None)]
    with pytest.raises(ContractError, match="r: the case comes twice"):
        count(cases)


def test_the_column_is_that_of_the_first_applicant() -> None:
    both = (Applicant("a", ApplicantKind.OTHER), Applicant("b", ApplicantKind.BUSINESS))
    evidence = count([request(DAY)._replace(applicants=both)]).evidence

    assert [evidence.count(f"requests.received.{kind}") for kind in (*ApplicantKind, "total")] == [0, 0, 0, 0, 0, 1, 1]


def test_the_first_counted_case_of_a_number_stands_and_later_ones_are_told() -> None:
    suit = dispute(DAY, (DAY, Result.UPHELD, None))._replace(number=NUMBER)
    earlier = dispute(date(2021, 2, 1), (date(2021, 5, 1), Result.UPHELD, None), id="not-of-the-year")._replace(number=NUMBER)
    beside = dispute(DAY, id="beside", part=Part.CO_DEFENDANT)._replace(number=NUMBER)
    review = dispute(DAY, id="review", kind=Kind.REVIEW)._replace(number=NUMBER)
    result = count([earlier, beside, suit, suit._replace(id="again"), suit._replace(id="and-again"), review])

    assert [ref.case for ref in result.evidence.cases("remedies.suit_direct.total")] == ["d"]
    assert [ref.case for ref in result.evidence.cases("remedies.review.total")] == ["review"]
    assert [(one.code.value, one.cases) for one in result.warnings] == [
        ("same_number", ("d", "again")),
        ("same_number", ("d", "and-again")),
    ]
    assert all(NUMBER in text for one in result.warnings for text in one.message)


def test_cases_without_a_number_are_never_the_same() -> None:
    result = count([dispute(DAY), dispute(DAY, id="e")])

    assert result.evidence.count("remedies.suit_direct.pending") == 2
    assert result.warnings == ()


def test_one_organ_of_several_is_counted_alone() -> None:
    cases = [request(DAY), request(DAY, id="theirs")._replace(organ="青山县林业局")]

    assert count(cases).organs == ("青山县水利局", "青山县林业局")
    assert count(cases).evidence.count("requests.received.total") == 2
    assert [ref.case for ref in count(cases, "青山县林业局").evidence.cases("requests.received.total")] == ["theirs"]
    assert count(cases, "青山县林业局").organs == ("青山县林业局",)


def test_an_organ_without_cases_among_others_is_told_of() -> None:
    (warning,) = count([request(DAY)], "青山县林业局").warnings

    assert warning.code == "no_cases"
    assert "青山县林业局" in warning.message.zh
    assert "青山县水利局" in warning.message.en
    (nothing,) = count([], "青山县林业局").warnings
    assert nothing.code == "no_cases"
    assert "台账中没有任何案件" in nothing.message.zh


def test_a_case_of_another_organ_is_there_to_refer_to() -> None:
    repeated = request(DAY, DAY, id="again", code="repeated")
    again = repeated._replace(outcome=repeated.outcome and repeated.outcome._replace(same_as="elsewhere"))
    elsewhere = request(DAY, id="elsewhere")._replace(organ="青山县教育局")

    assert count([again, elsewhere], again.organ).warnings == ()
    assert [(one.code.value, one.cases) for one in count([again], again.organ).warnings] == [("unknown_case", ("again", "elsewhere"))]
