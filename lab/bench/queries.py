"""`python -m lab.bench.queries PATHS`: how many queries each page costs. Paths and answer are JSON, by name."""

import json
import os
import sys

import django


def main(paths: str) -> str:
    """The queries of each page, in a process that knows organs, sites and counts, as a running one does."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai_web.settings")
    django.setup()
    from django.conf import settings  # noqa: PLC0415 - once it is set up

    settings.DIRECTORY_SECONDS = settings.TALLY_SECONDS = 60
    return json.dumps({name: _counted(path) for name, path in json.loads(paths).items()})


def _counted(path: str) -> int:
    from django.db import connection  # noqa: PLC0415 - as above
    from django.test import Client  # noqa: PLC0415 - as the first of them
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as the first of them

    client = Client(HTTP_HOST="localhost")
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    return len(queries)


if __name__ == "__main__":
    print(main(sys.argv[1]))
