"""What actions tell the search index, and the cache of public pages."""

from django.conf import settings
from django.db import transaction

from gongkai_web.search.models import Change
from gongkai_web.serve.page_cache import touch


def note(*item_ids: int) -> None:
    """The items' publications were added, changed or withdrawn. Called in the transaction that does it, so both happen or neither."""
    Change.objects.bulk_create(Change(item_id=one) for one in item_ids)
    transaction.on_commit(lambda: touch(settings.PUBLIC_STAMP))
