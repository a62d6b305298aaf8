"""The day that it is for a running platform."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

AHEAD = Path(__file__).with_name("ahead")
"""What makes the platform's processes follow this clock, where they look for modules in it."""
_MORNING = time(9, tzinfo=ZoneInfo("Asia/Shanghai"))


class Clock:
    """It goes on by itself, as clocks do, and from day to day as the story wants. `data`: the folder of the platform."""

    def __init__(self, data: Path) -> None:
        self._file = data / "ahead"
        self._began = datetime.now(UTC)

    def goes_to(self, day: str) -> None:
        """It is that day; once it was, it is never earlier than before."""
        ahead = datetime.combine(date.fromisoformat(day), _MORNING) - self._began
        written = self._file.with_suffix(".new")
        written.write_text(str(ahead.total_seconds()))
        written.replace(self._file)

    def is_right_again(self) -> None:
        """It is today."""
        self._file.unlink(missing_ok=True)
