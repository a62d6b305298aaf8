"""Receiving files without ever holding a large one in memory or filling the disk."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from gongkai_web.publishing.uploads import MAX_UPLOAD

MAX_REQUEST = 4 * MAX_UPLOAD
"""Bytes of all files of a request that are written to disk."""


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes each file to disk as it comes, and no further than the limit: the rest is read from the wire and dropped.

    The file's `size` says how much was sent, so that the view can refuse it in words (`uploads.received`).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept = 0
        self._dropped = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A further file of the request begins."""
        super().new_file(*args, **kwargs)
        self._dropped = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a piece of the file, as long as the file and the request are within their limits."""
        self._dropped |= start + len(raw_data) > MAX_UPLOAD or self._kept + len(raw_data) > MAX_REQUEST
        if self._dropped:
            return None
        self._kept += len(raw_data)
        return super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """The file; where pieces were dropped, it counts as larger than any limit."""
        return super().file_complete(max(file_size, MAX_UPLOAD + 1) if self._dropped else file_size)
