"""Words of messages."""

import pytest

from gongkai.checks.wording import label, labels, plain, show, sums
from gongkai.report.forms import forms
from tests.checks.reports import with_cells, zeros


@pytest.mark.parametrize(
    ("printed", "short"),
    [
        ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
        ("2.其他法律行政法规禁止公开", "其他法律行政法规禁止公开"),
        ("3.危及“三安全一稳定”", "危及“三安全一稳定”"),
        ("总计", "总计"),
    ],
)
def test_labels_without_numbers_and_notes(printed: str, short: str) -> None:
    assert plain(printed) == short


def test_a_cell_is_called_by_row_and_column() -> None:
    assert label(zeros(), "requests.outcome.denied.state_secret.business").zh == "“不予公开·属于国家秘密”（商业企业）"
    assert label(zeros(), "remedies.suit_after_review.pending").zh == "“行政诉讼·复议后起诉”（尚未审结）"
    assert label(zeros(), "requests.carried_in.natural_person").english == "carried in (natural person)"


@pytest.mark.parametrize("id", list(forms()))
def test_every_cell_has_a_name_of_its_own(id: str) -> None:
    names = [one.zh for one in labels(id).values()]

    assert len(set(names)) == len(names)
    assert labels(id).keys() == forms()[id].kinds.keys()


def test_sums_leave_zeros_out_and_count_blanks() -> None:
    keys = [f"remedies.review.{column}" for column in ("upheld", "corrected", "other", "pending")]

    assert sums(with_cells(zeros(), dict(zip(keys, (3, 0, 2, 1), strict=True))), keys) == ("3 + 2 + 1 = 6",) * 2
    assert sums(with_cells(zeros(), dict(zip(keys, (3, 0, None, None), strict=True))), keys) == ("3（另有2格空白）", "3 (and 2 blank)")
    assert sums(with_cells(zeros(), dict.fromkeys(keys)), keys) == ("空白", "blank")
    assert sums(zeros(), keys) == ("0", "0")


def test_a_value_is_shown_and_a_blank_named() -> None:
    assert show(3) == ("3", "3")
    assert show(None) == ("空白", "blank")
