"""What stands behind the figures of a computed report, and what speaks against them, as JSON has it."""

from collections.abc import Sequence

from gongkai.cli.ledger_words import warnings_json
from gongkai.cli.options import Common
from gongkai.cli.plain import plain
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.times import written
from gongkai.report.compute.compute import Computed
from gongkai.report.compute.evidence import CaseRef


def behind_json(computed: Computed, cell: str) -> dict[str, object]:
    """The cases behind a figure of tables three and four, or the counters behind one of table two."""
    if cell in computed.evidence.keys:
        return {"cases": [case_json(ref) for ref in computed.evidence.cases(cell)]}
    return {"counters": [plain(one) for one in computed.counters if one.key == cell]}


def case_json(ref: CaseRef) -> dict[str, object]:
    """One case of a figure."""
    return {"case": ref.case, "entry": ref.entry, "on": ref.on.isoformat(), "why": ref.why}


def doubts_json(computed: Computed, left_out: Sequence[LedgerError], common: Common) -> dict[str, object]:
    """Until when the ledger was seen, what a person should look at before the figures are believed, and what is not in them."""
    return {
        "as_of": written(computed.as_of) if computed.as_of else None,
        "last_recorded": written(computed.last_recorded) if computed.last_recorded else None,
        "warnings": warnings_json(computed.warnings, common),
        "left_out": [
            {"case": one.case or None, "where": one.where, "what": one.what, "why": one.why, "remedy": one.remedy} for one in left_out
        ],
    }
