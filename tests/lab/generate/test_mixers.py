"""Every mixer changes what its name says, and nothing else: cells stay the cells of the form with the same values."""

from decimal import Decimal

import pytest

from lab.generate.draft import Draft, make_draft
from lab.generate.mixers import MIXERS
from lab.generate.organs import Profile
from lab.generate.seeds import seeded
from lab.generate.truth import Blanks, make_truth

FORMS = ("cn-ogi-2019", "cn-ogi-2021")
UNITS = {"亿元": Decimal(10_000), "万元": Decimal(1), "万": Decimal(1), "元": Decimal("0.0001")}


def draft(seed: int, form: str | None = None, blanks: Blanks = Blanks.SOME) -> Draft:
    rng = seeded(seed)
    return make_draft(make_truth(rng, form=form, profile=Profile.CITY, blanks=blanks), rng)


def prints(one: Draft) -> tuple[object, ...]:
    return (one.title, one.preface, one.before, one.after, one.metadata, [(p.number, p.heading, p.paragraphs, p.rows) for p in one.parts])


def mixed(name: str, seed: int, form: str | None = None, blanks: Blanks = Blanks.SOME) -> Draft:
    one = draft(seed, form, blanks)
    MIXERS[name].change(one, seeded(seed))
    return one


def labels(one: Draft) -> set[str]:
    return {box.text for part in one.parts for row in part.rows for box in row if box.key is None}


@pytest.mark.parametrize("name", MIXERS)
def test_it_changes_what_is_printed(name: str) -> None:
    form = MIXERS[name].form
    assert any(prints(mixed(name, seed, form)) != prints(draft(seed, form)) for seed in range(20))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", MIXERS)
def test_every_expected_cell_is_printed_once_and_no_other(name: str, form: str) -> None:
    for seed in range(10):
        one = mixed(name, seed, form)
        keys = [box.key for part in one.parts for row in part.rows for box in row if box.key is not None]
        assert sorted(keys) == sorted(one.expected)


@pytest.mark.parametrize("name", [name for name in MIXERS if name not in {"row_totals_blank", "other_handling_merged"}])
def test_values_stay(name: str) -> None:
    for seed in range(10):
        assert {key: cell.value for key, cell in mixed(name, seed).expected.items()} == dict(draft(seed).truth.cells)


def test_one_row_for_other_handling_holds_the_sum_of_three() -> None:
    one = mixed("other_handling_merged", 4, "cn-ogi-2021", Blanks.NONE)
    for column in ("natural_person", "business", "total"):
        parts = [one.truth.cells[f"requests.outcome.other_handling.{part}.{column}"] for part in ("no_correction", "fee_unpaid", "other")]
        assert one.expected[f"requests.outcome.other_handling.{column}"].value == sum(part or 0 for part in parts)
    assert "（六）其他处理" in labels(one)
    assert "3.其他" not in labels(one)


def test_blank_totals_are_expected_blank() -> None:
    one = mixed("row_totals_blank", 4)
    assert all(cell.value is None for key, cell in one.expected.items() if key.endswith(".total"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["amount_units", "amount_unit_in_header"])
def test_an_amount_is_the_same_in_every_unit(name: str, form: str) -> None:
    units = set()
    for seed in range(40):
        one = mixed(name, seed, form, Blanks.NONE)
        (key,) = (key for key in one.expected if key.endswith("amount_wan"))
        (text,) = (box.text for part in one.parts for row in part.rows for box in row if box.key == key)
        words = [text] if name == "amount_units" else [label for label in labels(one) if "元" in label]
        unit = next(unit for unit in UNITS if any(unit in word for word in words))
        units.add(unit)
        assert Decimal(text.rstrip("亿万元")) * UNITS[unit] == one.expected[key].value
    assert len(units) > 1


@pytest.mark.parametrize(
    ("name", "form", "shown"),
    [
        ("misprints", "cn-ogi-2021", {"现行有效件", "2.其他法律行政止公开", "行政法复议"}),
        ("header_pair_cut", "cn-ogi-2019", {"本年新"}),
        ("documents_renamed", "cn-ogi-2021", {"规范性文件"}),
        ("labels_shortened", "cn-ogi-2021", {"1.逾期不补正"}),
        ("other_row_renamed", "cn-ogi-2021", {"（六）其他"}),
        ("half_width_marks", "cn-ogi-2019", {"(三)不予公开"}),
        ("spaces_in_labels", "cn-ogi-2019", {"（三） 不予公开", "1. 属于国家秘密"}),
        ("extra_rows", "cn-ogi-2021", {"行政检查", "行政确认", "其他主动公开文件"}),
        ("traditional", "cn-ogi-2019", {"規章"}),
        ("traditional_with_pinyin", "cn-ogi-2019", {"規(guī)章"}),
        ("taiwan_words", "cn-ogi-2021", {"行政規範性檔案"}),
    ],
)
def test_labels_are_those_seen_in_real_reports(name: str, form: str, shown: set[str]) -> None:
    assert shown <= set().union(*(labels(mixed(name, seed, form)) for seed in range(15)))


def test_a_group_label_stands_twice() -> None:
    one = mixed("group_repeated", 1, "cn-ogi-2021")
    texts = [box.text for row in one.part("requests").rows for box in row]
    assert max(texts.count("（三）不予公开"), texts.count("（五）不予处理")) == 2


def test_a_note_follows_the_figure() -> None:
    one = mixed("note_in_cell", 2, "cn-ogi-2021", Blanks.NONE)
    (noted,) = (box for part in one.parts for row in part.rows for box in row if box.key and len(box.text) > 8)
    assert noted.key is not None
    assert noted.text.startswith(str(one.expected[noted.key].value))
