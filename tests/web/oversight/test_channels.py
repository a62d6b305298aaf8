"""What counts once: each item once a channel, in the year of the first time."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.oversight.channels import Use, firsts
from gongkai_web.publishing.life.vocabulary import Channel

SITE, WEIBO = Channel.SITE, Channel.WEIBO


def test_an_amended_version_and_a_second_post_count_nothing_again() -> None:
    first = Use(1, 5, SITE, date(2025, 12, 30))
    post = Use(1, 5, WEIBO, date(2026, 1, 4))

    assert set(firsts([Use(1, 5, SITE, date(2026, 3, 2)), post, first, Use(1, 5, WEIBO, date(2026, 1, 5))])) == {first, post}


_USES = st.builds(
    Use, st.integers(1, 4), st.just(5), st.sampled_from(Channel), st.dates(min_value=date(2024, 1, 1), max_value=date(2027, 12, 31))
)


@given(st.lists(_USES))
def test_years_can_be_added(uses: list[Use]) -> None:
    found = firsts(uses)
    by_year = [one for year in range(2024, 2028) for one in found if one.on.year == year]

    assert len(by_year) == len({(use.item, use.channel) for use in uses})


@given(st.lists(_USES))
def test_the_order_in_which_they_come_says_nothing(uses: list[Use]) -> None:
    assert set(firsts(uses)) == set(firsts(uses[::-1]))
