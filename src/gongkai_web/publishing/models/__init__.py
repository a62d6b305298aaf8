"""Tables of publishing. What an organ has not made public carries the organ and stands behind row-level security."""

from gongkai_web.publishing.models.files import Attachment
from gongkai_web.publishing.models.findings import ScanFinding
from gongkai_web.publishing.models.items import Answer, Draft, Item, ItemEvent, Relation
from gongkai_web.publishing.models.past import PastPublication
from gongkai_web.publishing.models.publications import IndexCounter, Publication

__all__ = [
    "Answer",
    "Attachment",
    "Draft",
    "IndexCounter",
    "Item",
    "ItemEvent",
    "PastPublication",
    "Publication",
    "Relation",
    "ScanFinding",
]
