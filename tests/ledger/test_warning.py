"""What a warning says of many cases."""

from gongkai.ledger.warning import WarningCode, unsealed


def test_five_cases_without_hashes_are_named_and_the_others_counted() -> None:
    few, many = unsealed(5, tuple("abcde")), unsealed(7, tuple("abcdef"))

    assert (few.code, few.cases) == (WarningCode.UNSEALED, tuple("abcde"))
    assert few.message.zh.startswith("a、b、c、d、e 没有哈希")
    assert "a, b, c, d, e; compare" in few.message.en
    assert many.message.zh.startswith("a、b、c、d、e 等 7 件 没有哈希")
    assert "a, b, c, d, e and 2 more; compare" in many.message.en
