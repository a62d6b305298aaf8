"""A figure is its cases."""

from datetime import date

from gongkai_web.oversight.channels import Use
from gongkai_web.oversight.documents import Document
from gongkai_web.oversight.figures import FIGURES, TIMES, Case, by_organ, figures
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Channel

DAY = date(2025, 3, 3)
USES = [
    Use(1, 5, Channel.SITE, DAY),
    Use(1, 5, Channel.WEIBO, DAY),
    Use(1, 5, Channel.WECHAT, date(2026, 1, 5)),
    Use(2, 6, Channel.SITE, date(2025, 2, 3)),
]


def test_one_item_through_three_channels_counts_once_for_each_in_its_year() -> None:
    found = figures(USES, [], 2025, date(2026, 3, 2))

    assert found["channels.site"] == (Case(2, 6, date(2025, 2, 3), Channel.SITE), Case(1, 5, DAY, Channel.SITE))
    assert found["channels.weibo"] == (Case(1, 5, DAY, Channel.WEIBO),)
    assert found["channels.wechat"] == ()
    assert len(found[TIMES]) == 3
    assert len(figures(USES, [], 2026, date(2026, 3, 2))[TIMES]) == 1


def test_the_sum_of_the_channels_is_all_of_them() -> None:
    found = figures(USES, [], 2025, date(2026, 3, 2))

    assert sum(len(found[f"channels.{channel}"]) for channel in Channel) == len(found[TIMES])


def test_every_figure_is_there_also_with_nothing_behind_it() -> None:
    assert set(figures([], [], 2025, date(2026, 3, 2))) == set(FIGURES)


def test_documents_stand_behind_the_cells_of_table_two() -> None:
    found = figures([], [Document(7, 5, Kind.RULES, DAY)], 2025, date(2026, 3, 2))

    assert found["disclosure.rules.issued"] == found["disclosure.rules.in_force"] == (Case(7, 5, DAY),)


def test_figures_are_told_by_organ() -> None:
    counts = by_organ(figures(USES, [], 2025, date(2026, 3, 2)))

    assert (counts["channels.site", 5], counts["channels.site", 6], counts[TIMES, 5], counts[TIMES, 7]) == (1, 1, 2, 0)
