"""Where a report's own text ends before the rest of the page, and whether it breaks off there."""

import re
from collections.abc import Sequence

from gongkai.reader.document import GRID_MARK
from gongkai.reader.outline.titles import titles_in
from gongkai.reader.outline.wording import wording

_CHROME_LINE = 80
_CHROME_LINES = 200
_TAIL = 300
_FULL_LINE = 30
_STOPPED = tuple('。.!?;)”》"】')
_CUT_WORD = re.compile(r"(?:[,、:(“《]|[^年月日]的|和|及|与|为|在|对|将|了一)\Z")
_DOTS = ("...", "…", *(f"{words}{bracket}" for words in ("更多", "展开全文", "查看全文") for bracket in ("", "]")))
_DATE = re.compile(r"\d{1,2}\s?月\s?\d{1,2}\s?日\Z|[一二三四五六七八九十]{1,3}日\Z|\d{4}-\d{1,2}-\d{1,2}\Z")
_LONGEST_DATE = 12
"""So much of a text's end holds all that `_DATE` and `_CUT_WORD` look at. Units: characters."""
_LAST_BLOCK = re.compile(r"\d+|[-/]+|无|空")
_PAGE_NUMBER = re.compile(r"-+ ?\d{1,3} ?-+\Z|第 ?\d+ ?页")
_REMEDY_CELLS = 15
_FRAMED = 2


def body_end(text: str, start: int, end: int) -> int:
    """Offset where the report in text[start:end] ends and the page's footer, links and blanks begin."""
    stop = end
    for _ in range(_CHROME_LINES):
        stop = _without_blanks(text, start, stop)
        line = max(text.rfind("\n", start, stop) + 1, start)
        if line >= stop or not _is_chrome(text, line, stop):
            break
        stop = line
    return _inline_footer(text, start, stop)


def _without_blanks(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1].isspace():
        tail = max(start, stop - _TAIL)
        stop = tail + len(text[tail:stop].rstrip())
    return stop


def _is_chrome(text: str, line: int, stop: int) -> bool:
    if stop - line > _CHROME_LINE:
        return False
    printed = text[line:stop].strip(" •|-")
    rules = wording()
    if not printed or _PAGE_NUMBER.match(text[line:stop].strip()) or rules.chrome.match(printed):
        return True
    return "。" not in printed and (rules.footer.search(printed) is not None or bool(titles_in(text, line, stop)))


def _inline_footer(text: str, start: int, stop: int) -> int:
    """For a report flattened to one line: the footer begins at its first word after the last full stop."""
    tail = max(start, stop - _TAIL)
    full_stop = text.rfind("。", tail, stop)
    # A footer's first word may begin with any two characters (ICP备), hence not only what follows the full stop.
    for match in wording().chrome.finditer(text, max(tail, full_stop - 2), stop):
        before = text[tail : match.start()].rstrip()
        if before and before[-1] in "。.!?;…" and "。" not in text[match.start() : stop]:
            return tail + len(before)
    return stop


def breaks_off(text: str, start: int, stop: int, numbers: Sequence[int], last_section: int) -> bool:
    """Whether the report text[start:stop] breaks off: dots at its end, a word or a table unfinished with the later sections missing.

    `numbers`: its statutory sections; `last_section`: offset where the body of the last of them begins.
    """
    body = text[start:stop].rstrip() if stop - start < _TAIL else text[stop - _TAIL : stop].rstrip()
    if not body:
        return False
    if body.endswith(_DOTS):
        return True
    last = numbers[-1] if numbers else 0
    line = body.rpartition("\n")[2]
    if len(numbers) >= _FRAMED and last in {2, 3, 4}:
        return _table_unfinished(text[last_section:stop], last)
    tail = body[-_LONGEST_DATE:]
    if stop <= last_section + 1 or body.endswith(_STOPPED) or _DATE.search(tail):
        return False
    if _CUT_WORD.search(tail):
        return True
    return last != 6 and len(line) >= _FULL_LINE and not line.endswith(GRID_MARK)


def _table_unfinished(section: str, number: int) -> bool:
    """Whether a report whose last section holds a table stops inside that table."""
    body = section.rstrip()
    if re.search(r"[。!;]\s*\Z", body):
        return False
    if number in {2, 3}:
        return True
    if not body or body.endswith(GRID_MARK):
        return not body
    figures = _LAST_BLOCK.findall(body[body.rfind("总计") + 2 :] if "总计" in body else "")
    return len("".join(figures)) < _REMEDY_CELLS
