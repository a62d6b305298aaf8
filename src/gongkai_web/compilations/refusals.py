"""What compilations refuse, where it is more than a sentence."""

from django.utils.translation import gettext

from gongkai_web.compilations.models import Compiled
from gongkai_web.organs.refusals import Refused


class SavedMeanwhile(Refused):
    """Somebody else saved it since it was opened. `current`: what stands there now; None where nothing does any more."""

    def __init__(self, current: Compiled | None) -> None:
        self.current = current
        person = str(current.edited_by or "") if current else ""
        super().__init__(
            gettext("Nothing was saved."),
            gettext("%(person)s saved it since you opened it.") % {"person": person or gettext("Somebody else")},
            gettext("What you wrote is still here. Compare it with what stands saved, take over what is missing, and save again."),
        )
