"""The platform's settings for a worker that is missed sooner, with a job that publishes."""

from gongkai_web.settings import *  # noqa: F403 - all but what follows

PROCRASTINATE_IMPORT_PATHS = [*PROCRASTINATE_IMPORT_PATHS, "tests.web.story.jobs"]  # noqa: F405 - from the line above
WORKER_SILENCE = 3.0
PROCRASTINATE_WORKER_DEFAULTS = {"update_heartbeat_interval": 0.5, "stalled_worker_timeout": WORKER_SILENCE}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405 - nobody looks at the pages
