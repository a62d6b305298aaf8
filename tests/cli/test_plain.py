"""Values of the library as JSON values."""

from decimal import Decimal

from gongkai.cli.plain import plain
from gongkai.report.codec import dumps, report_to_json
from gongkai.report.compare import OrganComparison, OrganRow
from gongkai.report.rollup import CellCoverage, Contribution
from gongkai.report.selection import Reason
from tests.audit.made import report


def test_every_kind_of_value() -> None:
    assert plain(CellCoverage(1, 2, 3, 4)) == {"printed": 1, "blank": 2, "ambiguous": 3, "absent": 4}
    assert plain(OrganComparison(2020, ("甲", None), (OrganRow("k", (1, None)),))) == {
        "year": 2020,
        "organs": ["甲", None],
        "rows": [{"key": "k", "values": [1, None]}],
    }
    assert plain({"a": (Contribution("1", Decimal("1.50"), 2),)}) == {"a": [{"organ": "1", "value": Decimal("1.50"), "reports": 2}]}
    assert type(plain(Reason.COVERED)) is str
    assert plain(report()) == report_to_json(report())
    assert dumps(plain((Reason.COVERED, Decimal("1.50"), None, True))) == '["covered", 1.50, null, true]'
