"""Django as a WSGI application: what the thread pool behind the server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zesummen.config.settings.production")
application = get_wsgi_application()
