"""What kinds, places and reasons are called, in both languages."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai_web.publishing.examine.kinds import Found, Kind, Part, Reason

KINDS: dict[Kind, Promise] = {
    Kind.IDENTITY_NUMBER: _("identity number"),
    Kind.OLD_IDENTITY_NUMBER: _("identity number of 15 digits"),
    Kind.MOBILE_NUMBER: _("mobile number"),
    Kind.BANK_CARD: _("bank card number"),
    Kind.TRAVEL_DOCUMENT: _("number of a passport or travel permit"),
    Kind.MILITARY_DOCUMENT: _("number of a military card"),
    Kind.HOME_ADDRESS: _("home address"),
    Kind.HIDDEN_SHEET: _("hidden sheet"),
    Kind.VERY_HIDDEN_SHEET: _("deeply hidden sheet"),
    Kind.HIDDEN_ROWS: _("hidden rows"),
    Kind.HIDDEN_COLUMNS: _("hidden columns"),
    Kind.EXTERNAL_LINK: _("link to another file or data source"),
    Kind.NAMED_RANGE: _("defined name that holds or points to data"),
    Kind.PIVOT_CACHE: _("cache of a pivot table"),
    Kind.DATA_MODEL: _("data model"),
    Kind.COMMENT: _("comment"),
    Kind.TRACKED_CHANGE: _("tracked change"),
    Kind.HIDDEN_TEXT: _("hidden text"),
    Kind.INVISIBLE_TEXT: _("text that cannot be seen (colour, size or position)"),
    Kind.CUSTOM_XML: _("data kept by a program"),
    Kind.EMBEDDED_OBJECT: _("embedded object"),
    Kind.MACRO: _("macro"),
    Kind.PROPERTIES: _("document properties"),
    Kind.THUMBNAIL: _("preview picture"),
    Kind.COVERED_TEXT: _("text under a box or picture"),
    Kind.INVISIBLE_LAYER: _("invisible text layer"),
    Kind.HIDDEN_LAYER: _("hidden layer"),
    Kind.ANNOTATION: _("annotation"),
    Kind.ATTACHMENT: _("file inside the file"),
    Kind.FORM_DATA: _("form data"),
    Kind.SCRIPT: _("script or action"),
    Kind.EARLIER_REVISION: _("earlier revision"),
    Kind.APPENDED_DATA: _("data behind the end of the file"),
    Kind.PICTURE_DATA: _("data beside the picture"),
    Kind.LOCATION: _("place where a picture was taken"),
    Kind.UNSEARCHED: _("not searched: look through it yourself"),
    Kind.UNREADABLE: _("file that cannot be read"),
}
REASONS: dict[Reason, Promise] = {
    Reason.WRONG_TYPE: _("its kind cannot be read"),
    Reason.MACROS: _("it contains macros"),
    Reason.PASSWORD: _("it is protected by a password"),
    Reason.DAMAGED: _("it is damaged"),
    Reason.UNSAFE: _("it is built in a way that no office program does"),
    Reason.TOO_COSTLY: _("reading it takes too much time or memory"),
}
_FIELDS = {
    "title": _("title"),
    "doc_no": _("document number"),
    "abstract": _("abstract"),
    "body": _("text"),
    "issuer": _("issuing organ"),
    "joint_issuers": _("jointly issuing organs"),
    "audience": _("audience"),
    "keywords": _("keywords"),
    "source": _("source"),
    "consultation_note": _("why a shorter consultation, or none"),
    "decided_by": _("decided by"),
    "registration_no": _("registration number"),
    "file_name": _("file name"),
}


def reason(code: str) -> str:
    """Why a file cannot be read."""
    return str(REASONS[Reason(code)])


def place(name: str, found: Found, more: int) -> str:
    """Where something was found: the file, and where in it; or the field of the form."""
    inside = _inside(found.part, found.at)
    whole = " · ".join(part for part in (name, inside) if part)
    return gettext("%(place)s and %(count)d more") % {"place": whole, "count": more} if more else whole


def _inside(part: Part, at: str) -> str:
    match part:
        case Part.FIELD:
            inside = str(_FIELDS.get(at, at))
        case Part.LINE:
            inside = gettext("line %(number)s") % {"number": at}
        case Part.PARAGRAPH:
            inside = gettext("paragraph %(number)s") % {"number": at}
        case Part.PAGE:
            inside = gettext("page %(number)s") % {"number": at}
        case Part.SHEET:
            inside = gettext("sheet %(name)s") % {"name": at}
        case Part.PROPERTIES:
            inside = gettext("properties: %(name)s") % {"name": at}
        case Part.CELL | Part.MEMBER | Part.WHOLE:
            inside = at
    return inside
