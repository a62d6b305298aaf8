"""What officers write of a case lies sealed, can be read by the office, and goes with the applicant."""

import pytest
from django.db import connection

from gongkai.errors import ContractError
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case, NoteKind
from gongkai_web.requests.notes import notes_of, notes_of_each, write
from tests.web.requests.office import ARRIVED, Office

SAID = {"talked": "林女士来电询问进度"}


def _case(office: Office, content: str = "") -> Case:
    found = Case.objects.get(pk=office.asked(content))
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    return found


@pytest.mark.usefixtures("site")
def test_a_note_is_read_as_it_was_written_and_the_database_holds_none_of_its_words(office: Office) -> None:
    case, actor = _case(office), office.actor("handler")
    write(actor, case, NoteKind.TALK, SAID)

    (note,) = notes_of(case)
    assert (note.kind, note.entry, note.said, note.by, note.at) == (NoteKind.TALK, case.entries, SAID, office.people["handler"], ARRIVED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text, encode(sealed, 'escape') FROM requests_casenote t")
        assert "林女士" not in str(cursor.fetchall())


@pytest.mark.usefixtures("site")
def test_notes_stand_in_their_order_each_with_its_case(office: Office) -> None:
    first, second, actor = _case(office), _case(office, "水库大坝安全鉴定报告"), office.actor("handler")
    for case, kind in ((first, NoteKind.TALK), (second, NoteKind.TALK), (first, NoteKind.ENTRY)):
        write(actor, case, kind, SAID)

    found = notes_of_each([first, second])
    assert {case: [one.kind for one in notes] for case, notes in found.items()} == {
        first.pk: [NoteKind.TALK, NoteKind.ENTRY],
        second.pk: [NoteKind.TALK],
    }


@pytest.mark.usefixtures("site")
def test_once_the_key_is_forgotten_a_note_says_that_there_was_one_and_no_more(office: Office) -> None:
    case, actor = _case(office), office.actor("handler")
    write(actor, case, NoteKind.TALK, SAID)
    case.key = ""
    case.save(update_fields=["key"])

    assert [(one.kind, one.said) for one in notes_of(case)] == [(NoteKind.TALK, None)]
    with pytest.raises(Refused):
        write(actor, case, NoteKind.TALK, SAID)


@pytest.mark.usefixtures("site")
def test_a_note_has_an_author(office: Office) -> None:
    case = _case(office)

    with pytest.raises(ContractError):
        write(Actor(None, office.actor("handler").duties, ARRIVED), case, NoteKind.TALK, SAID)
    assert notes_of(case) == []
