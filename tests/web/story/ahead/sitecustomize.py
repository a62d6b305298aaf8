"""What the platform takes for now in stories that last for weeks. Python runs this first in every process that finds modules here.

A file beside the platform's data says by how many seconds; while there is none, now is now.
"""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

_SESSIONS = "django.contrib.sessions"
_now = timezone.now


def now() -> datetime:
    """Now as the story has it; to sessions as it is, so that people stay signed in while weeks go by."""
    caller = str(sys._getframe(1).f_globals.get("__name__"))
    ahead = Path(os.environ.get("GONGKAI_DATA_DIR", ""), "ahead")
    try:
        return _now() if caller.startswith(_SESSIONS) else _now() + timedelta(seconds=float(ahead.read_text()))
    except FileNotFoundError:
        return _now()


timezone.now = now
