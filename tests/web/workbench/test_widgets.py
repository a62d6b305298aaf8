"""How fields of the workbench look."""

from datetime import date

from django.utils import translation

from gongkai_web.workbench.widgets import Day


def test_a_day_is_written_as_browsers_want_it_in_every_language() -> None:
    for language in ("zh-hans", "en"):
        with translation.override(language):
            html = Day().render("on", date(2026, 3, 2))
        assert 'type="date"' in html
        assert 'value="2026-03-02"' in html
