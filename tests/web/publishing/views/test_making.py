"""How a rule came about, in the browser: asked of rules and normative documents alone, and kept; the filing afterwards."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from gongkai_web.organs.models import Site
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.forms.text import TextForm
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Draft, Publication
from tests.web.people import signed_in
from tests.web.publishing.actions.test_taking_effect import RULES
from tests.web.publishing.office import TEXT, Office

RULE = replace(RULES, effective_on=date(2026, 4, 2), decided_by="政府常务会议", decided_on=date(2026, 2, 27))


@pytest.fixture
def drafter(office: Office) -> Client:
    assert office.drafter.user is not None
    return signed_in(office.drafter.user)


def test_rules_are_asked_how_they_came_about_and_others_are_not(office: Office, drafter: Client) -> None:
    rules, news = office.drafted(RULE, Kind.RULES), office.drafted()
    open_for()

    assert "制定程序" in drafter.get(f"/workbench/items/{rules.pk}/edit/").content.decode()
    assert "制定程序" not in drafter.get(f"/workbench/items/{news.pk}/edit/").content.decode()
    page = drafter.get(f"/workbench/items/{rules.pk}/").content.decode()
    assert "尚未记录：公开征求意见、合法性审核。" in page
    assert "政府常务会议" in page


def test_what_is_filled_in_is_kept_and_what_is_not_asked_stays(office: Office, drafter: Client) -> None:
    rules, news = office.drafted(RULE, Kind.RULES), office.drafted(replace(TEXT, registration_no="LZ-1"))
    open_for()
    for item, text, changed in ((rules, RULE, {"legality_reviewed_on": "2026-02-20"}), (news, TEXT, {"title": "另一题目"})):
        said = {name: value for name, value in TextForm.initial_of(text).items() if value} | changed
        answer = drafter.post(f"/workbench/items/{item.pk}/edit/", {**said, "version": 1})
        assert answer.status_code == 302, answer.content.decode()

    open_for(reads=[office.organ.pk])
    kept = Draft.objects.get(pk=rules.pk)
    assert (kept.decided_by, kept.decided_on, kept.legality_reviewed_on) == ("政府常务会议", date(2026, 2, 27), date(2026, 2, 20))
    assert Draft.objects.get(pk=news.pk).registration_no == "LZ-1"


def test_until_rules_are_filed_the_page_says_by_when(office: Office, site: Site) -> None:  # noqa: ARG001 - public pages need a site
    made = office.published(RULE, Kind.RULES)
    assert office.publisher.user is not None
    publisher = signed_in(office.publisher.user)
    open_for()
    assert "2026-04-01" in publisher.get(f"/workbench/items/{made.pk}/").content.decode()
    answer = publisher.post(f"/workbench/items/{made.pk}/record_filing/", {"version": 1, "on": "2026-03-30", "number": "洛规备〔2026〕1号"})
    assert answer.status_code == 302, answer.content.decode()

    assert Publication.objects.get(pk=made.pk).filing_no == "洛规备〔2026〕1号"
    page = publisher.get(f"/workbench/items/{made.pk}/").content.decode()
    assert "洛规备〔2026〕1号" in page
    assert "2026-04-01" not in page
