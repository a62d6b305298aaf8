"""A font without shapes of its own: every sign is a square. Text in it is read and copied, never drawn.

Made here and not taken from the original, whose fonts would tell which signs were cut. Without any font readers take one of their own, and
some leave out what that does not have.
"""

from struct import pack

UNITS = 1000
"""Of the square: so wide and so high is every sign."""


def font() -> bytes:
    """The font as a TrueType file, with the tables that PDF asks for. Sign 1 is the square."""
    square = pack(">hhhhh", 1, 0, 0, UNITS, UNITS) + pack(">HH4B", 3, 0, 1, 1, 1, 1)
    square += pack(">4h", 0, 0, UNITS, 0) + pack(">4h", 0, UNITS, 0, -UNITS)
    tables = {
        b"glyf": square,
        b"head": pack(">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, UNITS, 0, 0, 0, 0, UNITS, UNITS, 0, 8, 2, 0, 0),
        b"hhea": pack(">IhhhHhhhhhh8xhH", 0x10000, UNITS, 0, 0, UNITS, 0, 0, UNITS, 1, 0, 0, 0, 2),
        b"hmtx": pack(">HhHh", UNITS, 0, UNITS, 0),
        b"loca": pack(">HHH", 0, 0, len(square) // 2),
        b"maxp": pack(">I14H", 0x10000, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    place = 12 + 16 * len(tables)
    directory, body = pack(">IHHHH", 0x10000, len(tables), 64, 2, 32), b""
    for name, table in tables.items():
        directory += name + pack(">III", _sum(table), place + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body


def squares() -> bytes:
    """Which sign of the font each code is: the square, for all of them."""
    return pack(">H", 1) * 0x10000


def _sum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    return sum(int.from_bytes(padded[place : place + 4]) for place in range(0, len(padded), 4)) & 0xFFFFFFFF
