"""What actions tell the search index, and the cache of public pages."""

from django.conf import settings
from django.db import transaction

from gongkai_web.search.models import Change
from gongkai_web.serve.page_cache import touch


def note(item_id: int) -> None:
    """The item's publication was added, changed or withdrawn. Called in the transaction that does it, so both happen or neither."""
    Change.objects.create(item_id=item_id)
    transaction.on_commit(lambda: touch(settings.PUBLIC_STAMP))
