"""The closed lists of the scan: what it finds, in which part of a file, and why a file cannot be read."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What was found. Every kind stops a publication until it is removed or released with a reason."""

    IDENTITY_NUMBER = "identity_number"
    OLD_IDENTITY_NUMBER = "old_identity_number"
    MOBILE_NUMBER = "mobile_number"
    BANK_CARD = "bank_card"
    TRAVEL_DOCUMENT = "travel_document"
    MILITARY_DOCUMENT = "military_document"
    HOME_ADDRESS = "home_address"
    HIDDEN_SHEET = "hidden_sheet"
    VERY_HIDDEN_SHEET = "very_hidden_sheet"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    EXTERNAL_LINK = "external_link"
    NAMED_RANGE = "named_range"
    PIVOT_CACHE = "pivot_cache"
    DATA_MODEL = "data_model"
    COMMENT = "comment"
    TRACKED_CHANGE = "tracked_change"
    HIDDEN_TEXT = "hidden_text"
    INVISIBLE_TEXT = "invisible_text"
    """White on white, tiny, transparent or off the page."""
    CUSTOM_XML = "custom_xml"
    EMBEDDED_OBJECT = "embedded_object"
    MACRO = "macro"
    PROPERTIES = "properties"
    """Author, company, title and the like in docProps, Info, XMP."""
    THUMBNAIL = "thumbnail"
    COVERED_TEXT = "covered_text"
    INVISIBLE_LAYER = "invisible_layer"
    """Text in a render mode that draws nothing: an OCR layer."""
    HIDDEN_LAYER = "hidden_layer"
    """Optional content that is switched off."""
    ANNOTATION = "annotation"
    ATTACHMENT = "attachment"
    FORM_DATA = "form_data"
    SCRIPT = "script"
    EARLIER_REVISION = "earlier_revision"
    APPENDED_DATA = "appended_data"
    PICTURE_DATA = "picture_data"
    LOCATION = "location"
    UNSEARCHED = "unsearched"
    """Pages that are pictures, and old binary files: nobody looked inside."""
    UNREADABLE = "unreadable"


class Part(StrEnum):
    """The part of a text or file in which a finding is; `at` of a finding says which one."""

    FIELD = "field"
    WHOLE = "whole"
    LINE = "line"
    PARAGRAPH = "paragraph"
    PAGE = "page"
    CELL = "cell"
    SHEET = "sheet"
    MEMBER = "member"
    """A part of a package, by its path."""
    PROPERTIES = "properties"


class Reason(StrEnum):
    """Why a file cannot be taken or read."""

    WRONG_TYPE = "wrong_type"
    MACROS = "macros"
    PASSWORD = "password"  # noqa: S105 - the reason, not a password
    DAMAGED = "damaged"
    UNSAFE = "unsafe"
    TOO_COSTLY = "too_costly"


class Note(StrEnum):
    """What was done to a file that was taken."""

    STRIPPED = "stripped"
    """Author, program, dates, places and the like were removed."""
    SIGNED = "signed"
    """Nothing was removed, because the file carries an electronic signature or seal that would break."""


class Found(NamedTuple):
    """One finding of an examiner. `matched`: the text itself, which only the parent of the child process sees and masks."""

    kind: Kind
    part: Part
    at: str
    matched: str


class Unfit(Exception):
    """A file that cannot be taken or read."""

    def __init__(self, reason: Reason, why: str = "") -> None:
        super().__init__(reason, why)
        self.reason = reason
