"""One English text has one Chinese wording on the whole platform: of two, the app that is installed first would win, whatever is meant."""

from collections import defaultdict
from pathlib import Path

import polib

WEB = Path(__file__).resolve().parents[2] / "src" / "gongkai_web"


def test_where_the_meaning_differs_a_context_says_so() -> None:
    found: dict[tuple[str | None, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(WEB.glob("*/locale/zh_Hans/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)):
            chinese = entry.msgstr or str(sorted(entry.msgstr_plural.items()))
            found[entry.msgctxt, entry.msgid][chinese].append(path.relative_to(WEB).parts[0])

    assert len(found) > 1000
    assert {text: dict(wordings) for text, wordings in found.items() if len(wordings) > 1} == {}
