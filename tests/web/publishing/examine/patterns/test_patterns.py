import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.publishing.examine.kinds import Kind
from gongkai_web.publishing.examine.patterns import personal_data
from tests.web.publishing.scan.makers.numbers import identity, luhn
from tests.web.publishing.scan.sentences import HARMLESS, PERSONAL


@pytest.mark.parametrize(("kind", "sentence"), PERSONAL)
def test_finds(kind: Kind, sentence: str) -> None:
    assert kind in {found for found, _ in personal_data(sentence)}


@pytest.mark.parametrize("sentence", HARMLESS)
def test_lets_pass(sentence: str) -> None:
    assert not list(personal_data(sentence))


@given(
    st.dates().filter(lambda day: 1900 <= day.year < 2026),
    st.integers(1, 999),
    st.sampled_from(("110101", "130922", "320583", "440306", "620723", "650102")),
    st.sampled_from(("", " ", "-", "·", "\u200b", "\n")),
    st.integers(1, 17),
)
def test_finds_every_identity_number(born: object, order: int, county: str, gap: str, at: int) -> None:
    number = identity(county, f"{born:%Y%m%d}", f"{order:03}")
    assert (Kind.IDENTITY_NUMBER, number) in list(personal_data(f"王某，{number[:at]}{gap}{number[at:]}，"))


@given(st.sampled_from(("622202", "621700", "623052", "625900", "4367421", "955880")), st.integers(0, 10**9), st.integers(16, 19))
def test_finds_every_card(issuer: str, middle: int, length: int) -> None:
    number = luhn((issuer + f"{middle:012}")[: length - 1].ljust(length - 1, "7"))
    found = dict(personal_data(f"卡号：{number}"))
    assert Kind.BANK_CARD in found or (issuer.startswith("4") and length != 16)


@given(st.integers(0, 10**18))
def test_a_wrong_check_digit_is_no_identity_number(number: int) -> None:
    written = identity("130922", "19780101", f"{number % 1000:03}")
    wrong = written[:17] + ("0" if written[17] != "0" else "1")
    assert Kind.IDENTITY_NUMBER not in {kind for kind, _ in personal_data(wrong)}


@given(st.text(alphabet="0123456789 -./Xx卡号电话住址证元,。\n", max_size=400))
def test_takes_any_text(text: str) -> None:
    for _, matched in personal_data(text):
        assert matched


def test_says_each_number_once() -> None:
    assert list(personal_data("13831712345，13831712345；138-3171-2345")) == [(Kind.MOBILE_NUMBER, "13831712345")]


@pytest.mark.parametrize("text", ["户籍地：河北省沧州市", "家庭住址：", "住址：见附件", "经营地址：青县清州镇12号"])
def test_an_address_without_a_door_is_none(text: str) -> None:
    assert not list(personal_data(text))
