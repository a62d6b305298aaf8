"""A mail server with one mailbox, as far as reading it needs (RFC 3501): real sockets, real literals, flags that stay."""

import re
import socketserver
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from lab.listening import listening

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_PARTIAL = re.compile(r"BODY\.PEEK\[\]<0\.(\d+)>")


@dataclass
class Lying:
    """A mail in the box. `arrived`: the server's own date of it."""

    content: bytes
    arrived: str = "02-Mar-2026 09:30:00 +0800"
    seen: bool = False


@dataclass
class Box:
    """The mailbox. `said`: every command, without what follows LOGIN. `before`: called with each before it is answered.

    `strict`: nobody reads who has not said what program it is, as some providers have it. `silent`: it gives no mail out.
    """

    port: int = 0
    user: str = 'ysq "luoze"'
    password: str = "pass \\word"  # noqa: S105 - of a box that exists in a test alone
    folder: str = "INBOX"
    capabilities: str = "IMAP4rev1 ID STARTTLS"
    readonly: bool = False
    silent: bool = False
    strict: bool = False
    lying: list[Lying] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    before: Callable[[str], object] = lambda _command: None
    tls: ssl.SSLContext | None = None
    at_once: bool = False

    def put(self, *contents: bytes, arrived: str = "02-Mar-2026 09:30:00 +0800") -> None:
        """Mails arrive."""
        self.lying += [Lying(one, arrived) for one in contents]


def _conversation(box: Box) -> type[socketserver.StreamRequestHandler]:
    class Conversation(socketserver.StreamRequestHandler):
        """One client, from the greeting to the goodbye."""

        def handle(self) -> None:
            if box.at_once and not self._close_to_others():
                return
            self._identified = False
            self._say("* OK ready")
            while line := self.rfile.readline().decode("ascii").rstrip("\r\n"):
                tag, _blank, rest = line.partition(" ")
                words = [re.sub(r"\\(.)", r"\1", quoted) if quoted else plain for quoted, plain in _WORD.findall(rest)]
                verb = words[0].upper()
                box.said.append(verb if verb == "LOGIN" else rest)
                box.before(rest)
                if verb == "LOGOUT":
                    self._say("* BYE", f"{tag} OK done")
                    return
                self._say(f"{tag} {self._answered(verb, words[1:], rest)}")
                if verb == "STARTTLS" and not self._close_to_others():
                    return

        def _close_to_others(self) -> bool:
            """Whether the client went along."""
            assert box.tls
            try:
                self.connection = box.tls.wrap_socket(self.connection, server_side=True)
            except (ssl.SSLError, OSError):
                return False
            self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
            return True

        def _answered(self, verb: str, words: list[str], rest: str) -> str:
            match verb:
                case "CAPABILITY":
                    self._say(f"* CAPABILITY {box.capabilities}")
                case "LOGIN" if words != [box.user, box.password]:
                    return "NO [AUTHENTICATIONFAILED] wrong"
                case "ID":
                    self._identified = True
                    self._say("* ID NIL")
                case "SELECT" if words[0] != box.folder or (box.strict and not self._identified):
                    return "NO no such folder"
                case "SELECT":
                    self._say(f"* {len(box.lying)} EXISTS", "* OK [UIDVALIDITY 7] fine")
                    return "OK [READ-ONLY] open" if box.readonly else "OK [READ-WRITE] open"
                case "UID":
                    return self._of_mails(words[0].upper(), words[1], rest)
                case "LOGIN" | "STARTTLS":
                    pass
                case _:
                    return "BAD what?"
            return "OK done"

        def _of_mails(self, verb: str, uid: str, rest: str) -> str:
            if verb == "SEARCH":
                assert uid == "UNSEEN"
                self._say(" ".join(["* SEARCH", *(str(number) for number, one in enumerate(box.lying, 1) if not one.seen)]))
                return "OK done"
            one = box.lying[int(uid) - 1]
            if verb == "STORE":
                assert r"+FLAGS.SILENT (\Seen)" in rest
                one.seen = True
                return "OK done"
            if box.silent:
                return "OK done"
            most = _PARTIAL.search(rest)
            assert most
            content = one.content[: int(most[1])]
            self._say("* 1 FETCH (FLAGS (\\Seen))")  # of another mail, as a server may throw in at any time
            self._say(f'* {uid} FETCH (UID {uid} INTERNALDATE "{one.arrived}" BODY[]<0> {{{len(content)}}}')
            self.wfile.write(content + b")\r\n")
            return "OK done"

        def _say(self, *lines: str) -> None:
            self.wfile.write("".join(f"{line}\r\n" for line in lines).encode("ascii"))

    return Conversation


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that is killed breaks off in the middle."""


@contextmanager
def serving(box: Box | None = None) -> Iterator[Box]:
    """The server, listening on this machine until the block ends."""
    box = box or Box()
    with listening(_Server(("127.0.0.1", 0), _conversation(box))) as box.port:
        yield box
