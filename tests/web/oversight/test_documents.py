"""Table two of the annual report: what was issued, what left force, what is in force at the end of the year."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.forms import form
from gongkai_web.oversight.documents import CELLS, FORM, Document, standing
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Validity

LATER = date(2030, 12, 31)
RULES, NORMATIVE = Kind.RULES, Kind.NORMATIVE_DOCUMENT


def _numbers(documents: list[Document], year: int, kind: str = "normative_documents", today: date = LATER) -> tuple[int, int, int]:
    found = standing(documents, year, today)
    issued, repealed, in_force = (len(found[f"disclosure.{kind}.{column}"]) for column in ("issued", "repealed", "in_force"))
    return issued, repealed, in_force


def test_the_cells_are_those_of_the_form() -> None:
    assert set(CELLS) == {key for key in form(FORM).keys if key.startswith(("disclosure.rules", "disclosure.normative"))}


def test_a_document_is_issued_in_one_year_and_leaves_force_in_another() -> None:
    document = Document(1, 5, NORMATIVE, date(2024, 5, 6), None, ((date(2026, 3, 2), Validity.REPEALED),))

    assert [_numbers([document], year) for year in (2023, 2024, 2025, 2026, 2027)] == [
        (0, 0, 0),
        (1, 0, 1),
        (0, 0, 1),
        (0, 1, 0),
        (0, 0, 0),
    ]
    assert _numbers([document], 2024, "rules") == (0, 0, 0)


def test_the_last_day_of_validity_belongs_to_the_document() -> None:
    until_end_of_year = Document(1, 5, RULES, date(2021, 1, 4), date(2025, 12, 31))
    until_the_day_before = Document(2, 5, RULES, date(2021, 1, 4), date(2025, 12, 30))

    assert _numbers([until_end_of_year], 2025, "rules") == (0, 0, 1)
    assert _numbers([until_end_of_year], 2026, "rules") == (0, 1, 0)
    assert _numbers([until_the_day_before], 2025, "rules") == (0, 1, 0)


def test_what_was_issued_and_repealed_in_one_year_stands_in_both() -> None:
    assert _numbers([Document(1, 5, NORMATIVE, date(2026, 1, 4), date(2026, 6, 30))], 2026) == (1, 1, 0)


def test_an_amended_document_is_in_force() -> None:
    assert _numbers([Document(1, 5, NORMATIVE, date(2024, 1, 4), None, ((date(2025, 3, 3), Validity.AMENDED),))], 2025) == (0, 0, 1)


def test_what_is_recorded_last_about_a_day_counts() -> None:
    changes = ((date(2025, 3, 3), Validity.REPEALED), (date(2025, 3, 3), Validity.IN_FORCE))

    assert _numbers([Document(1, 5, NORMATIVE, date(2024, 1, 4), None, changes)], 2025) == (0, 0, 1)


def test_a_year_that_is_not_over_is_counted_until_today() -> None:
    document = Document(1, 5, NORMATIVE, date(2024, 1, 4), date(2026, 11, 30))

    assert _numbers([document], 2026, today=date(2026, 11, 30)) == (0, 0, 1)
    assert _numbers([document], 2026, today=date(2026, 12, 1)) == (0, 1, 0)


_DAYS = st.dates(min_value=date(2022, 1, 1), max_value=date(2026, 12, 31))
_ENDING = st.sampled_from([Validity.AMENDED, Validity.REPEALED, Validity.EXPIRED])


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    made = draw(_DAYS)
    later = draw(st.one_of(st.none(), st.integers(0, 900)))
    expires = None if later is None else made + timedelta(days=later)
    ended = draw(st.one_of(st.none(), st.tuples(_DAYS, _ENDING)))
    return Document(draw(st.integers(1, 1000)), 5, NORMATIVE, made, expires, () if ended is None else (ended,))


@given(st.lists(_documents(), max_size=12))
def test_the_years_tie_out(documents: list[Document]) -> None:
    """TO-08: in force at the end = in force before + issued - repealed."""
    for year in range(2022, 2028):
        issued, repealed, in_force = _numbers(documents, year)

        assert in_force == _numbers(documents, year - 1)[2] + issued - repealed
