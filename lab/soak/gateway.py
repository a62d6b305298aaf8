"""A gateway for SMS as an operator would put before a provider: what comes under a key that it knows goes to no telephone again."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lab.listening import listening


@dataclass
class Gateway:
    """What was posted, and what went out. `status`: of its answers; `says`: their text.

    `held`: what it does between taking a message and answering.
    """

    url: str = ""
    status: int = 202
    says: str = "{}"
    held: Callable[[], object] = lambda: None
    posted: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    sent: dict[str, dict[str, Any]] = field(default_factory=dict)


def _conversation(gateway: Gateway) -> type[BaseHTTPRequestHandler]:
    class Conversation(BaseHTTPRequestHandler):
        """One message."""

        def do_POST(self) -> None:
            """Takes it, and answers."""
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            gateway.posted.append(told)
            gateway.keys.append(self.headers["Authorization"])
            if gateway.status < 300:
                gateway.sent.setdefault(told["key"], told)
            gateway.held()
            self.send_response(gateway.status)
            self.end_headers()
            self.wfile.write(gateway.says.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    return Conversation


@contextmanager
def serving() -> Iterator[Gateway]:
    """The gateway, listening on this machine until the block ends."""
    gateway = Gateway()
    with listening(ThreadingHTTPServer(("127.0.0.1", 0), _conversation(gateway))) as port:
        gateway.url = f"http://127.0.0.1:{port}/send?from=gongkai"
        yield gateway
