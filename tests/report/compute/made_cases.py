"""Folded cases put together by hand, where a test is about the counting and not about the history."""

from datetime import date

from gongkai.law.receipt import Channel
from gongkai.ledger.case import Conclusion, DisputeCase, HandledCase, Kind, Mark, Outcome, State
from gongkai.ledger.events.dispute import Result
from gongkai.ledger.events.opening import Applicant, ApplicantKind, Part


def request(
    received: date | None, answered: date | None = None, *, id: str = "r", made: date | None = None, code: str = "granted"
) -> HandledCase:
    """A request of a citizen. `made`: the date of the reply, that of the answer unless given."""
    dated = made or answered
    outcome = None if dated is None else Outcome(code, Mark(dated, 3), None if answered is None else Mark(answered, 4))
    return HandledCase(
        id,
        Kind.REQUEST,
        "青山县水利局",
        (Applicant("p", ApplicantKind.NATURAL_PERSON),),
        Channel.IN_PERSON,
        State.ANSWERED if answered else State.REGISTERED,
        Mark(received or date(2000, 1, 1), 1),
        None if received is None else Mark(received, 2),
        outcome=outcome,
        latest=outcome,
    )


def dispute(
    filed: date, *ends: tuple[date, Result, date | None], id: str = "d", kind: Kind = Kind.SUIT, part: Part = Part.ORIGINAL_ACTOR
) -> DisputeCase:
    """A review or suit. `ends`: for each instance its end, result, and the day of the appeal against it."""
    conclusions = tuple(
        Conclusion(place, result, Mark(on, 2 * place), followed=None if appeal is None else Mark(appeal, 2 * place + 1))
        for place, (on, result, appeal) in enumerate(ends, 1)
    )
    pending = not ends or ends[-1][2] is not None
    state = State.PENDING if pending else State.CONCLUDED
    return DisputeCase(id, kind, "青山县水利局", "青山县人民法院", part, None, (), state, Mark(filed, 1), conclusions=conclusions)
