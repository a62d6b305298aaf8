"""From the search to the archive."""

from datetime import date

import pytest

from gongkai.law.settings import DEFAULTS, ElectronicService, Settings
from gongkai.ledger.case import HandledCase, Mark, State
from gongkai.ledger.fold import fold
from tests.ledger.machine.nexts import HANDLED, REQUEST, nexts
from tests.ledger.stories import told

DECIDED = (*REQUEST, "2026-03-16 Decided outcome=granted")
POSTED = (*DECIDED, "2026-03-16 Dispatched mode=post")


def handled(*story: str, settings: Settings = DEFAULTS) -> HandledCase:
    case = fold(told(list(story)), settings)
    assert isinstance(case, HandledCase)
    return case


def test_what_may_happen_on_the_way_to_the_archive() -> None:
    drafted = HANDLED - {"Split", "CorrectionRequested", "ReceiptConfirmed"}
    assert nexts(*REQUEST, "2026-03-03 SearchRecorded found=true") == HANDLED
    assert nexts(*REQUEST, "2026-03-03 Drafted") == drafted | {"DraftReviewed"}
    assert nexts(*REQUEST, "2026-03-03 Drafted", "2026-03-03 DraftReviewed review=legal passed=true") == drafted | {"DraftReviewed"}
    assert nexts(*REQUEST, "2026-03-03 Drafted", "2026-03-03 DraftReviewed review=legal passed=false") == HANDLED - {"Decided"}
    assert nexts(*DECIDED) == {"Dispatched", "Withdrawn"}
    assert nexts(*DECIDED, "2026-03-16 Dispatched mode=direct") == {"Served", "ServiceFailed"}
    assert nexts(*POSTED) == {"Served", "ServiceFailed", "RedoOrdered", "Archived"}
    assert nexts(*POSTED, "2026-03-20 Served") == {"RedoOrdered", "Archived"}
    assert nexts(*POSTED, "2026-03-20 ServiceFailed") == {"Dispatched"}
    assert nexts(*POSTED, "2026-03-20 Archived") == {"RedoOrdered"}
    assert nexts(*REQUEST, "2026-03-03 Withdrawn") == {"Archived"}
    assert nexts(*REQUEST, "2026-03-03 Withdrawn", "2026-03-03 Archived") == set()


def test_an_archived_case_is_not_assigned_any_more() -> None:
    from gongkai.ledger.events.record import Assigned  # noqa: PLC0415 - only here
    from gongkai.ledger.fold import permitted  # noqa: PLC0415 - as above

    assert Assigned in permitted(handled(*POSTED))
    assert Assigned not in permitted(handled(*POSTED, "2026-03-20 Archived"))
    assert handled(*REQUEST, "2026-03-03 Assigned unit=office-2").unit == "office-2"


@pytest.mark.parametrize(
    ("mode", "state"), [("post", "answered"), ("direct", "dispatched"), ("entrusted", "dispatched"), ("courier", "dispatched")]
)
def test_only_posting_answers_by_itself(mode: str, state: str) -> None:
    case = handled(*DECIDED, f"2026-03-16 Dispatched mode={mode}")

    assert case.state == state
    assert case.dispatched_by == mode
    assert case.outcome is not None
    assert (case.outcome.answered is not None) == (state == "answered")


def test_an_electronic_reply_answers_when_it_is_sent_where_the_office_chose_so() -> None:
    """The OGI rules are silent: Civil Procedure Law 90 by analogy has it when it arrives, DLV on the post when it is sent."""
    on_dispatch = Settings(electronic_service=ElectronicService.DISPATCH)
    story = (*DECIDED, "2026-03-16 Dispatched mode=electronic", "2026-03-18 Served")
    usual, chosen = handled(*story), handled(*story, settings=on_dispatch)

    assert usual.outcome is not None
    assert chosen.outcome is not None
    assert (usual.outcome.answered, chosen.outcome.answered) == (Mark(date(2026, 3, 18), 5), Mark(date(2026, 3, 16), 4))
    assert chosen.served == Mark(date(2026, 3, 18), 5)
    assert (handled(*story[:-1]).state, handled(*story[:-1], settings=on_dispatch).state) == ("dispatched", "answered")
    assert handled(*DECIDED, "2026-03-16 Dispatched mode=direct", settings=on_dispatch).state == "dispatched"


def test_a_reply_that_came_back_before_it_answered_is_sent_again() -> None:
    case = handled(
        *DECIDED,
        "2026-03-16 Dispatched mode=direct",
        "2026-03-18 ServiceFailed",
        "2026-03-19 Dispatched mode=electronic",
        "2026-03-20 Served",
    )

    assert case.outcome is not None
    assert case.outcome.answered == Mark(date(2026, 3, 20), 7)
    assert case.outcome.made == Mark(date(2026, 3, 16), 3)


def test_a_new_reply_leaves_the_first_one_alone() -> None:
    ordered = (*POSTED, "2026-03-20 Served", "2026-08-03 RedoOrdered by=V-1")
    open_again = handled(*ordered)
    done = handled(*ordered, "2026-08-10 Decided outcome=not_exist", "2026-08-10 Dispatched mode=direct", "2026-08-12 Served")
    given_up = handled(*ordered, "2026-08-10 Withdrawn")

    assert (open_again.state, open_again.redo, open_again.redo_by) == (State.REGISTERED, Mark(date(2026, 8, 3), 6), "V-1")
    assert (open_again.served, open_again.dispatched, open_again.dispatched_by) == (None, None, None)
    first = open_again.outcome
    assert first is not None
    assert done.outcome == given_up.outcome == first
    assert done.latest is not None
    assert (done.latest.code, done.latest.answered) == ("not_exist", Mark(date(2026, 8, 12), 9))
    assert given_up.latest is not None
    assert given_up.latest.code == "withdrawn"
    assert not {"Split", "Merged"} & nexts(*ordered)


def test_a_search_is_kept() -> None:
    assert handled(*REQUEST, "2026-03-03 SearchRecorded found=false").found is False


def test_an_outcome_keeps_its_day_its_grounds_and_the_case_it_is_the_same_as() -> None:
    def mark(entry: int) -> Mark:
        return Mark(date(2026, 3, 16), entry)

    partial = handled(*REQUEST, "2026-03-16 Decided outcome=partial grounds=not_exist,refuse_internal").outcome
    repeated = handled(*REQUEST, "2026-03-16 Decided outcome=repeated same_as=R-0").outcome
    withdrawn = handled(*REQUEST, "2026-03-16 Withdrawn").outcome
    merged = handled(*REQUEST, "2026-03-16 Merged into=R-0 identical=true").outcome
    joined = handled(*REQUEST, "2026-03-16 Merged into=R-0 identical=false").outcome

    assert partial == ("partial", mark(3), None, ("not_exist", "refuse_internal"), None)
    assert repeated == ("repeated", mark(3), None, (), "R-0")
    assert withdrawn == ("withdrawn", mark(3), mark(3), (), None)
    assert merged == ("repeated", mark(3), mark(3), (), "R-0")
    assert joined == ("other", mark(3), mark(3), (), "R-0")
