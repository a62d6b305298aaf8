"""Severing in the child process: what the parent asks for comes before the file, as JSON of a told length."""

import json
from base64 import b64encode
from collections.abc import Iterator
from struct import Struct
from typing import Any

from gongkai_web.publishing.examine.answers import Answer, answered
from gongkai_web.severing.cutting.drawing import Picture
from gongkai_web.severing.cutting.geometry import Box, Cut
from gongkai_web.severing.cutting.lines import lines
from gongkai_web.severing.cutting.original import Original
from gongkai_web.severing.cutting.proving import proof
from gongkai_web.severing.cutting.severing import severed

HEAD = Struct("<I")
"""The length of the JSON."""


def asked(task: dict[str, Any], *files: bytes) -> bytes:
    """A task and its files in one piece, as `sever`, `prove` and the others take it."""
    head = json.dumps({**task, "sizes": [len(file) for file in files]}).encode()
    return b"".join((HEAD.pack(len(head)), head, *files))


def count(content: bytes, _: bool) -> Answer:
    """["pages", how many] of a file."""
    return answered(lambda: ["pages", _count(*_parted(content)[1])])


def read(content: bytes, _: bool) -> Answer:
    """["page", width, height, lines] of the page `page`; a line is its words, a word its text and its box."""
    task, files = _parted(content)
    return answered(lambda: _page(int(task["page"]), *files))


def draw(content: bytes, _: bool) -> Answer:
    """["picture", JPEG] of the page `page`, with the `cuts` burnt in."""
    task, files = _parted(content)
    return answered(lambda: ["picture", _picture(int(task["page"]), list(_cuts(task)), *files)])


def sever(content: bytes, _: bool) -> Answer:
    """["severed", PDF] with the `cuts`."""
    task, (original,) = _parted(content)
    return answered(lambda: ["severed", _text(severed(original, list(_cuts(task))))])


def prove(content: bytes, _: bool) -> Answer:
    """["proof", leaks, elsewhere] of a new file and its original."""
    task, (new, original) = _parted(content)
    return answered(lambda: ["proof", *map(list, proof(new, list(_cuts(task)), original))])


def _parted(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    (size,) = HEAD.unpack_from(content)
    place = HEAD.size + size
    task = json.loads(content[HEAD.size : place])
    files = []
    for length in task["sizes"]:
        files.append(content[place : place + length])
        place += length
    return task, files


def _cuts(task: dict[str, Any]) -> Iterator[Cut]:
    for page, box, number, label in task["cuts"]:
        yield Cut(page, Box(*box), number, label)


def _count(file: bytes) -> int:
    with Original(file) as original:
        return original.pages


def _page(number: int, file: bytes) -> Answer:
    with Original(file) as original:
        page = original.page(number)
        found = [[[word.text, list(word.box)] for word in line.words] for line in lines(page.signs())]
        return ["page", page.width, page.height, found]


def _picture(number: int, cuts: list[Cut], file: bytes) -> str:
    with Original(file) as original:
        picture = Picture(original.page(number))
        picture.cut([one for one in cuts if one.page == number])
        return _text(picture.jpeg())


def _text(content: bytes) -> str:
    return b64encode(content).decode("ascii")
