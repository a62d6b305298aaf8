"""The generator's truths: consistent unless told otherwise, with every kind of organ, blank and amount."""

import re
from decimal import Decimal

import pytest

from gongkai.report.forms import forms
from lab.generate.organs import Profile
from lab.generate.seeds import seeded
from lab.generate.truth import Blanks, broken_identities, make_truth

FORMS = tuple(forms())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("profile", Profile)
def test_a_report_satisfies_every_identity_of_its_form(form: str, profile: Profile) -> None:
    for seed in range(40):
        truth = make_truth(seeded(seed), form=form, profile=profile, blanks=Blanks.NONE)
        assert tuple(truth.cells) == truth.form.keys
        assert broken_identities(truth.form, truth.cells) == 0


def test_blanks_for_zeros_leave_no_zero_and_break_nothing() -> None:
    for seed in range(40):
        truth = make_truth(seeded(seed), blanks=Blanks.ZEROS)
        assert not any(value == 0 for value in truth.cells.values() if value is not None)
        assert None in truth.cells.values()
        assert broken_identities(truth.form, truth.cells) == 0


def test_some_blanks_are_some() -> None:
    truths = [make_truth(seeded(seed), blanks=Blanks.SOME) for seed in range(60)]
    assert all(0 < list(truth.cells.values()).count(None) < len(truth.cells) for truth in truths)


@pytest.mark.parametrize("faults", [1, 3])
def test_each_fault_is_on_record_and_breaks_an_identity(faults: int) -> None:
    for seed in range(40):
        truth = make_truth(seeded(seed), faults=faults)
        assert len(truth.faults) == faults
        assert broken_identities(truth.form, truth.cells) >= 1
        last = {fault.key: fault for fault in truth.faults}
        assert all(truth.cells[key] == fault.now != fault.was for key, fault in last.items())


def test_one_mended_fault_makes_the_report_consistent_again() -> None:
    truth = make_truth(seeded(3), faults=1)
    (fault,) = truth.faults
    assert broken_identities(truth.form, {**truth.cells, fault.key: fault.was}) == 0


def test_a_township_has_next_to_nothing_and_a_province_thousands() -> None:
    towns = [make_truth(seeded(seed), profile=Profile.TOWNSHIP, blanks=Blanks.NONE) for seed in range(50)]
    provinces = [make_truth(seeded(seed), profile=Profile.PROVINCE, blanks=Blanks.NONE) for seed in range(50)]
    assert all((truth.cells["requests.received.total"] or 0) < 10 for truth in towns)
    assert all((truth.cells["requests.received.total"] or 0) > 1000 for truth in provinces)
    assert any(all(value == 0 for key, value in truth.cells.items() if key.startswith("requests.")) for truth in towns)


def test_amounts_have_zero_to_six_decimals() -> None:
    truths = [make_truth(seeded(seed), form="cn-ogi-2021", profile=Profile.CITY, blanks=Blanks.NONE) for seed in range(300)]
    amounts = [truth.cells["disclosure.fees.amount_wan"] for truth in truths]
    assert {-int(amount.as_tuple().exponent) for amount in amounts if isinstance(amount, Decimal)} == {0, 1, 2, 3, 4, 5, 6}


def test_changes_are_sometimes_negative() -> None:
    truths = [make_truth(seeded(seed), form="cn-ogi-2019", profile=Profile.COUNTY) for seed in range(40)]
    assert any((truth.cells["disclosure.licensing.items_change"] or 0) < 0 for truth in truths)


def test_prose_figures_agree_with_the_tables_and_with_themselves() -> None:
    for seed in range(80):
        truth = make_truth(seeded(seed))
        text = "".join(truth.prose.overview)
        received = re.search(r"共收到政府信息公开申请(\d+)件", text)
        if received:
            assert int(received[1]) == truth.cells["requests.received.total"]
        channels = re.search(r"主动公开政府信息(\d+)条，其中网站公开(\d+)条、微信公众号公开(\d+)条、微博公开(\d+)条", text)
        assert channels is not None
        assert int(channels[1]) == sum(int(part) for part in channels.groups()[1:])


def test_wrong_prose_is_on_record() -> None:
    truth = make_truth(seeded(1), blanks=Blanks.NONE, prose_faults=2)
    assert len(truth.prose_faults) == 2
    for fault in truth.prose_faults:
        assert fault.right != fault.printed
        assert fault.sentence in "".join(truth.prose.overview)


def test_the_truth_is_a_report() -> None:
    truth = make_truth(seeded(5), blanks=Blanks.ZEROS)
    report = truth.report
    assert (report.organ, report.year, report.form) == (truth.organ.name, truth.year, truth.form.id)
    assert {key: cell.value for key, cell in report.cells.items()} == dict(truth.cells)
