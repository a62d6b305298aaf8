"""How fields of the workbench look."""

from typing import Any

from django import forms


class Day(forms.DateInput):
    """A day, with the browser's own calendar. Browsers want 2026-03-02, whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Month(forms.DateInput):
    """A month; where a browser has no calendar for that, it is typed as 2026-03."""

    input_type = "month"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m")


class Moment(forms.DateTimeInput):
    """A day with the minute, as browsers want it."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
