"""The closed lists of publishing, in the field's words (domain A.2, A.3, D.3, D.5)."""

from enum import StrEnum


class Attribute(StrEnum):
    """The disclosure attribute, fixed while drafting (此件公开发布, 依申请公开, 不予公开)."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    NOT_PUBLIC = "not_public"


class Review(StrEnum):
    """The reviews that an item passes one by one before it goes out (OGI-R 17; secrecy law: review first, publish after)."""

    DEPARTMENT_HEAD = "department_head"
    SECRECY = "secrecy"
    LEGALITY = "legality"
    PERSONAL_DATA = "personal_data"


class Verdict(StrEnum):
    """What came of a review."""

    PASSED = "passed"
    RETURNED = "returned"
    REFERRED = "referred"
    """Unsure: the competent department or the secrecy office decides (OGI-R 17)."""


class State(StrEnum):
    """Where an item stands."""

    DRAFTED = "drafted"
    ATTRIBUTE_FIXED = "attribute_fixed"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    KEPT = "kept"
    """Approved, and not for the public: on request only, or not public; assessed again every year (OGI-R 18)."""
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"


class Validity(StrEnum):
    """Whether a rule or normative document binds (D.5)."""

    NOT_YET_IN_FORCE = "not_yet_in_force"
    """Follows from the day on which it takes effect, and is never recorded."""
    IN_FORCE = "in_force"
    AMENDED = "amended"
    EXPIRED = "expired"
    REPEALED = "repealed"


class Tie(StrEnum):
    """How one item refers to another (D.3, D.6)."""

    INTERPRETS = "interprets"
    AMENDS = "amends"
    REPEALS = "repeals"
    RESTS_ON = "rests_on"


class Overturned(StrEnum):
    """What became of a penalty decision after it was published (Law on Administrative Penalties 48)."""

    ALTERED = "altered"
    REVOKED = "revoked"
    UNLAWFUL = "unlawful"
    VOID = "void"


class Reassessed(StrEnum):
    """What came of looking again at what is not public (OGI-R 18)."""

    KEEP = "keep"
    CONVERT_TO_PUBLIC = "convert_to_public"
    CONVERT_TO_ON_REQUEST = "convert_to_on_request"


class Channel(StrEnum):
    """Through what an item reached the public (OGI-R 23, 25)."""

    SITE = "site"
    WEIBO = "weibo"
    WECHAT = "wechat"
    GAZETTE = "gazette"
    PRESS = "press"
    BROADCAST = "broadcast"
    PRESS_CONFERENCE = "press_conference"
    SCREEN = "screen"
    READING_PLACE = "reading_place"
