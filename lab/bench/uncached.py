"""The platform without the page cache in front: every request is answered anew."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai_web.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
