"""The choices of an office from a file: strictly, because figures depend on them."""

import pytest

from gongkai.errors import ContractError
from gongkai.law.settings import (
    DEFAULTS,
    AfterPayment,
    ArchivesRow,
    ElectronicService,
    FeeApplicant,
    Instances,
    JointColumn,
    ReportDay,
    ResultDate,
    Settings,
    StopBegins,
)
from gongkai.law.settings_file import settings_from_toml


def test_what_is_not_named_has_its_default() -> None:
    assert settings_from_toml("# nothing\n") == DEFAULTS
    text = """
        result_date = "made"
        instances = "each"
        consultation_stop = "on_issue"
        archives_row = "not_this_org"
        online_receipt_needs_officer = true
        lapse_is_repeal = false
        correction_period = 10
        excess_year = 1000
        electronic_service = "dispatch"
        after_payment = "goes_on"
        report_day = "workday_before"
        fee_applicant = "agent"
        joint_column = "first_organisation"
        count_public_service_units = true
    """
    assert settings_from_toml(text) == Settings(
        result_date=ResultDate.MADE,
        instances=Instances.EACH,
        consultation_stop=StopBegins.ON_ISSUE,
        archives_row=ArchivesRow.NOT_THIS_ORG,
        online_receipt_needs_officer=True,
        lapse_is_repeal=False,
        correction_period=10,
        excess_year=1000,
        electronic_service=ElectronicService.DISPATCH,
        after_payment=AfterPayment.GOES_ON,
        report_day=ReportDay.WORKDAY_BEFORE,
        fee_applicant=FeeApplicant.AGENT,
        joint_column=JointColumn.FIRST_ORGANISATION,
        count_public_service_units=True,
    )


def test_the_smallest_number_is_one() -> None:
    assert settings_from_toml("correction_period = 1").correction_period == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("result_dat = 'made'", "unknown setting result_dat. use one of online_receipt_needs_officer, "),
        ("[result_date]", "result_date cannot be {}. use one of answered, made"),
        ("result_date = 'dated'", "result_date cannot be 'dated'. use one of answered, made"),
        ("instances = []", "instances cannot be []. use one of latest, each"),
        ("lapse_is_repeal = 1", "lapse_is_repeal cannot be 1. use one of true, false"),
        ("correction_period = 0", "correction_period cannot be 0. give a whole number from 1 to 1000"),
        ("correction_period = 1001", "correction_period cannot be 1001"),
        ("correction_period = 15.0", "correction_period cannot be 15.0"),
        ("correction_period = true", "correction_period cannot be True"),
        ("result_date", "the settings are not TOML. the parser says: "),
        ("result_date", 'write one setting a line, such as result_date = "made"'),
        ("instances = 'each'\ninstances = 'each'", "the settings are not TOML"),
    ],
)
def test_what_cannot_be_is_refused_with_the_setting(text: str, said: str) -> None:
    with pytest.raises(ContractError) as caught:
        settings_from_toml(text)

    assert said in str(caught.value)
