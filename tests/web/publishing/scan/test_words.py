"""Texts beside items: found, masked, and where an office is reached its own numbers are let through."""

import pytest

from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.examine.kinds import Kind
from gongkai_web.publishing.scan.words import Words, refuse_personal_data, scan_words

IDENTITY, MOBILE = "11010519491231002X", "13931700000"


def test_what_is_found_is_masked_and_says_where() -> None:
    (found,) = scan_words([Words("收费", "不收费"), Words("说明", f"经办人身份证{IDENTITY}")])

    assert (found.kind, found.where) == (Kind.IDENTITY_NUMBER, "说明")
    assert IDENTITY not in found.excerpt


@pytest.mark.parametrize(
    ("text", "contact", "kinds"),
    [
        (f"值班手机{MOBILE}", False, {Kind.MOBILE_NUMBER}),
        (f"值班手机{MOBILE}", True, set()),
        ("幸福小区8号楼2单元101室", True, set()),
        (f"值班手机{MOBILE}，身份证{IDENTITY}", True, {Kind.IDENTITY_NUMBER}),
        ("银行卡6228480402564890018", True, {Kind.BANK_CARD}),
        ("0317-2000001", False, set()),
    ],
)
def test_where_an_office_is_reached_its_own_numbers_are_let_through(text: str, contact: bool, kinds: set[Kind]) -> None:
    assert {one.kind for one in scan_words([Words("联系电话", text, contact=contact)])} == kinds


def test_a_refusal_names_a_few_places_and_counts_the_rest() -> None:
    refuse_personal_data("未公开。", [Words("收费", "不收费")])
    with pytest.raises(Refused) as refusal:
        refuse_personal_data("未公开。", [Words(f"第{number}项", f"身份证{IDENTITY}") for number in range(1, 8)])

    assert refusal.value.what == "未公开。"
    assert "第5项（" in refusal.value.why
    assert "第6项（" not in refusal.value.why
    assert "另有2处" in refusal.value.why
    assert refusal.value.remedy
