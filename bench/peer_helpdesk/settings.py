"""A site with django-helpdesk alone, after its installation guide (django-helpdesk.readthedocs.io, "Installation").

What speed hangs on is chosen in its favour: no debug, templates are kept, connections stay open, SQLite has a
write-ahead log. Commits are on disk, as those of Accord are. Mail goes out by Django's own backend, as the guide has
it, to a server on loopback without encryption. `HELPDESK_HOME` is the folder of its data; `HELPDESK_POSTGRES` is
the URL of a database; `HELPDESK_SMTP_PORT` its mail server, without which mail is made and goes nowhere.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

HOME = Path(os.environ["HELPDESK_HOME"])
SECRET_KEY = "for measurements on loopback only"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
SITE_ID = 1
ROOT_URLCONF = "peer_helpdesk.urls"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
STATIC_URL, MEDIA_URL, MEDIA_ROOT = "/static/", "/media/", str(HOME / "media")
LANGUAGE_CODE, TIME_ZONE, USE_TZ = "en-us", "UTC", True
LOGIN_URL = "/login/"
DEFAULT_FROM_EMAIL = "door@bench.example"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ.get("HELPDESK_SMTP_PORT") or 0)
if not EMAIL_PORT:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
HELPDESK_TEAMS_MODE_ENABLED = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.admin",
    "django.contrib.humanize",
    "rest_framework",
    "helpdesk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
if os.environ.get("HELPDESK_POSTGRES"):
    place = urlsplit(os.environ["HELPDESK_POSTGRES"])
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": place.path.lstrip("/"),
            "USER": place.username,
            "HOST": place.hostname,
            "PORT": place.port,
            "CONN_MAX_AGE": 60,
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "helpdesk.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    }
LOGGING = {"version": 1, "disable_existing_loggers": True}
