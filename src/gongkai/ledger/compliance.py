"""By when a decision or judgment has the organ act: a day that it sets itself, where the law has no period."""

from gongkai.law.clock import Deadline
from gongkai.law.message import Message
from gongkai.law.reasoning import Effect, Step
from gongkai.law.steps import written
from gongkai.ledger.case import DisputeCase

COMPLIANCE = Message("履行复议决定、裁判", "doing what the decision or judgment orders")
"""What the day is for."""
_ROW = "LR-13"


def compliance(case: DisputeCase) -> Deadline | None:
    """The day that was set, which nothing moves, and why; None where none is, an appeal or a retrial came, or it is done.

    Law: the decision or judgment; ARL 77, ALL 94 and 96 bind the organ to it and set no days of their own.
    """
    if case.ordered is None or case.comply_by is None or case.complied is not None:
        return None
    day = written(case.comply_by)
    ordered = Message(
        "决定、裁判责令限期履行，定明届满日，不停止、不延长、不顺延。", "A day was set by which to act; nothing stops, extends or rolls it."
    )
    steps = (
        Step(case.ordered.on, _ROW, None, Effect.START, ordered),
        Step(case.comply_by, _ROW, None, Effect.DUE, Message(f"期限在{day.zh}终了时届满。", f"The period ends with {day.en}.")),
    )
    return Deadline(case.comply_by, False, steps)
