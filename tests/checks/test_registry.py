"""All rules together: nothing left out, everything described, and the real samples."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import gongkai.checks
from gongkai.checks.context import Context
from gongkai.checks.registry import CHECKS, run
from gongkai.checks.rule import Rule
from gongkai.errors import ContractError
from gongkai.report.model import AnnualReport
from tests.checks.reports import SAMPLES, entry, sample, says, zeros


def modules() -> list[str]:
    return [one.name for one in pkgutil.walk_packages(gongkai.checks.__path__, "gongkai.checks.")]


def test_every_rule_is_registered_once_in_the_order_of_its_code() -> None:
    defined = {
        name: value for module in modules() for name, value in vars(importlib.import_module(module)).items() if isinstance(value, Rule)
    }

    assert sorted(defined) == [check.code.lower().replace("-", "_") for check in CHECKS]
    assert all(defined[check.code.lower().replace("-", "_")] is check for check in CHECKS)


def test_every_rule_of_the_domain_is_there_but_those_that_a_report_cannot_decide() -> None:
    assert [check.code for check in CHECKS] == [f"TO-{number:02}" for number in range(1, 23) if number != 17]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_rule_says_what_it_asks(check: Rule) -> None:
    assert len(check.doc.strip()) > 40
    assert check.doc.strip().splitlines()[0].endswith((".", ":"))


@pytest.mark.parametrize("one", SAMPLES, ids=lambda one: f"{one[0]}-{one[1]}")
def test_the_samples(samples: Path, one: tuple[str, int, str, tuple[tuple[int | None, str, str], ...]]) -> None:
    expected = entry(samples, one[0])["reports"][one[1]].get("findings", [])

    found = [(f.code, f.severity.value, f.status.value, f.cells, f.expected, f.actual) for f in run(sample(samples, *one))]

    wanted = [(f["code"], f["severity"], f["status"], tuple(f["cells"]), f["expected"], f["actual"]) for f in expected]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_a_report_in_which_nothing_happened_is_without_fault() -> None:
    assert run(zeros()) == ()
    assert run(zeros(), Context(previous=zeros(year=2022), filed=True, children=(zeros(),))) == ()


def test_prose_reports_have_prose_checks_only() -> None:
    report = says(AnnualReport("青山县", 2017, "prose", {}), "主动公开信息30条，其中网站20条，微信11条。")

    assert [one.code for one in run(report, Context(filed=True))] == ["TO-22"]


def test_a_prose_report_of_last_year_is_no_context() -> None:
    previous = AnnualReport("青山县", 2018, "prose", {})

    assert run(zeros("cn-ogi-2019", 2019), Context(previous=previous)) == ()


def test_last_year_is_the_year_before() -> None:
    with pytest.raises(ContractError, match="2021"):
        run(zeros(), Context(previous=zeros(year=2021)))
