"""Annual reports of the fictional city's organs, with figures that add up within a report and from year to year."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from gongkai.report.model import AnnualReport, Cell, Passage, Value
from gongkai_web.demo.city import data

_FORM = "cn-ogi-2021"
_PEOPLE = ("natural_person", "business", "research", "public_welfare", "legal_service", "other")
_OUTCOMES = {
    "outcome.granted": 55,
    "outcome.partial": 9,
    "outcome.denied.third_party_rights": 3,
    "outcome.denied.internal_affairs": 2,
    "outcome.denied.deliberative": 2,
    "outcome.unavailable.not_held": 20,
    "outcome.unavailable.must_be_created": 3,
    "outcome.not_processed.petition_like": 3,
    "outcome.other_handling.no_correction": 3,
}
"""Row of the table of requests → how many of a hundred requests end so."""
_ENDS = {"upheld": 60, "corrected": 12, "other": 20, "pending": 8}
_ROWS = (
    *("received", "carried_in", "outcome.granted", "outcome.partial"),
    *("outcome.denied.state_secret", "outcome.denied.law_forbids", "outcome.denied.security_stability"),
    *("outcome.denied.third_party_rights", "outcome.denied.internal_affairs", "outcome.denied.deliberative"),
    *("outcome.denied.enforcement_file", "outcome.denied.admin_query", "outcome.unavailable.not_held"),
    *("outcome.unavailable.must_be_created", "outcome.unavailable.still_unclear", "outcome.not_processed.petition_like"),
    *("outcome.not_processed.repeated", "outcome.not_processed.public_publication", "outcome.not_processed.excessive"),
    *("outcome.not_processed.reconfirm", "outcome.other_handling.no_correction", "outcome.other_handling.fee_unpaid"),
    *("outcome.other_handling.other", "outcome.total", "carried_out"),
)


@dataclass(slots=True)
class _Left:
    """What one year leaves to the next: requests on their way by applicant, documents in force."""

    requests: dict[str, int]
    rules: int
    documents: int


def reports_of(organ: str, years: range, chance: Random, *, large: bool) -> Iterator[AnnualReport]:
    """The reports of an organ for those years, each carrying on from the one before. `large`: of a government."""
    left = _Left({one: chance.randrange(3 if large else 2) for one in _PEOPLE[:2]}, 4 if large else 0, chance.randrange(12, 40))
    for year in years:
        cells: dict[str, Value] = {}
        carried_in = sum(left.requests.values())
        _disclosure(cells, left, chance, large=large)
        _requests(cells, left, chance, 90 if large else 24)
        _remedies(cells, chance, 5 if large else 2)
        words = {
            "year": year,
            "published": chance.randrange(900, 4_000) if large else chance.randrange(150, 900),
            "received": cells["requests.received.total"],
            "carried_in": carried_in,
            "carried_out": cells["requests.carried_out.total"],
        }
        prose = tuple(Passage(int(section), text.format(**words)) for section, text in data("reports.toml")["prose"].items())
        yield AnnualReport(organ, year, _FORM, {key: Cell(value) for key, value in cells.items()}, prose=prose)


def _disclosure(cells: dict[str, Value], left: _Left, chance: Random, *, large: bool) -> None:
    for row, before, issued in (
        ("rules", left.rules, chance.randrange(2) if large else 0),
        ("normative_documents", left.documents, chance.randrange(1, 9)),
    ):
        repealed = chance.randrange(min(before, 4) + 1)
        cells |= {
            f"disclosure.{row}.issued": issued,
            f"disclosure.{row}.repealed": repealed,
            f"disclosure.{row}.in_force": before + issued - repealed,
        }
    left.rules = int(cells["disclosure.rules.in_force"] or 0)
    left.documents = int(cells["disclosure.normative_documents.in_force"] or 0)
    cells |= {
        "disclosure.licensing.decisions": chance.randrange(200, 9_000),
        "disclosure.penalties.decisions": chance.randrange(20, 900),
        "disclosure.coercion.decisions": chance.randrange(40),
        "disclosure.fees.amount_wan": Decimal(chance.randrange(1_000, 900_000)) / 100,
    }


def _requests(cells: dict[str, Value], left: _Left, chance: Random, most: int) -> None:
    table = {row: dict.fromkeys(_PEOPLE, 0) for row in _ROWS}
    for one, share in zip(_PEOPLE, (100, 22, 3, 0, 6, 2), strict=True):
        received, carried_in = chance.randrange(most * share // 200, most * share // 100 + 1), left.requests.get(one, 0)
        carried_out = min(chance.randrange(4), received // 8)
        ended = received + carried_in - carried_out
        for row in chance.choices(list(_OUTCOMES), list(_OUTCOMES.values()), k=ended):
            table[row][one] += 1
        table["received"][one], table["carried_in"][one], table["carried_out"][one] = received, carried_in, carried_out
        table["outcome.total"][one] = ended
        left.requests[one] = carried_out
    for row, people in table.items():
        cells |= {f"requests.{row}.{one}": number for one, number in people.items()}
        cells[f"requests.{row}.total"] = sum(people.values())


def _remedies(cells: dict[str, Value], chance: Random, most: int) -> None:
    for row in ("review", "suit_direct", "suit_after_review"):
        drawn = chance.choices(list(_ENDS), list(_ENDS.values()), k=chance.randrange(most))
        cells |= {f"remedies.{row}.{end}": drawn.count(end) for end in _ENDS}
        cells[f"remedies.{row}.total"] = len(drawn)
