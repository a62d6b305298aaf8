"""The platform's settings, for tests: the database is put in by the fixture `django_db_setup`, when the first test asks for it."""

import os
from tempfile import TemporaryDirectory

_DATA = TemporaryDirectory(prefix="gongkai-tests-")  # of this test process alone: what `make run` keeps in var/ is nobody's to play with
os.environ["GONGKAI_DATA_DIR"] = _DATA.name
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright leaves an event loop in the thread that its tests share with others
os.environ.setdefault("GONGKAI_SECRET_KEY", "only for tests")
os.environ.setdefault("GONGKAI_PERSONAL_KEYS", "b25seSBmb3IgdGVzdHMuLi4uLi4uLi4uLi4uLi4uLi4=")
os.environ.setdefault("GONGKAI_LOOKUP_KEY", "only for tests")
os.environ.setdefault("GONGKAI_DATABASE", "host=/nowhere dbname=gongkai user=gongkai_app")
os.environ.setdefault("GONGKAI_OIDC_SERVER", "https://sso.example.test")  # so that the routes of single sign-on are there
os.environ.setdefault("GONGKAI_HOSTS", "localhost,127.0.0.1,testserver,.example.test")

from gongkai_web.settings import *  # noqa: E402, F403 - the environment comes first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes half a second a password
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405 - from the line above
DIRECTORY_SECONDS = TALLY_SECONDS = 0  # each test has organs and items of its own
