"""The tree of organs: who stands below whom, in the area or in the system."""

from django.db import connection

from gongkai_web.organs.kinds import Kind
from gongkai_web.organs.models import Organ

_BELOW = """
WITH RECURSIVE below(id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT organ.id FROM organs_organ organ JOIN below ON organ.area_supervisor_id = below.id OR organ.system_supervisor_id = below.id
)
SELECT id FROM below
"""


def below(organs: tuple[int, ...]) -> frozenset[int]:
    """The organs given and every organ under one of them. A circle in the data ends where it began."""
    if not organs:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, [list(organs)])
        return frozenset(row[0] for row in cursor.fetchall())


def area(organ: Organ) -> frozenset[int]:
    """The organs of the area that an organ belongs to: the nearest government, and every organ under it. Without a government its own."""
    above, passed = organ, {organ.pk}
    while above.kind != Kind.GOVERNMENT:
        if above.area_supervisor is None or above.area_supervisor.pk in passed:
            return below((organ.pk,))
        above = above.area_supervisor
        passed.add(above.pk)
    return below((above.pk,))
