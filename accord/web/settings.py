"""Settings. Whatever differs between installations comes from the environment; see docs/running.md."""

import atexit
import os
import secrets
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.translation import gettext_lazy as _

from accord.web.sqlite import use_newest_sqlite

use_newest_sqlite()

ROOT = Path(__file__).resolve().parent.parent
ACCORD_HOME = Path(os.environ.get("ACCORD_HOME", ROOT.parent / "var")).resolve()
ACCORD_HOME.mkdir(parents=True, exist_ok=True)

ACCORD_LANGUAGE_SOCKET = os.environ.get("ACCORD_LANGUAGE_SOCKET", str(ACCORD_HOME / "language.sock"))
ACCORD_BASE_URL = os.environ.get("ACCORD_BASE_URL", "http://localhost:8000").rstrip("/")
ACCORD_DEMO = os.environ.get("ACCORD_DEMO", "") == "1"
SECURE = ACCORD_BASE_URL.startswith("https://")
DEBUG = False
TESTING = "pytest" in sys.modules


def _secret_key() -> str:
    """Return the installation's secret, made on the first start and readable by its owner alone."""
    if key := os.environ.get("ACCORD_SECRET_KEY"):
        return key
    path = ACCORD_HOME / "secret-key"
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text().strip()


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = os.environ.get("ACCORD_FORMER_SECRET_KEYS", "").split()
ALLOWED_HOSTS = os.environ.get("ACCORD_HOSTS", "").split() or [
    ACCORD_BASE_URL.split("//", 1)[1].split(":")[0].split("/")[0],
    "localhost",
    "127.0.0.1",
    "[::1]",
]
CSRF_TRUSTED_ORIGINS = [ACCORD_BASE_URL]

INSTALLED_APPS = [
    "accord.core.apps.CoreConfig",
    "accord.schools.apps.SchoolsConfig",
    "accord.people.apps.PeopleConfig",
    "accord.delivery.apps.DeliveryConfig",
    "accord.charters.apps.ChartersConfig",
    "accord.conduct.apps.ConductConfig",
    "accord.messaging.apps.MessagingConfig",
    "accord.concerns.apps.ConcernsConfig",
    "accord.reception.apps.ReceptionConfig",
    "accord.web.apps.WebConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "accord.core.middleware.ContentSecurityPolicy",
    "accord.core.middleware.PrivateHeaders",
    "accord.core.middleware.StaysOnPage",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accord.core.middleware.WellFormed",
    "accord.core.middleware.FormAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accord.core.middleware.signed_out.SignedOut",
    "accord.people.middleware.SpokenLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accord.core.middleware.UnitOfWork",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accord.people.middleware.WhoIsAsking",
    "accord.people.sign_in.middleware.Threshold",
]

ROOT_URLCONF = "accord.web.urls"
WSGI_APPLICATION = "accord.web.wsgi.application"

_CONTEXT = [
    "django.template.context_processors.request",
    "django.template.context_processors.csrf",
    "django.contrib.messages.context_processors.messages",
    "accord.core.context.page",
    "accord.web.navigation.context",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            ROOT / room / "templates"
            for room in (
                "web",
                "reception",
                "concerns",
                "messaging",
                "conduct",
                "charters",
                "delivery",
                "people",
                "schools",
                "core",
            )
        ],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "accord.core.jinja.environment", "context_processors": _CONTEXT},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]

_SQLITE: dict[str, Any] = {
    "ENGINE": "accord.core.sqlite3",
    "NAME": ACCORD_HOME / "accord.sqlite3",
    "CONN_MAX_AGE": 60,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "detect_types": 0,  # Django turns every value itself; the driver need not look at each of them before
        "timeout": 20,
        "cached_statements": 400,  # the questions of all pages; the driver's 128 were prepared anew again and again
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
            "PRAGMA cache_size=-500; PRAGMA journal_size_limit=27103364; PRAGMA wal_autocheckpoint=4000;"
        ),
    },
}
if os.environ.get("DATABASE_URL"):
    DATABASES: dict[str, Any] = {"default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=600)}
    if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
        DATABASES["default"]["ENGINE"] = "accord.core.postgresql"
    if DATABASES["default"]["ENGINE"].endswith("postgresql") and os.environ.get("ACCORD_POOLER") != "1":
        # The server plans a question once for each connection, not each time: half of its work, and some of ours.
        # It supposes a memory or a solid disk, and neither compiles nor shares out the work of an instant.
        _planning = {
            "random_page_cost": "1.1",
            "jit": "off",
            "max_parallel_workers_per_gather": "0",
        }
        _given = DATABASES["default"].get("OPTIONS", {})
        DATABASES["default"]["OPTIONS"] = {
            "server_side_binding": True,
            "prepare_threshold": 5,
            "options": " ".join(f"-c {name}={value}" for name, value in _planning.items()),
            **_given,
        }
else:
    DATABASES = {"default": _SQLITE}
if TESTING and DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    _scratch = tempfile.mkdtemp(prefix="accord-test-")
    atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
    DATABASES["default"]["TEST"] = {"NAME": f"{_scratch}/test.sqlite3"}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"},
}
SESSION_ENGINE = "accord.people.sign_in.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "accord.core.problems.forgery"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 730 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
if os.environ.get("ACCORD_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = ACCORD_HOME / "static"
if TESTING:
    STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = ACCORD_HOME / "media"
MEDIA_URL = ""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "accord.core.static_files.OneSheetStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_PERMISSIONS = 0o600

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("zh-hans", "中文"),
    ("ms", "Bahasa Melayu"),
    ("ta", "தமிழ்"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("ur", "اردو"),
    ("ar", "العربية"),
    ("cy", "Cymraeg"),
    ("fr", "Français"),
    ("es", "Español"),
]
LOCALE_PATHS = [ROOT / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Login"
PRODUCT_NAME = _("Accord")

EMAIL_BACKEND = "accord.core.mail.OutboxBackend"
ACCORD_MAIL_TRANSPORT = os.environ.get("ACCORD_MAIL_TRANSPORT", "file" if ACCORD_DEMO else "smtp")
EMAIL_HOST = os.environ.get("ACCORD_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("ACCORD_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("ACCORD_SMTP_LOGIN", "")
EMAIL_HOST_PASSWORD = os.environ.get("ACCORD_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("ACCORD_SMTP_STARTTLS", "") == "1"
EMAIL_TIMEOUT = 30
EMAIL_FILE_PATH = ACCORD_HOME / "mail"
ACCORD_MAIL_DOMAINS = tuple(os.environ.get("ACCORD_MAIL_DOMAINS", "").lower().split()) or (
    ACCORD_BASE_URL.split("//", 1)[1].split(":")[0].split("/")[0].lower(),
)
ACCORD_MAIL_RECEIPTS_TRUST = os.environ.get("ACCORD_MAIL_RECEIPTS_TRUST", "").strip().lower()
"""The name under which the school's own mail server signs its verdicts; '' confirms no letters (RECEIPT-2)."""
DEFAULT_FROM_EMAIL = os.environ.get("ACCORD_MAIL_FROM", "Accord <accord@localhost>")

from accord.web.sign_in_settings import *  # noqa: E402, F403

if not (TESTING or SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]):  # noqa: F405
    # Nobody signs in by a service, so its way through the web (4 MB in memory) need not be loaded.
    INSTALLED_APPS.remove("allauth.socialaccount.providers.openid_connect")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "accord.core.logs.DiscreetFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ACCORD_LOG_LEVEL", "WARNING")},
    "loggers": {
        # Django's own handlers would write and mail the words of a fault, with the values of all variables around it.
        "django": {"handlers": [], "level": "INFO"},
        "django.server": {"handlers": [], "propagate": True},
    },
}
