"""The WSGI entry point that a server (granian, gunicorn) loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "syndesis.config.settings")
application = get_wsgi_application()
