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
