"""The look at the database after a soak (lab.soak.asked) sees what must not be."""

import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from pytest_django.fixtures import Settings

from gongkai_web.letters.models import Letter, LetterCounter
from gongkai_web.messages.kinds import State
from gongkai_web.messages.models import Message
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.actions import Submitted, submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Case, CaseFile
from gongkai_web.requests.sealing import seal
from lab.soak.asked import faults
from tests.web.people import make_department
from tests.web.requests.examples import IDENTITY, PHONE, request

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
_FILE = "证明材料\n".encode() * 9
_GATEWAY = "http://127.0.0.1:9/"
"""Nobody is there: these messages are sent by no test."""


@pytest.fixture
def sent(water: Organ, settings: Settings) -> Submitted:
    """A request with a file, whose message went out."""
    settings.GONGKAI_SMS_URL = _GATEWAY
    done = submit(asked(request(organ=water.code)), now=NOW, files=[("材料.txt", _FILE)], key="k-1")
    _open()
    Message.objects.update(state=State.SENT, tries=1)
    return done


def _open() -> None:
    organs = list(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)


def _told(sent: Submitted, *more: list[object], file: bytes = _FILE, **seen: object) -> list[str]:
    """What is found of a run in which the message of the request came to the gateway, and no letter was issued. `seen`: what else was."""
    given = [[sent.code, IDENTITY[-4:], PHONE, [sha256(file).hexdigest()]], *more]
    posted = [[f"{sent.case}:1:sms", f"+86{PHONE}", f"查询码{sent.code}"]]
    told = {"given": given, "posted": posted, "issued": [], "interruptions": 0, **seen}
    found = list(json.loads(faults(json.dumps(told))))
    _open()
    return found


def test_nothing_where_all_is_well(sent: Submitted) -> None:
    assert _told(sent) == []


def test_a_code_that_leads_nowhere(sent: Submitted) -> None:
    found = _told(sent, ["7K3M-92QX-0ATZ-5B", "0001", PHONE, []])

    assert "the code 7K3M-92QX-0ATZ-5B leads nowhere" in found
    assert "1 cases of 2 requests" in found


def test_a_file_that_is_another_or_missing(sent: Submitted) -> None:
    wrong = [f"{sent.case} has 1 files that are not the 1 that were sent"]
    assert _told(sent, file=b"another") == wrong

    store.forget(CaseFile.objects.get().place)

    assert _told(sent) == wrong


def test_a_case_that_lost_an_entry_whichever_organ_was_asked(sent: Submitted, government: Organ) -> None:
    other = make_department(government, "130900-02", "洛泽市财政局")
    second = submit(asked(request(organ=other.code)), now=NOW, key="k-2")
    _open()
    Message.objects.update(state=State.SENT, tries=1)
    Case.objects.update(entries=2)
    posted = [[f"{one.case}:1:sms", f"+86{PHONE}", one.code] for one in (sent, second)]

    found = _told(sent, [second.code, IDENTITY[-4:], PHONE, []], posted=posted)

    assert sorted(found) == sorted(f"{one.case} has 1 entries and says 2" for one in (sent, second))


def test_a_message_that_came_again_though_nobody_interrupted_its_sender(sent: Submitted) -> None:
    twice = [[f"{sent.case}:1:sms", f"+86{PHONE}", sent.code]] * 2
    _open()
    Message.objects.update(tries=2)

    assert _told(sent, posted=twice, interruptions=1) == []
    assert _told(sent, posted=twice) == ["1 messages came again, more than the 0 times that their sender was interrupted"]
    Message.objects.update(tries=1)
    assert _told(sent, posted=twice, interruptions=1) == [f"{sent.case}:1:sms came 2 times to the gateway and was handed over 1 times"]


def test_a_message_that_never_came_or_of_which_the_platform_says_something_else(sent: Submitted) -> None:
    assert _told(sent, posted=[]) == [f"{sent.case}:1:sms came 0 times to the gateway and was handed over 1 times"]
    Message.objects.update(state=State.WAITING, said="busy")
    assert _told(sent) == [f"{sent.case}:1:sms is waiting (busy)"]
    Message.objects.all().delete()
    assert _told(sent) == [
        f"{sent.case}:1:sms: something happened of which no message tells",
        f"{sent.case}:1:sms: the gateway has it, and the platform knows nothing of it",
    ]


def test_a_message_to_somebody_else_or_with_two_texts(sent: Submitted) -> None:
    key = f"{sent.case}:1:sms"
    wrong = [f"{key} did not bring its query code to the telephone of who asked"]

    assert _told(sent, posted=[[key, "+8613900000000", sent.code]]) == wrong
    assert _told(sent, posted=[[key, f"+86{PHONE}", "7K3M-92QX-0ATZ-5B"]]) == wrong
    _open()
    Message.objects.update(tries=2)
    both = [[key, f"+86{PHONE}", sent.code], [key, f"+86{PHONE}", f"{sent.code}。"]]
    assert _told(sent, posted=both, interruptions=1) == [f"{key} came with several texts"]


def test_letters_that_are_whole_and_in_order(sent: Submitted) -> None:
    _issued(sent, 1)

    assert _told(sent, issued=[[sent.case, "洛水公开告〔2026〕1号"]]) == []


def test_a_letter_that_was_issued_and_is_not_there(sent: Submitted) -> None:
    number = "洛水公开告〔2026〕1号"
    assert _told(sent, issued=[[sent.case, number]]) == [f"the letter {number} of {sent.case} was issued and is not there"]


def test_letters_of_one_case_twice_and_a_number_left_out(sent: Submitted, water: Organ) -> None:
    _issued(sent, 1)
    _issued(sent, 3)

    assert _told(sent) == [
        f"{sent.case} has 2 letters of which it needs one",
        f"organ and year {water.pk, 2026}: the counter stands at 3, the letters are [1, 3]",
    ]


def test_a_letter_whose_files_are_lost_or_others(sent: Submitted) -> None:
    letter = _issued(sent, 1, docx_sha256=sha256(b"another").hexdigest())
    store.forget(letter.pdf)

    assert _told(sent) == [
        f"{letter.number} of {sent.case}: its docx is another than the one that was issued",
        f"{letter.number} of {sent.case}: its pdf is lost",
    ]


def _issued(sent: Submitted, place: int, **changes: str) -> Letter:
    """A letter of the case; what stands in it is a matter of other tests."""
    _open()
    case = Case.objects.select_related("applicant").get(pk=sent.case)
    docx, pdf = (store.keep(seal(case.applicant.key, content)) for content in (b"PK", b"%PDF-"))
    digests = {"docx_sha256": sha256(b"PK").hexdigest(), "pdf_sha256": sha256(b"%PDF-").hexdigest(), **changes}
    about = {"code": "L06", "year": 2026, "place": place, "number": f"洛水公开告〔2026〕{place}号", "dated": NOW.date(), "issued_at": NOW}
    LetterCounter.objects.update_or_create(organ_id=case.organ_id, year=2026, defaults={"last": place})
    return Letter.objects.create(case=case, organ_id=case.organ_id, sealed=b"", docx=docx, pdf=pdf, **about, **digests)
