"""Which report is the year before which."""

from dataclasses import replace

from gongkai.audit.pairing import by_year, previous
from gongkai.report.model import Scope
from tests.audit.made import report

NEW, OLD = report(year=2021), report(year=2020)


def test_the_same_organ_the_year_before() -> None:
    assert previous(NEW, by_year([NEW, OLD])) is OLD
    assert previous(OLD, by_year([NEW, OLD])) is None
    assert previous(report(year=2022), by_year([NEW, OLD])) is NEW


def test_width_and_spaces_of_a_name_do_not_matter() -> None:
    old = report("清河市 某局", 2020)

    assert previous(NEW, by_year([old])) is old


def test_another_organ_or_scope_is_no_year_before() -> None:
    assert previous(NEW, by_year([report("清河市别局", 2020)])) is None
    assert previous(NEW, by_year([replace(OLD, scope=Scope.AGGREGATE)])) is None
    assert previous(NEW, by_year([replace(OLD, scope=None)])) is None


def test_a_report_that_does_not_say_whose_or_when_has_none() -> None:
    nobody = report(None, 2020)

    assert previous(report(None, 2021), by_year([nobody])) is None
    assert previous(report(year=None), by_year([OLD])) is None


def test_two_versions_of_last_year_are_no_context_but_two_copies_are() -> None:
    assert previous(NEW, by_year([OLD, report(year=2020, carried_out=2)])) is None
    assert previous(NEW, by_year([OLD, report(year=2020)])) == OLD
