"""A clean-up of an organ about documents of the organs below it: these are told, and stand in a list until they have done it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice
from gongkai_web.compilations import actions
from gongkai_web.compilations.models import Cleanup, CleanupVerdict
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.compilations.outstanding import outstanding
from gongkai_web.organs.models import Site
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions as publishing
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.publishing.models import Publication
from tests.web.people import make_department, make_site, signed_in
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office

DAY = date(2026, 3, 2)


@pytest.fixture
def site(office: Office) -> Site:
    """The site on which the notice stands."""
    return make_site(office.organ)


@pytest.fixture
def below(office: Office) -> Office:
    """A department of the government whose clean-up it is."""
    return Office.of(make_department(office.organ), NOW)


def _open(*offices: Office) -> None:
    organs = [one.organ.pk for one in offices]
    open_for(reads=organs, writes=organs)


def _rules(office: Office, title: str) -> Publication:
    _open(office)
    return office.published(replace(TEXT, title=title), Kind.RULES)


def _published(office: Office, judged: dict[Publication, Verdict]) -> Cleanup:
    _open(office)
    batch = Cleanup(organ=office.organ, title="清理结果", decision="洛政发〔2026〕9号", decided_on=DAY)
    rows = [CleanupVerdict(item_id=one.pk, verdict=verdict, reason="已被代替") for one, verdict in judged.items()]
    return actions.publish(office.publisher, actions.save(office.drafter, batch, rows))


def _state(document: Publication) -> str:
    return Publication.objects.values_list("validity", flat=True).get(pk=document.pk)


def test_its_own_documents_end_and_those_below_are_asked_for(office: Office, below: Office) -> None:
    own, theirs = _rules(office, "市里的规定"), _rules(below, "局里的规定")
    amended, kept = _rules(below, "局里的办法"), _rules(below, "局里的细则")
    batch = _published(office, {own: Verdict.REPEAL, theirs: Verdict.REPEAL, amended: Verdict.AMEND, kept: Verdict.KEEP})

    assert [_state(one) for one in (own, theirs, amended)] == [Validity.REPEALED, Validity.IN_FORCE, Validity.IN_FORCE]
    assert outstanding(batch) == {theirs: Verdict.REPEAL, amended: Verdict.AMEND}
    told = Notice.objects.filter(what=What.CLEANUP)
    assert {(one.person, one.item) for one in told} == {
        (person.user, document.pk) for person in (below.drafter, below.head, below.publisher) for document in (theirs, amended)
    }
    assert str(told[0]) == "上级机关2026-03-02的文件清理要求对贵机关的一件文件予以修改、废止或者宣布失效。"

    _open(below)
    publishing.change_validity(below.publisher, theirs.item, validity=Validity.REPEALED, on=DAY)
    Publication.objects.filter(pk=amended.pk).update(updated_at=NOW + timedelta(days=1))
    assert outstanding(batch) == {}


def test_nothing_is_asked_before_it_is_public(office: Office, below: Office) -> None:
    theirs = _rules(below, "局里的规定")
    _open(office)
    batch = Cleanup(organ=office.organ, title="清理结果", decision="x", decided_on=DAY)
    batch = actions.save(office.drafter, batch, [CleanupVerdict(item_id=theirs.pk, verdict=Verdict.VOID, reason="x")])

    assert outstanding(batch) == {}
    assert not Notice.objects.filter(what=What.CLEANUP).exists()


@pytest.mark.usefixtures("site")
def test_the_public_reads_that_it_is_still_in_force_until_its_organ_ends_it(office: Office, below: Office) -> None:
    own, theirs = _rules(office, "市里的规定"), _rules(below, "局里的规定")
    batch = _published(office, {own: Verdict.REPEAL, theirs: Verdict.REPEAL})
    open_for()
    reader = Client()
    notice, address = f"/cleanups/{batch.pk}/", f"/items/{theirs.index_no}"
    asked = reader.get(notice).content.decode().partition('id="repeal-asked"')[2].partition("</section>")[0]
    assert "由制定机关予以废止" in asked
    assert "局里的规定" in asked
    assert "洛泽市水务局" in asked
    assert "市里的规定" not in asked
    page = reader.get(address).content.decode()
    assert "要求制定机关废止本文件或者宣布其失效" in page
    assert f'href="{notice}"' in page
    assert "is to end it" in reader.get(f"/en{address}").content.decode()

    _open(below)
    publishing.change_validity(below.publisher, theirs.item, validity=Validity.REPEALED, on=DAY)
    open_for()
    assert "repeal-asked" not in reader.get(notice).content.decode()
    assert "要求制定机关" not in reader.get(address).content.decode()


def test_the_form_takes_documents_of_organs_below_and_of_no_others(office: Office, below: Office) -> None:
    theirs, own = _rules(below, "局里的规定"), _rules(office, "市里的规定")
    said = {"title": "清理", "decision": "洛政发〔2026〕9号", "decided_on": "2026-03-02"}
    assert office.drafter.user is not None
    assert below.drafter.user is not None
    open_for()
    made = signed_in(office.drafter.user).post(
        f"/workbench/compilations/{office.organ.pk}/cleanups/new/", {**said, "verdicts": f"{theirs.index_no} 废止 已被代替"}
    )
    refused = signed_in(below.drafter.user).post(
        f"/workbench/compilations/{below.organ.pk}/cleanups/new/", {**said, "verdicts": f"{own.index_no} 废止 已被代替"}
    )

    assert (made.status_code, refused.status_code) == (302, 422)
    assert "本机关及其下级机关没有索引号为" in refused.content.decode()
    sheet = signed_in(office.drafter.user).get(f"/workbench/compilations/{office.organ.pk}/cleanups/worksheet/?below=1&as=csv")
    assert theirs.index_no in sheet.getvalue().decode()
    _open(office)
    batch = Cleanup.objects.get()
    actions.publish(office.publisher, batch)
    open_for()
    page = signed_in(office.drafter.user).get(f"/workbench/compilations/cleanups/{batch.pk}/").content.decode()
    assert "尚未落实" in page
    assert below.organ.name in page
