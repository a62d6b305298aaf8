"""Which mailboxes mail is taken in from, as variables of the environment say it."""

import pytest

from gongkai.errors import GongkaiError
from gongkai_web.serve.mailboxes import Mailbox, Tls, mailboxes

ONE = {
    "GONGKAI_IMAP_ORGANS": "130900-01",
    "GONGKAI_IMAP_HOST": "imap.luoze.example",
    "GONGKAI_IMAP_USER": "ysq",
    "GONGKAI_IMAP_PASSWORD": "geheim",
}


def test_without_organs_there_is_none() -> None:
    assert mailboxes({}) == mailboxes({**ONE, "GONGKAI_IMAP_ORGANS": " , "}) == ()


def test_one_organ_has_a_mailbox_over_tls() -> None:
    assert mailboxes(ONE) == (Mailbox("130900-01", "imap.luoze.example", 993, Tls.TLS, "ysq", "geheim", "INBOX"),)


def test_several_share_what_is_said_for_all_and_differ_in_what_is_said_for_each() -> None:
    found = mailboxes(
        {
            **ONE,
            "GONGKAI_IMAP_ORGANS": "130900-01, 130900-02",
            "GONGKAI_IMAP_USER_130900_02": "jyj",
            "GONGKAI_IMAP_PASSWORD_130900_02": "anders",
            "GONGKAI_IMAP_TLS_130900_02": "starttls",
            "GONGKAI_IMAP_FOLDER_130900_02": "政府信息公开",
        }
    )

    assert found == (
        Mailbox("130900-01", "imap.luoze.example", 993, Tls.TLS, "ysq", "geheim", "INBOX"),
        Mailbox("130900-02", "imap.luoze.example", 143, Tls.STARTTLS, "jyj", "anders", "政府信息公开"),
    )


def test_a_password_is_in_no_representation() -> None:
    assert "geheim" not in repr(mailboxes(ONE))


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"GONGKAI_IMAP_HOST": ""}, "GONGKAI_IMAP_HOST"),
        ({"GONGKAI_IMAP_PASSWORD": ""}, "GONGKAI_IMAP_PASSWORD"),
        ({"GONGKAI_IMAP_PORT": "0"}, "GONGKAI_IMAP_PORT"),
        ({"GONGKAI_IMAP_PORT": "99999"}, "GONGKAI_IMAP_PORT"),
        ({"GONGKAI_IMAP_TLS": "yes"}, "GONGKAI_IMAP_TLS"),
        ({"GONGKAI_IMAP_USER": "a\r\nb"}, "GONGKAI_IMAP_USER"),
        ({"GONGKAI_IMAP_PASSWORD": "口令"}, "GONGKAI_IMAP_PASSWORD"),
        ({"GONGKAI_IMAP_ORGANS": "130900-01,130900-02"}, "GONGKAI_IMAP_ORGANS"),
    ],
)
def test_what_makes_no_sense_stops_the_start_and_tells_no_password(changed: dict[str, str], where: str) -> None:
    with pytest.raises(GongkaiError) as error:
        mailboxes({**ONE, **changed})

    assert where in str(error.value)
    assert "口令" not in str(error.value)
    assert "geheim" not in str(error.value)
