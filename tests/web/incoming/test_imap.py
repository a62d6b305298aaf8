"""A mailbox over IMAP: what is unseen, in which order, and what is said when it cannot be read."""

import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from gongkai_web.incoming import imap
from gongkai_web.incoming.imap import Down, opened
from gongkai_web.serve.mailboxes import Tls
from tests.web.incoming.box import Box, Lying, serving
from tests.web.incoming.conftest import mailbox_of

MAIL = b"Subject: a\r\n\r\nb\r\n"


def test_unseen_mails_are_read_oldest_first_and_marked_once_they_are_taken() -> None:
    box = Box(lying=[Lying(MAIL, seen=True), *(Lying(MAIL + bytes([65 + number])) for number in range(10))])
    with serving(box), opened(mailbox_of(box)) as folder:
        assert folder.unseen() == [str(number) for number in range(2, 12)]
        found = folder.mail("11")
        assert found == (MAIL + b"J", datetime(2026, 3, 2, 1, 30, tzinfo=UTC))
        assert not box.lying[10].seen
        folder.taken("11")

    assert [one.seen for one in box.lying] == [True, *[False] * 9, True]
    assert box.said[-1] == "LOGOUT"


def test_of_a_mail_that_is_too_large_no_more_is_fetched_than_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "LARGEST", 10)
    with serving(Box(lying=[Lying(MAIL)])) as box, opened(mailbox_of(box)) as folder:
        found = folder.mail("1")

    assert found is not None
    assert found.content == MAIL[:11]


@pytest.mark.parametrize("arrived", ["", "yesterday", "99-Mar-2026 09:30:00 +0800"])
def test_a_date_that_is_none_is_not_guessed(arrived: str) -> None:
    with serving(Box(lying=[Lying(MAIL, arrived)])) as box, opened(mailbox_of(box)) as folder:
        found = folder.mail("1")

    assert found == (MAIL, None)


def test_a_provider_that_wants_to_know_the_program_is_told() -> None:
    with serving(Box(strict=True)) as box, opened(mailbox_of(box)) as folder:
        assert folder.unseen() == []


def test_a_folder_with_a_chinese_name_is_opened_under_the_name_that_the_protocol_gives_it() -> None:
    example = "~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"  # RFC 3501, 5.1.3
    with serving(Box(folder=f"{example[1]} &- more")) as box, opened(replace(mailbox_of(box), folder=f"{example[0]} & more")) as folder:
        assert folder.unseen() == []


@pytest.mark.parametrize(
    ("box", "said"),
    [
        (Box(user="another"), r"^sign in: \[AUTHENTICATIONFAILED\] wrong$"),
        (Box(folder="another"), "^open the folder: no such folder$"),
        (Box(readonly=True), '^open the folder: "INBOX" is not writable$'),
    ],
    ids=["sign in", "folder", "read only"],
)
def test_it_says_at_which_step_it_cannot_be_read(box: Box, said: str) -> None:
    told = mailbox_of(Box())
    with serving(box), pytest.raises(Down, match=said), opened(replace(told, port=box.port)):
        pass


def test_nobody_listens() -> None:
    with serving() as box:
        pass
    with pytest.raises(Down, match="connect: Connection refused"), opened(mailbox_of(box)):
        pass


def test_a_server_that_breaks_off_says_nothing_of_a_mail() -> None:
    def fails(command: str) -> None:
        if "FETCH" in command:
            raise ConnectionResetError

    with serving(Box(lying=[Lying(MAIL)], before=fails)) as box, pytest.raises(Down) as down, opened(mailbox_of(box)) as folder:
        folder.mail("1")
    assert str(down.value).startswith("FETCH")
    assert "Subject" not in str(down.value)


@pytest.mark.parametrize("tls", [Tls.TLS, Tls.STARTTLS])
def test_over_tls_a_server_proves_who_it_is(tls: Tls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, key = _certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(Box(tls=context, at_once=tls is Tls.TLS, lying=[Lying(MAIL)])) as box:
        with pytest.raises(Down, match="connect"), opened(mailbox_of(box, tls=tls)):
            pass
        assert "LOGIN" not in box.said
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with opened(mailbox_of(box, tls=tls)) as folder:
            assert folder.unseen() == ["1"]


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Of a server on this machine, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
    paths = folder / "mail.crt", folder / "mail.key"
    paths[0].write_bytes(made.sign(key, SHA256()).public_bytes(Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return paths
