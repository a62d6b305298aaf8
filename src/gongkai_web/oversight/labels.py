"""What the figures are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai_web.oversight.documents import COLUMNS, ROWS, cell
from gongkai_web.oversight.figures import CHANNELS, TIMES
from gongkai_web.publishing.kinds import CHANNELS as NAMES

_COLUMNS: Mapping[str, Promise] = {
    "issued": _("issued in the year"),
    "repealed": _("abolished in the year"),
    "in_force": _("in force at the end"),
}
GROUPS: Mapping[str, tuple[Promise | str, Mapping[str, Promise | str]]] = {
    "channels": (
        _("Information published by itself, by channel"),
        {CHANNELS[one]: NAMES[one] for one in CHANNELS} | {TIMES: _("times, all channels")},
    ),
    **{row: (kind.label, {cell(kind, one): _COLUMNS[one] for one in COLUMNS}) for kind, row in ROWS.items()},
}
"""The figures in groups, as columns of tables."""


def label_of(figure: str) -> str:
    """A figure in words: of table two with the kind of document."""
    return next(
        str(labels[figure]) if group == "channels" else f"{name}: {labels[figure]}"
        for group, (name, labels) in GROUPS.items()
        if figure in labels
    )
