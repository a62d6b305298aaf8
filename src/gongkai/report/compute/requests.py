"""What of a request counts in table three."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.errors import ContractError
from gongkai.law.outcomes import Outcome as OutcomeCode
from gongkai.law.outcomes import row
from gongkai.law.settings import JointColumn, ResultDate, Settings
from gongkai.ledger.case import HandledCase, Mark, Outcome
from gongkai.ledger.events.opening import Applicant, ApplicantKind
from gongkai.report.compute.evidence import CaseRef
from gongkai.report.compute.period import Period

_NEVER = date.max


def request_cells(case: HandledCase, period: Period, form: str, settings: Settings) -> Iterator[tuple[str, CaseRef]]:
    """The cells of table three that a request counts in, with the reason for each: none, or one on each side of the printed rule.

    A request counts from its date of receipt in law to its result. Received in the year or open on the day before it: one of
    `received` and `carried_in`. Finished in the year or open on its last day: one of the outcomes and `carried_out`. As the same two days
    decide both sides, and next year's, every column ties out and carries over whatever the ledger holds.
    One to a public service unit counts where the office chose so.
    Law: OGI-R 31, 49, 50, 55; notices of the form, table three.
    Raises: ContractError when the result comes before the receipt or has no row in the form.
    """
    received = case.received
    if received is None or case.split_into or received.on > period.last:
        return
    if case.public_service_unit and not settings.count_public_service_units:
        return
    column = _column(case.applicants, settings)
    result = None if case.outcome is None else _result(case.outcome, settings)
    finished = _NEVER if result is None else result.on
    if finished < received.on:
        raise ContractError(
            f"the result is of {finished}, before the date of receipt {received.on}", where=case.id, remedy="correct the record of the case"
        )
    if finished <= period.before:
        return
    if period.holds(received.on):
        yield f"requests.received.{column}", CaseRef(case.id, received.entry, received.on, "received")
    else:
        yield f"requests.carried_in.{column}", CaseRef(case.id, received.entry, received.on, "open")
    if result is None or case.outcome is None or not period.holds(finished):
        yield f"requests.carried_out.{column}", CaseRef(case.id, received.entry, received.on, "open")
    else:
        yield f"{_row(case.id, case.outcome.code, form)}.{column}", CaseRef(case.id, result.entry, finished, case.outcome.code)


def _column(applicants: Sequence[Applicant], settings: Settings) -> ApplicantKind:
    """The column of a request: that of the representative, or of the first organisation where the office chose so and there is one."""
    kinds = [one.kind for one in applicants]
    if settings.joint_column is JointColumn.FIRST_ORGANISATION:
        return next((kind for kind in kinds if kind is not ApplicantKind.NATURAL_PERSON), kinds[0])
    return kinds[0]


def _result(outcome: Outcome, settings: Settings) -> Mark | None:
    """The day that puts the result into a year, None while there is none."""
    return outcome.made if settings.result_date is ResultDate.MADE else outcome.answered


def _row(case: str, code: str, form: str) -> str:
    try:
        return row(OutcomeCode(code), form)
    except ValueError:
        raise ContractError(f"unknown outcome {code!r}", where=case, remedy=f"use one of {', '.join(OutcomeCode)}") from None
    except ContractError as error:
        raise ContractError(f"the outcome {code} has no row in form {form}", where=case, why=error.what, remedy=error.remedy) from error
