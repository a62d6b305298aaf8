"""What a file of unknown encoding says: its text as code points, however it was encoded, escaped or damaged on the way."""

import codecs
import re
from dataclasses import dataclass

from gongkai.errors import InputRefused
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.source.escapes import unescaped
from gongkai.reader.source.limits import MAX_BYTES
from gongkai.reader.source.mojibake import expected_words, repaired

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4_096
_GB = frozenset(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936", "ms936", "hz-gb-2312", "chinese"))
_BIG5 = frozenset(("big5", "big5-hkscs", "x-x-big5", "cp950"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. Offsets in it count code points.

    `encoding`: what the bytes were read as. `utf8`: the bytes of `text` itself where they were at hand, else None.
    """

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()
    utf8: bytes | None = None


def decode(content: bytes) -> Decoded:
    """The text of a text or HTML file: byte order marks, then UTF-8, then the declared encoding, then GB18030.

    A declaration is believed only where the bytes do not prove it wrong. Text that had been decoded wrongly before it was saved is
    decoded again where that can be proved; text inside a JSON or JavaScript string is taken out of it.

    Raises: InputRefused for more than MAX_BYTES.
    """
    if len(content) > MAX_BYTES:
        raise InputRefused(f"the file is larger than {MAX_BYTES} bytes", remedy="cut it into parts that hold one report each")
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _finished(content[len(mark) :].decode(encoding, "replace"), encoding, None)
    try:
        return _finished(content.decode("utf-8"), "utf-8", content)
    except UnicodeDecodeError:
        encoding = _encoding(content)
        return _finished(content.decode(encoding, "replace"), encoding, None)


def _encoding(content: bytes) -> str:
    """The likeliest encoding of bytes that are not clean UTF-8."""
    candidates = ["utf-8", "gb18030"]
    match = _DECLARED.search(content, 0, _DECLARED_WITHIN)
    name = match[1].decode("ascii").lower() if match else ""
    if name in _BIG5:
        candidates.insert(0, "big5hkscs")
    elif name in _GB:
        candidates.reverse()
    return max(candidates, key=lambda encoding: _likelihood(content, encoding))


def _likelihood(content: bytes, encoding: str) -> tuple[int, int]:
    """Orders encodings: first by the words of a report that appear, then by the characters that are lost."""
    text = content.decode(encoding, "replace")
    return expected_words(text), -text.count("\ufffd")


def _finished(text: str, encoding: str, utf8: bytes | None) -> Decoded:
    """Unescapes and repairs a decoded text, and says what was done."""
    plain = unescaped(text)
    repair = repaired(plain)
    issues: list[Issue] = []
    if repair is not None:
        issues.append(
            Issue(
                IssueCode.ENCODING_REPAIRED,
                f"原文曾被错误地按 {repair.read_as} 解码，现按 {repair.written_in} 重新解码",
                f"The text had been decoded as {repair.read_as}; it was decoded again as {repair.written_in}.",
            )
        )
        plain = repair.text
    lost = (plain.count("\ufffd") if "\ufffd" in plain else 0) + (repair.lines_left if repair is not None else 0)
    if lost:
        issues.append(
            Issue(
                IssueCode.CHARACTERS_LOST,
                f"有 {lost} 处字符无法解码，其内容已丢失",
                f"{lost} characters or lines could not be decoded; what they said is lost.",
            )
        )
    return Decoded(plain, encoding, tuple(issues), utf8 if plain is text else None)
