"""What a rule stands on, in its three forms."""

import pytest

from gongkai.errors import ContractError
from gongkai.law.basis import Basis, basis


def test_an_article_in_three_forms() -> None:
    found = basis("OGI-R 33")

    assert found == Basis("OGI-R", "33")
    assert found.code == "OGI-R 33"
    assert found.zh == "《中华人民共和国政府信息公开条例》（国务院令第711号）第三十三条"
    assert found.en == "Regulation on Open Government Information art. 33"


def test_an_instrument_as_a_whole() -> None:
    assert basis("DLV") == Basis("DLV", None)
    assert basis("DLV").code == "DLV"
    assert basis("DLV").zh.endswith("（国办公开办函〔2016〕235号）")


def test_an_article_of_one_paragraph_counts_its_items() -> None:
    assert basis("OGI-R 36(4)").zh.endswith("第三十六条第（四）项")
    assert basis("OGI-R 16(2)").zh.endswith("第十六条第二款")
    assert basis("ARL 23(1)(4)").zh.endswith("第二十三条第一款第（四）项")


@pytest.mark.parametrize(("code", "said"), [("NOPE 3", "unknown instrument 'NOPE'"), ("OGI-R thirty", "malformed article 'thirty'")])
def test_what_does_not_exist_is_refused_where_it_is_written(code: str, said: str) -> None:
    with pytest.raises(ContractError, match=said):
        basis(code)
