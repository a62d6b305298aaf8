"""The tree of organs: who stands below whom, in the area or in the system."""

from django.db import connection

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
