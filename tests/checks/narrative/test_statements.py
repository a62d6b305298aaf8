"""Figures of the prose that are a quantity of the tables."""

from gongkai.checks.narrative.statements import quotes, rows
from tests.checks.reports import says, zeros


def told(text: str) -> list[tuple[int, str]]:
    return [(one.value, one.readings[0][0][0]) for one in quotes(says(zeros(), text)) if one.readings]


def test_a_total_opens_a_statement_that_its_parts_continue() -> None:
    text = "收到政府信息公开申请20件，上年结转1件。其中，予以公开9件；不予公开3件。"

    assert told(text) == [
        (20, "requests.received.total"),
        (1, "requests.carried_in.total"),
        (9, "requests.outcome.granted.total"),
        (3, "requests.outcome.denied.state_secret.total"),
    ]


def test_another_matter_closes_it() -> None:
    assert told("收到政府信息公开申请20件。办理留言80件，予以公开9件。") == [(20, "requests.received.total")]


def test_a_figure_that_is_not_understood_stays_in_the_statement_without_a_reading() -> None:
    found = list(quotes(says(zeros(), "收到政府信息公开申请20件，予以公开9件，撤回1件，部分公开2件。")))

    assert [(one.value, bool(one.readings)) for one in found] == [(20, True), (9, True), (1, False)]


def test_results_are_known_by_row_and_by_group_in_both_forms() -> None:
    for form_id, other in (("cn-ogi-2019", 1), ("cn-ogi-2021", 3)):
        known = rows(form_id)

        assert len(known["不予公开"]) == 8
        assert len(known["无法提供"]) == 3
        assert len(known["不予处理"]) == 5
        assert len(known["其他处理"]) == other
        assert known["予以公开及部分公开"] == ("outcome.granted", "outcome.partial")
        assert known["行政执法案卷"] == ("outcome.denied.enforcement_file",)
        assert "其他" not in known
