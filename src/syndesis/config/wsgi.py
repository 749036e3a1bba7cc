"""The WSGI entry point that a server (granian, gunicorn) loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "syndesis.config.settings")
application = get_wsgi_application()
# All pages are loaded now, so that nobody's first call has to wait for it. What is loaded stays for good, and need not
# be looked through for garbage by every call that makes many objects.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
