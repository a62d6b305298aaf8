"""Reads sentences.toml: builds the report of a scenario and says what its checks must find."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from gongkai.report.forms import form
from gongkai.report.model import PROSE_FORM, AnnualReport, Cell, Passage, Scope, Status

NAMES = {
    "本年新收": "requests.received.total",
    "自然人": "requests.received.natural_person",
    "商业企业": "requests.received.business",
    "上年结转": "requests.carried_in.total",
    "办理总计": "requests.outcome.total.total",
    "结转下年": "requests.carried_out.total",
    "予以公开": "requests.outcome.granted.total",
    "部分公开": "requests.outcome.partial.total",
    "属于国家秘密": "requests.outcome.denied.state_secret.total",
    "行政执法案卷": "requests.outcome.denied.enforcement_file.total",
    "行政查询事项": "requests.outcome.denied.admin_query.total",
    "本机关不掌握": "requests.outcome.unavailable.not_held.total",
    "重复申请": "requests.outcome.not_processed.repeated.total",
    "逾期不补正": "requests.outcome.other_handling.no_correction.total",
    "其他": "requests.outcome.other_handling.other.total",
    "行政复议": "remedies.review.total",
    "复议未审结": "remedies.review.pending",
    "直接起诉": "remedies.suit_direct.total",
    "复议后起诉": "remedies.suit_after_review.total",
    "规范性文件制发": "disclosure.normative_documents.issued",
    "行政处罚决定": "disclosure.penalties.decisions",
    "收费万元": "disclosure.fees.amount_wan",
}


@dataclass(frozen=True)
class Scenario:
    """A sentence, the report it stands in, and the findings as (code, expected, actual)."""

    why: str
    report: AnnualReport
    finds: list[tuple[str, object, object]]


def scenarios() -> list[Scenario]:
    data = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
    return [_scenario(one) for one in data["scenario"]]


def _scenario(one: dict[str, Any]) -> Scenario:
    form_id = one.get("form", "cn-ogi-2021")
    cells = {} if form_id == PROSE_FORM else {key: Cell(0) for key in form(form_id).keys}
    cells |= {NAMES[name]: _cell(value) for name, value in one.get("table", {}).items()}
    report = AnnualReport(
        organ=one.get("organ", "青山县水利局"),
        year=one.get("year", 2023),
        form=form_id,
        cells=cells,
        scope=Scope(one["scope"]) if "scope" in one else None,
        prose=(Passage(one.get("section", 1), one["text"]),),
    )
    return Scenario(one["why"], report, [(code, _value(expected), _value(actual)) for code, expected, actual in one.get("finds", [])])


def _cell(value: int | str) -> Cell:
    return Cell(None, Status.BLANK) if value == "blank" else Cell(_value(value))


def _value(value: int | str) -> int | Decimal | None:
    if isinstance(value, int):
        return value
    return None if value == "none" else Decimal(value)
