"""Who acts."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.organs.duties import Duties


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with what that person may do now. `user` is None for what the system itself does."""

    user: User | None
    duties: Duties
    now: datetime

    @property
    def today(self) -> date:
        """The day of the action, in the platform's time zone."""
        return timezone.localdate(self.now)
