"""The port of the web server."""

import os
import socket

from gongkai.errors import GongkaiError

HOST = "127.0.0.1"


def port() -> int:
    """GONGKAI_PORT, or 8000.

    Raises: GongkaiError when it is none.
    """
    given = os.environ.get("GONGKAI_PORT") or "8000"
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise GongkaiError("GONGKAI_PORT is not a port", where=given, remedy="give a number from 1 to 65535")
    return int(given)


def free_port() -> int:
    """The same, where nobody listens yet.

    The web server itself would start beside another one on the same port, and the system would give each of the two a part of the requests.
    Raises: GongkaiError when the port is taken, or is none.
    """
    given = port()
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a connection that has just ended does not count
        try:
            trial.bind((HOST, given))
        except OSError as error:
            raise GongkaiError(
                "the port cannot be used",
                where=f"{HOST}:{given}",
                why=str(error.strerror),
                remedy="stop what listens there, or set GONGKAI_PORT to another one",
            ) from error
    return given
