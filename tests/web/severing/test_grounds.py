"""The grounds that a passage can be cut on."""

from datetime import date

from django.utils import translation

from gongkai.law.outcomes import Ground
from gongkai_web.severing.grounds import choices, grounds, label, number

DAY = date(2026, 3, 2)


def test_they_are_the_exemptions_and_what_is_no_government_information() -> None:
    assert [one.value for one in grounds(DAY)] == [
        *("refuse_state_secret", "refuse_law_forbids", "refuse_security", "refuse_third_party"),  # articles 14 and 15
        *("refuse_internal", "refuse_deliberative", "refuse_enforcement_file"),  # article 16
        "not_ogi",  # article 37
    ]


def test_each_has_a_number_of_its_own_and_a_name_in_both_languages() -> None:
    assert len({number(one) for one in Ground}) == len(Ground)
    with translation.override("en"):
        english = dict(choices(DAY))
        assert label(Ground.NOT_OGI) == f"〔{number(Ground.NOT_OGI)}：不属于政府信息〕", "the document is Chinese whoever severs it"
    with translation.override("zh-hans"):
        assert dict(choices(DAY))["refuse_internal"].endswith("三类内部事务信息")
    assert english["refuse_internal"].endswith("internal affairs")
