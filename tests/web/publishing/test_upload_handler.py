"""A request of 200 MB, sent piece by piece as a browser does."""

import resource
from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory, override_settings
from django.utils import translation

from gongkai_web.publishing import upload_handler
from gongkai_web.publishing.refusals import Refused
from gongkai_web.publishing.uploads import MAX_UPLOAD, received

_MEBIBYTE = 1024 * 1024
_BOUNDARY = "boundary"


class _Wire(RawIOBase):
    """A request's body that is made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces, self._rest = pieces, memoryview(b"")

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]  # the buffer in front of it hands over nothing else
        """The next bytes."""
        self._rest = self._rest or memoryview(next(self._pieces, b""))
        taken, self._rest = self._rest[: len(target)], self._rest[len(target) :]
        target[: len(taken)] = taken
        return len(taken)


def _request(sizes: list[int]) -> WSGIRequest:
    heads = [
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{number}.pdf"\r\n\r\n'.encode()
        for number in range(len(sizes))
    ]
    end = f"--{_BOUNDARY}--\r\n".encode()

    def pieces() -> Iterator[bytes]:
        for head, size in zip(heads, sizes, strict=True):
            yield head
            for start in range(0, size, _MEBIBYTE):
                yield bytes(min(_MEBIBYTE, size - start))
            yield b"\r\n"
        yield end

    length = sum(map(len, heads)) + sum(sizes) + 2 * len(sizes) + len(end)
    environ = RequestFactory().post("/").environ | {
        "CONTENT_LENGTH": str(length),
        "CONTENT_TYPE": f"multipart/form-data; boundary={_BOUNDARY}",
        "wsgi.input": BufferedReader(_Wire(pieces())),
    }
    return WSGIRequest(environ)


@pytest.fixture(autouse=True)
def _handler() -> Iterator[None]:
    with override_settings(FILE_UPLOAD_HANDLERS=["gongkai_web.publishing.upload_handler.CappedUploadHandler"]):
        yield


def test_200_megabytes_are_neither_kept_nor_held_in_memory() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    request = _request([200 * _MEBIBYTE])
    file = request.FILES["file"]
    assert isinstance(file, TemporaryUploadedFile)
    assert file.size == 200 * _MEBIBYTE
    assert Path(file.temporary_file_path()).stat().st_size <= MAX_UPLOAD
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60 * 1024
    with translation.override("en"), pytest.raises(Refused, match="too large"):
        received(file)


def test_a_file_of_the_full_size_arrives_whole() -> None:
    file = _request([MAX_UPLOAD]).FILES["file"]
    assert isinstance(file, TemporaryUploadedFile)
    assert len(received(file)) == MAX_UPLOAD


def test_all_files_of_a_request_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_handler, "MAX_REQUEST", 3 * _MEBIBYTE)
    first, second = _request([2 * _MEBIBYTE, 2 * _MEBIBYTE]).FILES.getlist("file")
    assert len(received(first)) == 2 * _MEBIBYTE
    with pytest.raises(Refused):
        received(second)
