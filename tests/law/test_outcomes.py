"""The outcome catalogue: rows that exist, articles of the day, codes that did not exist yet."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongkai.errors import ContractError
from gongkai.law.basis import basis
from gongkai.law.decisions import required
from gongkai.law.outcomes import (
    Ground,
    Outcome,
    OutcomeEntry,
    OutcomeVersion,
    catalogue,
    existing,
    outcomes_from,
    row,
    version,
)
from gongkai.law.remedies import review_first
from gongkai.law.requirements import Requirement
from gongkai.report.forms import form_for_year, forms
from tests.conftest import ROOT
from tests.law.rule_data import articles, rule_data, span, text
from tests.law.scenario_files import scenarios

DAY = date(2026, 5, 6)
OF_2008 = "already_public granted partial refuse_state_secret refuse_security refuse_third_party not_exist not_this_org withdrawn other"


@scenarios("outcomes")
def test_outcomes(given: dict[str, Any]) -> None:
    outcome, on = Outcome(given["outcome"]), given["on"]
    form = form_for_year(on.year) or forms()["cn-ogi-2019"]
    ground = Ground(given["ground"]) if "ground" in given else None

    assert basis(given["article"]) in version(outcome, on).articles
    assert row(outcome, form.id) == given["row"]
    assert review_first(outcome, on, *filter(None, [ground])) is given.get("review_first")


def test_every_outcome_counts_in_a_row_that_each_form_has() -> None:
    for form in forms().values():
        rows = {key.rpartition(".")[0] for key in form.keys}
        assert {row(outcome, form.id) for outcome in Outcome} <= rows


def test_every_result_row_of_the_form_has_an_outcome() -> None:
    for form in forms().values():
        printed = {key.rpartition(".")[0] for key in form.keys if key.startswith("requests.outcome.")}
        assert {row(outcome, form.id) for outcome in Outcome} == printed - {"requests.outcome.total"}


def test_the_versions_of_an_outcome_follow_each_other_without_gap() -> None:
    for entry in catalogue().values():
        assert entry.versions[-1].until is None
        for one, following in zip(entry.versions, entry.versions[1:], strict=False):
            assert one.until is not None
            assert (following.since - one.until).days == 1


def test_what_did_not_exist_then_is_refused_with_what_did() -> None:
    with pytest.raises(ContractError, match=r"excessive did not exist on 2019-05-14.*since 2019-05-15.*already_public, granted, partial"):
        version(Outcome.EXCESSIVE, date(2019, 5, 14))
    with pytest.raises(ContractError, match="outcomes of that day: none"):
        version(Outcome.GRANTED, date(2008, 4, 30))
    with pytest.raises(ContractError, match="2021-01-01"):
        version(Outcome.ABANDONED_FEE, date(2020, 12, 31))


def test_what_existed_on_a_day() -> None:
    assert list(existing(date(2019, 5, 14))) == OF_2008.split()
    assert set(existing(date(2019, 5, 15))) == set(Outcome) - {Outcome.ABANDONED_FEE}
    assert set(existing(DAY)) == set(Outcome)
    assert existing(date(2008, 4, 30)) == ()


def test_a_form_without_rows_is_refused() -> None:
    with pytest.raises(ContractError, match="cn-ogi-2019, cn-ogi-2021"):
        row(Outcome.GRANTED, "prose")


def test_each_ground_has_an_outcome_of_its_own_but_what_is_no_government_information() -> None:
    assert Ground.NOT_OGI.alone is Outcome.OTHER
    assert all(ground.alone == ground.value for ground in Ground if ground is not Ground.NOT_OGI)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda data: data["outcomes"].pop(), "^the outcomes must be, in this order: already_public, granted, partial, .*, other$"),
        (lambda data: data["outcomes"].append(data["outcomes"][0]), "^the outcomes must be, in this order"),
        (lambda data: data["outcomes"][0].update(code="granted_twice"), "'granted_twice' is not a valid Outcome"),
        (lambda data: data["outcomes"][0].update(versions=[]), "^the outcome already_public has no version$"),
        (lambda data: data["outcomes"][0].update(en=""), "en must be a text"),
        (lambda data: data["outcomes"][0].update(colour=1), "unknown field colour"),
        (lambda data: data["outcomes"][0].pop("rows"), "rows is missing"),
        (lambda data: data["outcomes"][0]["rows"].update({"cn-ogi-2021": 3}), "cn-ogi-2021 must be a text"),
        (lambda data: data["outcomes"][0]["versions"][0].update(needs=["magic"]), "'magic' is not a valid Requirement"),
        (lambda data: data["outcomes"][0]["versions"][0].update(articles=["OGI-R fifty"]), "malformed article 'fifty'"),
        (lambda data: data["outcomes"][0]["versions"][0].update(until=date(2000, 1, 1)), "ends before that, on 2000-01-01"),
        (lambda data: data["outcomes"][0]["versions"][0].pop("needs"), "needs is missing"),
    ],
)
def test_malformed_catalogues_are_refused(spoil: Any, says: str) -> None:
    data = rule_data("outcomes.toml")
    spoil(data)
    with pytest.raises((ValueError, ContractError), match=says):
        outcomes_from(data)


def test_the_catalogue_holds_what_the_file_holds() -> None:
    data = rule_data("outcomes.toml")

    assert list(outcomes_from(data).values()) == [
        OutcomeEntry(
            Outcome(given["code"]),
            text(given),
            given["rows"],
            tuple(OutcomeVersion(*span(one), articles(one), tuple(map(Requirement, one["needs"]))) for one in given["versions"]),
        )
        for given in data["outcomes"]
    ]


def test_a_day_between_two_versions_is_refused_by_the_name_of_the_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    granted = catalogue()[Outcome.GRANTED]
    ended = replace(granted, versions=(replace(granted.versions[0], until=date(2010, 1, 1)),))
    monkeypatch.setattr("gongkai.law.outcomes.catalogue", lambda: {Outcome.GRANTED: ended})

    with pytest.raises(ContractError, match=r"^no rule on the outcome granted was in force on 2015-01-01"):
        version(Outcome.GRANTED, date(2015, 1, 1))


def test_the_reference_page_says_what_the_data_says() -> None:
    page = (ROOT / "docs" / "reference" / "outcomes.md").read_text(encoding="utf-8")
    cells_of = [line.split("|") for line in page.splitlines() if line.startswith("| ")]
    rows = {cells[1].strip(" `"): cells for cells in cells_of}

    for outcome, entry in catalogue().items():
        cells = rows[outcome]
        assert cells[2].strip() == entry.name.zh
        assert cells[3].strip() == (", ".join(one.code for one in version(outcome, DAY).articles) or "–")
        assert f"outcome.{cells[4].strip(' `')}" == entry.rows["cn-ogi-2021"]
        assert [code.strip(" `") for code in cells[5].split(",")] == [str(one) for one in required(outcome, DAY)]
    assert {f"RQ-{number:02}" for number in range(1, 23)} <= rows.keys()
