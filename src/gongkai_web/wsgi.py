"""What the web server runs."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai_web.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from gongkai_web.serve.page_cache import PageCache

application = PageCache(get_wsgi_application(), settings.PUBLIC_STAMP)
