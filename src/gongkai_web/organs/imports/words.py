"""What the faults of a table say, and which words it may use."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gongkai_web.organs.imports.columns import COLUMNS
from gongkai_web.organs.kinds import Kind, Level

FAULTS = {
    "no_column": _("there is no such column"),
    "column_twice": _("there are two such columns"),
    "empty": _("nothing stands there"),
    "not_known": _("“%(value)s” is none of the words that may stand there"),
    "not_a_date": _("“%(value)s” is not a date"),
    "not_valid": _("“%(value)s” cannot stand there"),
    "twice": _("“%(value)s” stands in more than one row"),
    "exists": _("an organ with the code “%(value)s” exists already"),
    "ends_first": _("it would end before it begins"),
    "no_such_organ": _("there is no organ with the code “%(value)s”, in the platform or in this table"),
    "not_managed": _("you do not administer the organ “%(value)s”"),
    "personal_data": _("personal data must not stand there: %(value)s"),
    "circle": _("the organ would stand below itself"),
}


def heading(field: str) -> str:
    """The column as the table calls it."""
    return COLUMNS[field][0]


def words_for(choices: type[Kind] | type[Level]) -> dict[str, str]:
    """Every word that means one of the choices, in small letters: its value, and its name in both languages."""
    words: dict[str, str] = {}
    for language in ("zh-hans", "en"):
        with override(language):
            words |= {str(one.label).lower(): one.value for one in choices}
    return words | {one.value: one.value for one in choices}
