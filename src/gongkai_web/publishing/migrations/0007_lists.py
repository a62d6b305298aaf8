"""The indexes of lists hold what lists are narrowed by, so that none of them reads what it does not show."""

from django.db import migrations, models
from django.db.models import Q

PUBLIC, IN_LIBRARY = Q(withdrawn_at=None), Q(withdrawn_at=None, kind__in=("rules", "normative_document"))
BEFORE = ("publication_of_organ", "publication_newest", "publication_of_category", "publication_in_library")
NEWEST = ("-appeared_at", "-item_id")
FILTERS = ("organ", "statutory_code", "kind", "validity")
OF_LIBRARY = ["organ", "kind", "validity", "topic", "doc_no", "title"]


def index(name: str, first: str, condition: Q) -> models.Index:
    """Of one of the filters, with the others beside it."""
    return models.Index(fields=[first, *NEWEST], include=[one for one in FILTERS if one != first], condition=condition, name=name)


AFTER = (
    models.Index(fields=list(NEWEST), include=list(FILTERS), condition=PUBLIC, name="publication_newest"),
    index("publication_of_organ", "organ", PUBLIC),
    index("publication_of_category", "statutory_code", PUBLIC),
    index("publication_of_kind", "kind", PUBLIC),
    index("publication_of_validity", "validity", PUBLIC & ~Q(validity="")),
    models.Index(fields=list(NEWEST), include=OF_LIBRARY, condition=IN_LIBRARY, name="publication_in_library"),
    models.Index(fields=["-made_on", "-item_id"], include=OF_LIBRARY, condition=IN_LIBRARY, name="publication_by_making"),
)


class Migration(migrations.Migration):
    dependencies = (("publishing", "0006_ties"),)
    operations = (
        *(migrations.RemoveIndex("publication", name) for name in BEFORE),
        *(migrations.AddIndex("publication", one) for one in AFTER),
    )
