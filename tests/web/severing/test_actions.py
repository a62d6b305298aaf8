"""Documents, marks and severed files in the database."""

from hashlib import sha256

import pytest
from django.db import DatabaseError, transaction

from gongkai_web.organs.refusals import Refused
from gongkai_web.requests import store
from gongkai_web.requests.models import Case
from gongkai_web.requests.store import path_of
from gongkai_web.severing import actions, child
from gongkai_web.severing.cutting.geometry import Box
from gongkai_web.severing.cutting.proving import Leak, Proof
from gongkai_web.severing.models import Cut, Document, Severed
from tests.web.publishing.scan.makers.pdf import bomb, protected
from tests.web.requests.office import Office
from tests.web.severing.desk import TYPED
from tests.web.severing.making import cuts_of, remains

SMITH = [cut.box for cut in cuts_of(TYPED, "Smith", page=1)]
NAME = [cut.box for cut in cuts_of(TYPED, "王宝强", page=1)]


def _mark(office: Office, document: Document, boxes: list[Box], page: int = 1) -> list[Cut]:
    return actions.mark(office.actor("handler"), document, page=page, boxes=boxes, ground="refuse_third_party")


def test_a_severed_file_is_a_new_one_and_the_original_stays(office: Office, document: Document) -> None:
    before = document.open()
    _mark(office, document, SMITH)
    made = actions.save(office.actor("handler"), document)

    assert document.open() == before
    assert remains(made.open(), "Smith") == []
    assert sha256(made.open()).hexdigest() == made.sha256
    assert made.size == len(made.open())
    assert b"%PDF" not in store.content(made.place)
    assert [(one["page"], one["ground"], one["by"]) for one in made.cuts] == [(1, "refuse_third_party", office.people["handler"].pk)]
    assert made.cuts[0]["at"].startswith("2026-03-02T01:30")
    assert made.cuts[0]["box"] == pytest.approx(list(SMITH[0]))


def test_words_that_stand_elsewhere_are_confirmed_first(office: Office, document: Document) -> None:
    actor = office.actor("handler")
    _mark(office, document, NAME)
    with pytest.raises(actions.Elsewhere) as found:
        actions.save(actor, document)
    assert found.value.places == ((2, "王宝强"),)
    assert not Severed.objects.exists()
    with pytest.raises(actions.Elsewhere):
        actions.save(actor, document, known="another list")

    assert actions.save(actor, document, known=found.value.known).elsewhere == [2]


def test_a_file_that_fails_the_proof_is_not_kept(office: Office, document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    _mark(office, document, SMITH)
    monkeypatch.setattr(child, "sever", lambda content, _cuts: content)
    files = len(list(path_of("").iterdir()))
    with pytest.raises(Refused) as refused:
        actions.save(office.actor("handler"), document)

    assert refused.value.remedy
    assert not Severed.objects.exists()
    assert len(list(path_of("").iterdir())) == files


def test_the_proof_is_asked_of_what_is_kept(office: Office, document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    _mark(office, document, SMITH)
    monkeypatch.setattr(child, "prove", lambda *_: Proof(((Leak.TEXT, 1),), ()))
    with pytest.raises(Refused, match="第1页"):
        actions.save(office.actor("handler"), document)


@pytest.mark.parametrize(
    ("page", "boxes", "ground"),
    [
        (1, [], "refuse_third_party"),
        (3, SMITH, "refuse_third_party"),
        (0, SMITH, "refuse_third_party"),
        (1, [Box(10, 10, 10, 30)], "refuse_third_party"),
        (1, [Box(10, 10, float("nan"), 30)], "refuse_third_party"),
        (1, [Box(10, 10, 20_000, 30)], "refuse_third_party"),
        (1, SMITH, ""),
        (1, SMITH, "not_exist"),
    ],
    ids=["nothing", "no such page", "page zero", "no width", "no number", "no such place", "no ground", "no ground for a passage"],
)
def test_what_is_no_passage_is_refused(office: Office, document: Document, page: int, boxes: list[Box], ground: str) -> None:
    with pytest.raises(Refused):
        actions.mark(office.actor("handler"), document, page=page, boxes=boxes, ground=ground)
    assert not Cut.objects.exists()


def test_without_marks_nothing_is_saved(office: Office, document: Document) -> None:
    with pytest.raises(Refused):
        actions.save(office.actor("handler"), document)


@pytest.mark.parametrize("who", ["legal", "secrecy"])
def test_only_whoever_handles_the_case_may(office: Office, document: Document, who: str) -> None:
    (cut,) = _mark(office, document, SMITH)
    actor = office.actor(who)
    for act in (
        lambda: actions.add(actor, document.case, name="a.pdf", content=TYPED),
        lambda: actions.mark(actor, document, page=1, boxes=SMITH, ground="refuse_third_party"),
        lambda: actions.unmark(actor, cut),
        lambda: actions.save(actor, document),
    ):
        with pytest.raises(Refused):
            act()
    assert (Document.objects.count(), Cut.objects.count(), Severed.objects.count()) == (1, 1, 0)


def test_a_closed_case_stays_as_it_is(office: Office, document: Document) -> None:
    Case.objects.filter(pk=document.case_id).update(state="answered")
    document.case.refresh_from_db()
    with pytest.raises(Refused):
        _mark(office, document, SMITH)


def test_documents_and_severed_files_are_never_changed(office: Office, document: Document) -> None:
    _mark(office, document, SMITH)
    made = actions.save(office.actor("handler"), document)
    for row in (document, made):
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(place="elsewhere")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", protected(TYPED, user="geheim")), ("a.pdf", bomb()), ("a.pdf", b"%PDF-1.7\nnothing"), ("a.txt", "一".encode())],
    ids=["password", "bomb", "damaged", "no PDF"],
)
def test_what_cannot_be_severed_is_refused_with_what_to_do(office: Office, document: Document, name: str, content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        actions.add(office.actor("handler"), document.case, name=name, content=content)

    assert refused.value.what
    assert refused.value.remedy
    assert Document.objects.count() == 1
