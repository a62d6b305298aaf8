"""Random reports of both forms: consistent ones, then blanked, torn, changed and merged."""

from hypothesis import strategies as st

from gongkai.report.forms import Form, form
from gongkai.report.model import AnnualReport, Cell, Status


def balanced(known: Form, draw: st.DrawFn) -> dict[str, Cell]:
    """Figures that satisfy every identity of the form."""
    figures = {key: draw(st.integers(0, 9)) for key in known.keys}
    people = ["natural_person", "business", "research", "public_welfare", "legal_service", "other"]
    rows = [
        key.removesuffix(".total").removeprefix("requests.") for key in known.keys if key.startswith("requests.") and key.endswith(".total")
    ]
    results = [row for row in rows if row.startswith("outcome.") and row != "outcome.total"]
    for person in people:
        total = sum(figures[f"requests.{row}.{person}"] for row in results)
        figures[f"requests.outcome.total.{person}"] = total
        figures[f"requests.received.{person}"] += total
        figures[f"requests.carried_out.{person}"] = (
            figures[f"requests.received.{person}"] + figures[f"requests.carried_in.{person}"] - total
        )
    for row in rows:
        figures[f"requests.{row}.total"] = sum(figures[f"requests.{row}.{person}"] for person in people)
    for block in ("review", "suit_direct", "suit_after_review"):
        figures[f"remedies.{block}.total"] = sum(
            figures[f"remedies.{block}.{part}"] for part in ("upheld", "corrected", "other", "pending")
        )
    return {key: Cell(value) for key, value in figures.items()}


@st.composite
def reports(draw: st.DrawFn) -> AnnualReport:
    """A report in which any cell may be wrong, blank, undecided or absent, and 其他处理 may stand as one row."""
    known = form(draw(st.sampled_from(["cn-ogi-2019", "cn-ogi-2021"])))
    cells = balanced(known, draw)
    if draw(st.booleans()):
        for whole, parts in known.merged.items():
            cells[whole] = Cell(sum(int(cells.pop(part).value or 0) for part in parts))
    for key in draw(st.lists(st.sampled_from(list(cells)), max_size=8)):
        cells[key] = draw(st.sampled_from([Cell(7), Cell(None, Status.BLANK, "—"), Cell(None, Status.AMBIGUOUS)]))
    merged_rows = {whole.rpartition(".")[0] for whole in known.merged}
    # A torn merged row would leave it open which of the form's two shapes the report has.
    torn = [key for key in cells if key.rpartition(".")[0] not in merged_rows]
    for key in draw(st.lists(st.sampled_from(torn), max_size=3)):
        cells.pop(key, None)
    return AnnualReport("甲市", 2022, known.id, cells)
