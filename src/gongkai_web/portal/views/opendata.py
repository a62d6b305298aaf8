"""Open data: what can be downloaded whole, what programs can ask for, and how both are described."""

from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.api.catalogue import DATASETS
from gongkai_web.portal import columns
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit


@public
def opendata(visit: Visit) -> HttpResponseBase:
    """The datasets with their formats and fields, the API, the catalogue, the feeds."""
    column, licence = columns.open_data(), settings.GONGKAI_OPEN_DATA_LICENCE
    told = _told()
    datasets: list[dict[str, Any]] = [{"name": one.name, "formats": one.formats, **told[one.name]} for one in DATASETS]
    described = [
        {
            "@type": "Dataset",
            "name": one["title"],
            "description": one["description"],
            "url": f"{visit.origin}{visit.base}/opendata/",
            "license": licence or f"{visit.origin}{visit.base}/opendata/#terms",
            "creator": {"@type": "GovernmentOrganization", "name": visit.site.sponsor},
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{visit.origin}/opendata/{one['name']}.{kind}"}
                for kind in one["formats"]
            ],
        }
        for one in datasets
    ]
    data = {"@type": "DataCatalog", "name": column.name, "url": f"{visit.origin}{visit.base}/opendata/", "dataset": described}
    context = {"column": column, "datasets": datasets, "origin": visit.origin, "licence": licence}
    return visit.page("portal/opendata.html", context, tags=Tags(column.name, column), crumbs=((column.name, ""),), data=(data,))


def _told() -> dict[str, dict[str, object]]:
    """What each dataset is, and what its columns mean."""
    return {
        "items": {
            "title": _("Published government information"),
            "description": _("Every item that is public on this site, one a row, as it stands at the moment of the download."),
            "columns": [
                ("index_no", _("index number; it never changes")),
                ("title", _("title")),
                ("doc_no", _("document number, where it has one")),
                ("organ", _("code of the organ that discloses it")),
                ("made_on", _("day on which it was made")),
                ("published_at", _("moment of publication, in Beijing time")),
                ("validity", _("of rules and normative documents: in_force, amended, expired or repealed")),
                ("url", _("address of its page")),
            ],
        },
        "organs": {
            "title": _("Administrative organs"),
            "description": _("Every organ of this site with its place in the tree."),
            "columns": [
                ("code", _("code of the organ")),
                ("name", _("full name of the organ")),
                ("kind", _("government, department and so on")),
                ("level", _("level of government")),
                ("parent", _("code of the organ above it")),
            ],
        },
    }
