"""Chinese text that was decoded with a wrong encoding before it was saved, decoded again where that can be proved.

The proof has two parts: encoding the text back gives bytes that are valid in the other encoding and lead to the same text again, and the
words of a report appear that were not there before.
"""

import codecs
from dataclasses import dataclass

_WORDS = ("信息", "公开", "政府", "申请", "年度", "报告", "情况", "行政", "公開", "申請", "報告", "情況", "資訊")
_ENOUGH = 3
_KEEP_CONTROLS = "gongkai-control-characters"
_SURE_SIGNS = ("公开", "公開")


@dataclass(frozen=True, slots=True)
class Repair:
    """A repaired text: `read_as` the wrong encoding, `written_in` the right one, `lines_left` the lines that resisted."""

    text: str
    read_as: str
    written_in: str
    lines_left: int


def expected_words(text: str) -> int:
    """How often the commonest words of annual reports appear."""
    return sum(text.count(word) for word in _WORDS)


def repaired(text: str) -> Repair | None:
    """The text decoded again; None where it needs no repair or nothing can be proved."""
    if text.isascii() or any(sign in text for sign in _SURE_SIGNS):
        return None
    before = expected_words(text)
    best: Repair | None = None
    for read_as, written_in in (("gb18030", "utf-8"), ("windows-1252", "utf-8"), ("windows-1252", "gb18030")):
        repair = _again(text, read_as, written_in)
        if repair is None or expected_words(repair.text) < max(_ENOUGH, 4 * before):
            continue
        if best is None or expected_words(repair.text) > expected_words(best.text):
            best = repair
    return best


def _again(text: str, read_as: str, written_in: str) -> Repair | None:
    whole = _reversed(text, read_as, written_in)
    if whole is not None:
        return Repair(whole, read_as, written_in, 0)
    lines, changed, left = [], False, 0
    for line in text.split("\n"):
        again = line if line.isascii() else _reversed(line, read_as, written_in)
        left += again is None
        changed = changed or (again is not None and again != line)
        lines.append(line if again is None else again)
    return Repair("\n".join(lines), read_as, written_in, left) if changed else None


def _reversed(text: str, read_as: str, written_in: str) -> str | None:
    """The text decoded again, None unless the way there and back is exact."""
    try:
        content = _encoded(text, read_as)
        again = content.decode(written_in)
        return again if again.encode(written_in) == content else None
    except UnicodeError:
        return None


def _encoded(text: str, encoding: str) -> bytes:
    """Back to bytes. What browsers call windows-1252 or Latin-1 keeps the five undefined bytes as control characters."""
    if encoding != "windows-1252":
        return text.encode(encoding)
    return text.encode("cp1252", _KEEP_CONTROLS)


def _control_character(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].encode("latin-1"), error.end


codecs.register_error(_KEEP_CONTROLS, _control_character)
