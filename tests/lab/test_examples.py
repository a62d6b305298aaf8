"""The example reports that the project ships."""

import pytest

from gongkai.report.forms import form
from lab.examples import FOLDER, examples, hebei, same
from lab.generate.compose import render
from lab.generate.layouts import LAYOUTS
from lab.generate.seeds import seeded
from lab.generate.truth import make_truth


def test_the_examples_are_what_the_generator_makes() -> None:
    made = examples()
    assert {path.name for path in FOLDER.iterdir()} == set(made)
    stale = [name for name, content in made.items() if not same((FOLDER / name).read_bytes(), content)]
    assert not stale, f"run python -m lab.examples: {stale} are not up to date"


def test_they_are_small_and_of_every_kind() -> None:
    assert all(path.stat().st_size < 200_000 for path in FOLDER.iterdir())
    assert {path.suffix for path in FOLDER.iterdir()} == {".html", ".txt", ".md", ".docx", ".xlsx", ".pdf"}


@pytest.mark.parametrize(
    ("column", "difference"),
    [("natural_person", 7), ("business", -1), ("public_welfare", -1), ("other", -5), ("research", 0), ("total", 0)],
)
def test_four_columns_of_the_province_do_not_balance_although_the_total_does(column: str, difference: int) -> None:
    cells = hebei().cells
    came = sum(int(cells[f"requests.{row}.{column}"] or 0) for row in ("received", "carried_in"))
    went = sum(int(cells[f"requests.{row}.{column}"] or 0) for row in ("outcome.total", "carried_out"))
    assert went - came == difference
    assert set(cells) == set(form("cn-ogi-2019").keys)


@pytest.mark.parametrize(
    ("name", "layout"), [("bureau-2022.docx", "docx_vertical"), ("city-2022.pdf", "pdf_pages"), ("city-2024.md", "markdown_table")]
)
def test_a_file_that_says_something_else_is_noticed(name: str, layout: str) -> None:
    other = render(LAYOUTS[layout], [make_truth(seeded(1))], seeded(1)).content
    assert not same(examples()[name], other)
    assert same(other, other)
