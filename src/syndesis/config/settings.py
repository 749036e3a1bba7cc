"""Every setting of Syndesis, in one file. What a site may change comes from the environment (`docs/settings.md`)."""

from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from syndesis.config import environment as env

PACKAGE = Path(__file__).resolve().parent.parent
DATA = env.data_folder()

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret_key(DATA)
ALLOWED_HOSTS = env.words("HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("ORIGINS")
ADDRESS = env.address(CSRF_TRUSTED_ORIGINS, ALLOWED_HOSTS)
"""Where people reach the site: links in mails that no page asked for begin so."""
CATALOGUE = env.text("CATALOGUE")
"""A dump of the world's organisations: for the demonstration, and for `intake extract` without a catalogue."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks_db",
    "axes",
    "csp",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "syndesis.core",
    "syndesis.objects",
    "syndesis.catalogue",
    "syndesis.work",
    "syndesis.directory",
    "syndesis.agreements",
    "syndesis.activities",
    "syndesis.engagement",
    "syndesis.insight",
    "syndesis.intake",
    "syndesis.web",
    "syndesis.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "syndesis.web.middleware.signed_in",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "syndesis.config.urls"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
WSGI_APPLICATION = "syndesis.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "syndesis.web.frame.menu",
            ],
        },
    }
]

PAGES_KEPT = env.number("SQLITE_CACHE", 64_000)
"""KB of the database that a connection keeps: as much as a large import changes at once. Where many connections only
answer pages it is less (`config.server`)."""
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
        f"PRAGMA cache_size=-{PAGES_KEPT};"
        "PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
    ),
}
DATABASES = {"default": dj_database_url.parse(env.text("DATABASE_URL", f"sqlite:///{DATA / 'syndesis.sqlite3'}"))}
# Kept for some requests on SQLite too: to open a database is to read its whole schema, 5 ms with the triggers in it.
DATABASES["default"]["CONN_MAX_AGE"] = 60
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # PostgreSQL compiles a statement that it holds to be costly: 75 ms for a list that is then read in 40.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "web:login"
LOGIN_REDIRECT_URL = "web:home"
LOGOUT_REDIRECT_URL = "web:login"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "web/locked.html"
AXES_CLIENT_IP_CALLABLE = "syndesis.core.accounts.addresses.client_address"
PASSWORD_RESET_TIMEOUT = 24 * 3600
PROXIES = env.number("PROXIES", 0)
"""How many proxies of ours stand before the site, each of which writes down from which address it was asked."""

EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_USE_SSL = env.mail_server(
    env.text("EMAIL_URL")
)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "syndesis@localhost")

SESSION_ENGINE = "syndesis.core.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.flag("HTTPS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("HTTPS") else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian")), ("es", _("Spanish")), ("zh-hans", _("Chinese"))]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["syndesis.config.formats"]
USE_TZ = True
TIME_ZONE = env.text("TIME_ZONE", "UTC")

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
CONTACT_YEARS = env.number("CONTACT_YEARS", 5)
"""For how many years contact data of people is kept without contact, before somebody has to look at it again."""
READER_URL, READER_MODEL, READER_KEY = env.text("READER_URL"), env.text("READER_MODEL"), env.text("READER_KEY")
"""An endpoint that reads documents a second time (`intake.second_reader`); none: the rules alone read."""
READER_SECONDS = env.number("READER_SECONDS", 60)
READER_PRICE = env.prices("READER_PRICE")
"""Of a million tokens sent, and of a million received."""
FILES = DATA / "files"
"""The folder of content-addressed files: a document's bytes under the SHA-256 of their content."""
UPLOAD_LIMIT = 25 * 1024 * 1024
"""Bytes: the largest document that intake takes."""
PAPER_LIMIT = 250 * 1024 * 1024
"""Bytes: the largest document of an agreement, such as a scan. It is never held in memory as a whole."""
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT

API_RATE = 1200
"""Calls a minute of one user or token; each process of the server counts for itself."""
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "syndesis.api.authentication.TokenAuthentication",
        "syndesis.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["syndesis.api.permissions.WithinScopes"],
    "DEFAULT_THROTTLE_CLASSES": ["syndesis.api.throttling.PerMinute"],
    "DEFAULT_PARSER_CLASSES": ["syndesis.api.parsing.JsonParser"],
    "COERCE_DECIMAL_TO_STRING": False,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "syndesis.api.schema.HouseSchema",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "syndesis.api.negotiation.AlwaysAnswers",
    "EXCEPTION_HANDLER": "syndesis.api.errors.answer",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Syndesis",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": ["syndesis.api.schema.finished"],
    "SERVE_PUBLIC": True,
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}
