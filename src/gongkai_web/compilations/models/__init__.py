"""Tables of compilations. Each has an organ; what has not been published stands behind row-level security."""

from gongkai_web.compilations.models.catalogues import Catalogue, CatalogueEntry
from gongkai_web.compilations.models.cleanups import Cleanup, CleanupVerdict
from gongkai_web.compilations.models.columns import ColumnEntry, EmergencyItem, TopicColumn
from gongkai_web.compilations.models.compiled import Compiled, Growing, Version
from gongkai_web.compilations.models.gazettes import GazetteArticle, GazetteIssue
from gongkai_web.compilations.models.guides import Guide
from gongkai_web.compilations.models.places import ReadingPlace
from gongkai_web.compilations.models.registers import Register, RegisterEntry

__all__ = [
    "Catalogue",
    "CatalogueEntry",
    "Cleanup",
    "CleanupVerdict",
    "ColumnEntry",
    "Compiled",
    "EmergencyItem",
    "GazetteArticle",
    "GazetteIssue",
    "Growing",
    "Guide",
    "ReadingPlace",
    "Register",
    "RegisterEntry",
    "TopicColumn",
    "Version",
]
