"""The port is refused in words before anything starts."""

import socket

import pytest

from gongkai.errors import GongkaiError
from gongkai_web.serve.port import HOST, free_port, port


def test_a_port_on_which_nobody_listens_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        free = trial.getsockname()[1]
    monkeypatch.setenv("GONGKAI_PORT", str(free))

    assert free_port() == free


def test_one_on_which_somebody_listens_is_refused_even_if_it_could_be_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind((HOST, 0))
        other.listen()
        monkeypatch.setenv("GONGKAI_PORT", str(other.getsockname()[1]))

        with pytest.raises(GongkaiError, match=r"cannot be used.*in use.*set GONGKAI_PORT"):
            free_port()


@pytest.mark.parametrize("given", ["http", "0", "65536", "-1", "80 81"])
def test_what_is_no_port_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("GONGKAI_PORT", given)

    with pytest.raises(GongkaiError, match="not a port"):
        free_port()


def test_it_is_known_while_somebody_listens_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGKAI_PORT", raising=False)
    assert port() == 8000
    with socket.socket() as own:
        own.bind((HOST, 0))
        own.listen()
        monkeypatch.setenv("GONGKAI_PORT", str(own.getsockname()[1]))

        assert port() == own.getsockname()[1]
