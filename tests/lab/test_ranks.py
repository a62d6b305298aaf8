"""The comparison of two samples by ranks; figures reckoned by hand."""

from math import erfc, sqrt

import pytest

from lab.enumeration.ranks import compared


def test_the_pairs_in_which_the_first_is_larger_are_counted() -> None:
    assert compared([3, 5, 6], [1, 2, 4]).u == 8  # 3 beats 1 and 2; 5 and 6 beat all three
    assert compared([1, 2, 4], [3, 5, 6]).u == 1


def test_ties_count_half_and_make_the_spread_smaller() -> None:
    # ranks 1.5, 1.5, 3.5, 3.5: of the pairs 1-1, 1-2, 2-1, 2-2 two halves and one whole
    figure = compared([1, 2], [1, 2])
    assert figure.u == 2
    assert figure.p == 1

    # all: 1 1 1 2 2 3, in ranks 2 2 2 4.5 4.5 6; those of the first 2, 4.5, 4.5: U = 11 − 6 = 5, half a pair from the mean of 4.5
    assert compared([1, 2, 2], [1, 1, 3]).u == 5
    assert compared([1, 2, 2], [1, 1, 3]).p == pytest.approx(erfc(0.0))


def test_two_samples_that_do_not_overlap_are_no_chance() -> None:
    # n = 5 and 5: U = 25, mean 12.5, variance 25/12 · 11 = 22.9167, z = 12 / 4.7871 = 2.5067
    figure = compared([6, 7, 8, 9, 10], [1, 2, 3, 4, 5])

    assert figure.u == 25
    assert figure.p == pytest.approx(erfc(12 / sqrt(2 * 22.916666)), abs=1e-6)
    assert figure.p == pytest.approx(0.0122, abs=0.0001)


def test_which_comes_first_does_not_matter() -> None:
    here, there = [1.0, 4.0, 4.0, 7.0], [2.0, 3.0, 4.0]

    assert compared(here, there).p == compared(there, here).p


@pytest.mark.parametrize(("first", "second"), [([], [1.0]), ([1.0], []), ([1.0], [1.0])])
def test_there_must_be_something_to_compare(first: list[float], second: list[float]) -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        compared(first, second)
