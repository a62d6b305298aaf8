"""The tables' columns."""

from gongkai.corpus.layout import KINDS, MASKS, SCHEMAS, mask_bit
from gongkai.report.forms import forms


def test_every_cell_of_every_form_has_a_column_and_a_bit_of_its_own() -> None:
    keys = {key for form in forms().values() for key in form.kinds}
    assert set(KINDS) == keys
    assert keys <= set(SCHEMAS["figures"].names)
    bits = [mask_bit(key) for key in keys]
    assert len(set(bits)) == len(keys)
    assert all(number < len(MASKS) and bit.bit_count() == 1 and bit < 2**63 for number, bit in bits)
