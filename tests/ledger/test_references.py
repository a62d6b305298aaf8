"""Cases that refer to cases which are not there, or round in a circle."""

import pytest

from gongkai.ledger.fold import fold
from gongkai.ledger.references import References
from gongkai.ledger.warning import LedgerWarning
from tests.ledger.stories import told

ARRIVED = ("2026-03-02 RequestArrived", "2026-03-02 Registered number=7")


def warned(**stories: str) -> list[LedgerWarning]:
    """What is said of these cases: by id, what happened to a request last, or how a suit began."""
    references = References()
    for case, last in stories.items():
        story = [last] if "SuitFiled" in last or "ReviewFiled" in last else [*ARRIVED, last]
        folded = fold(told(story, case))
        assert folded is not None
        references.see(folded)
    return list(references.warnings(set(stories)))


def said(**stories: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.code.value, one.cases) for one in warned(**stories)]


def merged(into: str) -> str:
    return f"2026-03-03 Merged into={into} identical=true"


def same(case: str) -> str:
    return f"2026-03-03 Decided outcome=repeated same_as={case}"


def split(*into: str) -> str:
    return f"2026-03-03 Split into={','.join(into)}"


DRAFTED = "2026-03-03 Drafted"


def test_a_reference_to_a_case_that_is_there_is_not_remarked_on() -> None:
    assert said(a=merged("b"), b=same("c"), c=DRAFTED, d=split("e", "f"), e=merged("c"), f=DRAFTED) == []
    assert said(v="2026-03-02 ReviewFiled", s="2026-03-02 SuitFiled reviewed=true after_review=v") == []
    assert said(s="2026-03-02 SuitFiled reviewed=true") == []


ANSWERED = (*ARRIVED, "2026-03-16 Decided outcome=not_exist", "2026-03-16 Dispatched mode=post")
SET = (
    "2026-04-10 ReviewFiled requests=R-1",
    "2026-04-14 Accepted procedure=simple",
    "2026-05-06 ReviewConcluded result=ordered_anew",
    "2026-05-08 ComplianceOrdered until=2026-06-08",
)


@pytest.mark.parametrize(
    ("ordered", "told_of"),
    [
        ("by=V-1 until=2026-06-08", None),
        ("by=V-1 working_days=20", None),
        ("by=V-2", None),
        ("by=V-1", "names no period"),
        ("by=V-1 until=2026-06-09", "names 2026-06-09"),
    ],
)
def test_another_day_for_a_new_reply_than_the_review_sets_is_told(ordered: str, told_of: str | None) -> None:
    references = References()
    for case, story in (("R-1", (*ANSWERED, f"2026-05-08 RedoOrdered {ordered}")), ("V-1", SET)):
        folded = fold(told(list(story), case))
        assert folded is not None
        references.see(folded)
    found = list(references.warnings({"R-1", "V-1"}))

    assert [(one.code.value, one.cases) for one in found] == ([] if told_of is None else [("other_day", ("R-1", "V-1"))])
    assert all(told_of is None or (told_of in one.message.en and "2026-06-08" in one.message.en) for one in found)
    assert all("2026-06-08" in one.message.zh for one in found)


@pytest.mark.parametrize("last", [merged("z"), same("z"), "2026-03-02 SuitFiled reviewed=true after_review=z"])
def test_a_reference_to_a_case_that_is_not_there_is_told(last: str) -> None:
    (warning,) = warned(a=last, b=DRAFTED)

    assert (warning.code.value, warning.cases) == ("unknown_case", ("a", "z"))
    assert all(name in text for name in ("a", "z") for text in warning.message)


def test_a_request_of_a_split_letter_that_is_missing_is_left_to_splits() -> None:
    assert said(a=split("b", "c")) == []


@pytest.mark.parametrize(
    ("stories", "circles"),
    [
        ({"a": merged("b"), "b": merged("a")}, [("a", "b")]),
        ({"a": same("b"), "b": same("c"), "c": same("a")}, [("a", "b", "c")]),
        ({"a": split("b", "c"), "b": split("a", "d"), "c": DRAFTED, "d": DRAFTED}, [("a", "b")]),
        ({"a": split("b", "c"), "b": merged("c"), "c": merged("a")}, [("a", "b", "c")]),
        ({"x": merged("a"), "a": merged("b"), "b": merged("a")}, [("a", "b")]),
        ({"a": merged("b"), "b": merged("a"), "c": same("d"), "d": same("c")}, [("a", "b"), ("c", "d")]),
        ({"a": split("b", "c"), "b": merged("d"), "c": merged("d"), "d": DRAFTED}, []),
    ],
)
def test_each_circle_is_told_once_with_the_cases_in_it(stories: dict[str, str], circles: list[tuple[str, ...]]) -> None:
    assert said(**stories) == [("circle", one) for one in circles]


def test_a_long_circle_names_some_of_its_cases_and_counts_them() -> None:
    ids = [f"c{number}" for number in range(2000)]
    (warning,) = warned(**{case: merged(after) for case, after in zip(ids, [*ids[1:], ids[0]], strict=True)})

    assert warning.cases == tuple(ids)
    assert "c0、c1、c2、c3、c4 等 2000 件" in warning.message.zh
    assert "c0, c1, c2, c3, c4 and 1995 more" in warning.message.en
    assert "c5" not in warning.message.zh + warning.message.en


@pytest.mark.parametrize(
    ("count", "zh", "en"),
    [
        (2, "c0、c1 因拆分", "c0, c1 are split"),
        (5, "c0、c1、c2、c3、c4 因拆分", "c0, c1, c2, c3, c4 are split"),
        (6, "c0、c1、c2、c3、c4 等 6 件 因拆分", "c0, c1, c2, c3, c4 and 1 more are split"),
    ],
)
def test_a_circle_names_up_to_five_cases_and_counts_those_that_it_leaves_out(count: int, zh: str, en: str) -> None:
    ids = [f"c{number}" for number in range(count)]
    (warning,) = warned(**{case: merged(after) for case, after in zip(ids, [*ids[1:], ids[0]], strict=True)})

    assert warning.message.zh.startswith(zh)
    assert warning.message.en.startswith(en)


def test_a_first_and_a_later_reply_can_each_refer_to_a_case_that_is_not_there() -> None:
    references = References()
    replies = [same("y"), "2026-03-03 Dispatched mode=post", "2026-08-03 RedoOrdered by=v", "2026-08-04 Decided outcome=repeated same_as=z"]
    folded = fold(told([*ARRIVED, *replies], "a"))
    assert folded is not None
    references.see(folded)

    assert [one.cases for one in references.warnings({"a"})] == [("a", "y"), ("a", "z")]
