"""From text to bytes: well, wrongly, twice; and damage to bytes."""

import codecs
import json
import random

_WHOLE = ("gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5hkscs", "utf-7", "shift_jis", "utf-8-sig")
_EXTREMES = (
    b"\0",
    b"\xff",
    b"\x7f",
    b"\x80",
    b"<",
    b"%",
    b"/",
    b"0",
    b"\r",
    b"PK\x03\x04",
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"\xef\xbb\xbf",
    b"\x81\x30\x81\x30",
    b"9" * 12,
)


def encode(text: str, rng: random.Random) -> bytes:
    """UTF-8 for most; the rest in another encoding, declared falsely, decoded wrongly before, or inside a string of a program."""
    lot = rng.random()
    if lot < 0.85:
        return text.encode("utf-8", "replace")
    if lot < 0.92:
        return text.encode(rng.choice(_WHOLE), "replace")
    if lot < 0.94:
        return f'<meta charset="{rng.choice(("gbk", "utf-16", "big5", "utf-8", "rot13", "x", "hex"))}">'.encode() + text.encode(
            "gb18030", "replace"
        )
    if lot < 0.96:
        return text.encode("utf-8", "replace").decode(rng.choice(("latin-1", "cp1252", "gb18030")), "replace").encode()
    if lot < 0.98:
        literal = json.dumps(text, ensure_ascii=rng.random() < 0.5)
        return rng.choice((literal, f"var a = {literal};", '{"content": ' + literal + "}", literal[1:-1])).encode("utf-8", "replace")
    return rng.choice((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE)) * rng.choice((1, 2)) + text.encode("utf-8", "replace")


def damage(content: bytes, rng: random.Random) -> bytes:
    """Bytes changed, lost, doubled, put in, cut off."""
    copy = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 8, 40))):
        at = rng.randrange(len(copy) + 1)
        length = rng.choice((1, 2, 16, 200))
        match rng.randrange(7):
            case 0:
                copy[at : at + 1] = rng.randbytes(1)
            case 1:
                del copy[at : at + length]
            case 2:
                copy[at:at] = copy[at : at + length]
            case 3:
                copy[at : at + length] = rng.randbytes(length)
            case 4:
                copy[at : at + 1] = rng.choice(_EXTREMES)
            case 5 if at < len(copy):
                copy[at] ^= 1 << rng.randrange(8)
            case _:
                if rng.random() < 0.2:
                    del copy[at:]
    return bytes(copy)


def noise(rng: random.Random) -> bytes:
    """Random bytes, sometimes behind the mark of a kind of file."""
    marks = (b"", b"", b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{", b'"')
    return rng.choice(marks) + rng.randbytes(rng.choice((0, 1, 7, 100, 1000, 3000)))
