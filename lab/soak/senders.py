"""Clients that post requests through the API, each again and again until it has its query code."""

import json
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address
from uuid import uuid4

_WITH_FILES = 20
"""One request in so many has files: looking into them costs a process each time."""
_FIRST_ADDRESS = IPv4Address("10.0.0.1")
"""Each request comes from a network of its own, as the proxy tells for which this run stands: files are limited by network."""
_ORGANS = [f"139900-{number}" for number in range(2, 30)]


@dataclass(frozen=True, slots=True)
class Given:
    """A query code that was given out. `proof`: the second proof. `files`: the digests of what was sent with the request."""

    code: str
    proof: str
    phone: str
    files: Sequence[str] = ()


class Sender(threading.Thread):
    """One client. `given` is shared by all of them; `faults`: answers that no client should get."""

    def __init__(self, port: int, numbers: Sequence[int], given: dict[str, Given]) -> None:
        super().__init__(daemon=True)
        self.faults: list[str] = []
        self._port, self._numbers, self._given = port, numbers, given

    def run(self) -> None:
        """Sends one after the other."""
        for number in self._numbers:
            key, proof, phone = uuid4().hex, f"{number:04}", f"139{number:08}"
            files = [f"第{number}号申请的证明材料之{one}\n".encode() * 40 for one in range(2)] if number % _WITH_FILES == 0 else []
            code = self._until_answered(number, key, _request(number, proof, phone), files)
            if code is None:
                return
            self._given[key] = Given(code, proof, phone, [sha256(file).hexdigest() for file in files])

    def _until_answered(self, number: int, key: str, request: object, files: Sequence[bytes]) -> str | None:
        content, kind = _body(request, files)
        headers = {"Content-Type": kind, "Idempotency-Key": key, "Host": f"localhost:{self._port}"}
        headers["X-Forwarded-For"] = str(_FIRST_ADDRESS + number)
        while True:
            try:
                with _connected(self._port) as connection:
                    connection.request("POST", "/api/v1/requests", content, headers)
                    answer = connection.getresponse()
                    said = answer.read()
            except (OSError, HTTPException):  # nobody there, or killed in between
                time.sleep(0.05)
                continue
            if answer.status == 201:
                return str(json.loads(said)["query_code"])
            if answer.status < 500:
                self.faults.append(f"{key}: {answer.status} {said[:200]!r}")
                return None
            time.sleep(0.05)  # the database is away


@contextmanager
def _connected(port: int) -> Iterator[HTTPConnection]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        yield connection
    finally:
        connection.close()


def _request(number: int, proof: str, phone: str) -> Mapping[str, object]:
    return {
        "organ": _ORGANS[number % len(_ORGANS)],
        "content": f"第 {number} 号：申请公开旧城供水管网改造工程的施工计划与资金安排。",
        "applicant": {
            "kind": "natural_person",
            "name": "申请人",
            "id_type": "passport",
            "id_number": f"E{uuid4().hex[:6].upper()}{proof}",
            "phone": phone,
            "email": "",
            "address": "",
        },
        "delivery": {"form": "electronic", "method": "online"},
    }


def _body(request: object, files: Sequence[bytes]) -> tuple[bytes, str]:
    """The content of a post, and its type."""
    described = json.dumps(request).encode()
    if not files:
        return described, "application/json"
    parts = [b'name="request"\r\n\r\n' + described]
    parts += [f'name="attachments"; filename="{place}.txt"\r\n\r\n'.encode() + file for place, file in enumerate(files)]
    border = uuid4().hex
    whole = b"".join(b"--%s\r\nContent-Disposition: form-data; %s\r\n" % (border.encode(), part) for part in parts)
    return whole + f"--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}"
