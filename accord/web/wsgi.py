"""The application as web servers know it (WSGI)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.web.settings")
application = get_wsgi_application()

from accord.web.loading import load_pages  # noqa: E402

load_pages()
