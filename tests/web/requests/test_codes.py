"""Query codes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.requests.codes import new_code, normal, proof_of

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_is_fourteen_signs_in_groups() -> None:
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(re.fullmatch(f"[{SIGNS}]{{4}}-[{SIGNS}]{{4}}-[{SIGNS}]{{4}}-[{SIGNS}]{{2}}", code) for code in codes)


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        lambda code: code.replace("-", ""),
        lambda code: f"  {code.replace('-', ' ')} ",
        lambda code: "".join(chr(ord(sign) + 0xFEE0) for sign in code.replace("-", "")),
        lambda code: code.replace("1", "l").replace("0", "O"),
    ],
)
def test_however_it_is_typed_it_is_the_same(typed: "type[str]") -> None:
    for _ in range(50):
        code = new_code()
        assert normal(typed(code)) == code


@given(st.integers(0, 13), st.sampled_from(SIGNS))
def test_a_slip_of_one_sign_is_no_code(place: int, sign: str) -> None:
    code = new_code().replace("-", "")
    slipped = code[:place] + sign + code[place + 1 :]

    assert (normal(slipped) is None) == (slipped != code)


@pytest.mark.parametrize("typed", ["", "7K3M", "?" * 14, "U" * 14, "7K3M92QX0ATZ5B0", "中" * 14])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert normal(typed) is None


def test_a_proof_is_the_last_four_signs_and_tells_nothing_of_them() -> None:
    code, other = new_code(), new_code()

    assert proof_of(code, "11010519491231002X") == proof_of(code, "002x") == proof_of(code, " ００２Ｘ ")
    assert proof_of(code, "002X") != proof_of(other, "002X")
    assert "002X" not in proof_of(code, "002X")
