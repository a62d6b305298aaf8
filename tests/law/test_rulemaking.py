"""How rules come about."""

from datetime import date

import pytest

from gongkai.errors import RuleDataError
from gongkai.law.basis import basis
from gongkai.law.rule_files import rules_in
from gongkai.law.rulemaking import Consultation, Earliest, _consultation, consultation, consultations, earliest_effect, grounds
from tests.law.rule_data import rule_data, span, text


def test_the_data_are_taken_as_they_stand() -> None:
    data = rule_data("rulemaking.toml")

    assert grounds() == {name: text(row) for name, row in data["grounds"].items()}
    assert consultations() == tuple(
        Consultation(row["document"], row["days"], basis(row["basis"]), *span(row)) for row in data["consultations"]
    )


@pytest.mark.parametrize(
    ("published_on", "earliest"),
    [
        (date(2026, 3, 2), date(2026, 4, 2)),  # day 1 is 03-03, day 30 is 04-01
        (date(2026, 1, 31), date(2026, 3, 3)),
        (date(2018, 5, 1), date(2018, 6, 1)),
    ],
)
def test_rules_take_effect_once_thirty_days_have_passed(published_on: date, earliest: date) -> None:
    assert earliest_effect(published_on) == Earliest(earliest, basis("RULES-R 32"))


def test_before_the_version_that_is_known_here_nothing_is_said() -> None:
    assert earliest_effect(date(2018, 4, 30)) is None
    assert consultation("rules", date(2018, 4, 30)) is None
    assert consultation("normative_document", date(2019, 12, 31)) is None
    assert consultation("interpretation", date(2026, 3, 2)) is None


@pytest.mark.parametrize(("document", "law"), [("rules", "RULES-R 15"), ("normative_document", "BUSINESS-R 62")])
def test_the_public_is_consulted_for_thirty_days(document: str, law: str) -> None:
    found = consultation(document, date(2026, 3, 1))

    assert found is not None
    assert found.basis == basis(law)
    assert found.enough(date(2026, 3, 1), date(2026, 3, 31))
    assert not found.enough(date(2026, 3, 1), date(2026, 3, 30))


def test_the_four_grounds_of_an_early_effect() -> None:
    assert list(grounds()) == ["national_security", "exchange_rate", "monetary_policy", "obstruction"]


@pytest.mark.parametrize("days", ["0", "-1", '"30"', "true"])
def test_a_number_of_days_is_one(days: str) -> None:
    content = f'document = "rules"\ndays = {days}\nbasis = "RULES-R 15"\nsince = 2018-05-01'
    with pytest.raises(RuleDataError, match="days must be a number of days"):
        rules_in(content, "rulemaking.toml", _consultation)


def test_a_consultation_of_a_day_that_holds_until_a_day() -> None:
    content = 'document = "rules"\ndays = 1\nbasis = "RULES-R 15"\nsince = 2018-05-01\nuntil = 2020-04-30'

    assert rules_in(content, "rulemaking.toml", _consultation) == Consultation(
        "rules", 1, basis("RULES-R 15"), date(2018, 5, 1), date(2020, 4, 30)
    )
