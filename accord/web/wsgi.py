"""The application as web servers know it (WSGI)."""

import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.web.settings")
application = get_wsgi_application()

from accord.web.loading import load_pages  # noqa: E402

load_pages()

sys.setswitchinterval(0.0005)
"""Seconds after which a thread lets another one go on: of ten times as many, whoever writes would wait for readers."""
