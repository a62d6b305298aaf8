"""Damaged copies of a file, and containers with damaged parts, for tests that no reader may break on."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile


def mutated(content: bytes, count: int, seed: int) -> Iterator[bytes]:
    """`count` copies of the content with bytes changed, lost, doubled, cut off, or filled with noise."""
    chance = Random(seed)  # noqa: S311 - a test that can be repeated, no secret
    for _ in range(count):
        copy = bytearray(content)
        for _ in range(chance.choice((1, 1, 2, 8, 64))):
            at = chance.randrange(len(copy) or 1)
            length = chance.choice((1, 2, 16, 256))
            match chance.randrange(6):
                case 0:
                    copy[at : at + 1] = bytes([chance.randrange(256)])
                case 1:
                    del copy[at : at + length]
                case 2:
                    copy[at:at] = copy[at : at + length]
                case 3:
                    copy[at : at + length] = chance.randbytes(length)
                case 4:
                    copy[at : at + 1] = chance.choice((b"9" * 12, b"-1", b"\0", b"<", b"%", b"/", b"0"))
                case _:
                    if chance.random() < 0.2:
                        del copy[at:]
        yield bytes(copy)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip container of those entries."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The entries of a zip container."""
    with ZipFile(BytesIO(content)) as container:
        return {name: container.read(name) for name in container.namelist()}


def mutated_parts(content: bytes, part: str, count: int, seed: int) -> Iterator[bytes]:
    """Copies of a container in which one part was damaged before it was packed."""
    parts = unzipped(content)
    for damaged in mutated(parts[part], count, seed):
        yield zipped(parts | {part: damaged})
