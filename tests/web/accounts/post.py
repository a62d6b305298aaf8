"""A mail server that takes what it is given, for tests of what goes out."""

import socketserver
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from lab.listening import listening


@dataclass
class Post:
    """What was handed over. `refused`: addresses that the server does not take. `port`: where it listens.

    `held`: what it does between taking a mail and saying so.
    """

    port: int = 0
    refused: set[str] = field(default_factory=set)
    held: Callable[[], object] = lambda: None
    taken: list[EmailMessage] = field(default_factory=list)


def _conversation(post: Post) -> type[socketserver.StreamRequestHandler]:
    class Conversation(socketserver.StreamRequestHandler):
        """One client, from its greeting to its goodbye (RFC 5321)."""

        def handle(self) -> None:
            self._say("220 ready")
            while line := self.rfile.readline().decode("ascii").strip():
                verb, _blank, rest = line.partition(" ")
                if verb.upper() == "DATA":
                    self._say("354 go on")
                    self._take()
                elif verb.upper() == "QUIT":
                    self._say("221 goodbye")
                    return
                else:
                    self._say("550 no such box" if any(address in rest for address in post.refused) else "250 ok")

        def _take(self) -> None:
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
            post.taken.append(message_from_bytes(b"".join(lines), policy=policy.default))
            post.held()
            self._say("250 taken")

        def _say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode("ascii"))

    return Conversation


@contextmanager
def serving() -> Iterator[Post]:
    """The server, listening on this machine until the block ends."""
    post = Post()
    with listening(socketserver.ThreadingTCPServer(("127.0.0.1", 0), _conversation(post))) as post.port:
        yield post
