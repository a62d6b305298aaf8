"""Settings of the platform. The environment is read here, at the top, and nowhere else."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE
from psycopg.conninfo import conninfo_to_dict

from gongkai_web.serve.decided import decided

_ENVIRONMENT = os.environ
_DECIDED = decided(_ENVIRONMENT)
BASE_DIR = Path(__file__).resolve().parent
DATA_DIR = Path(_ENVIRONMENT.get("GONGKAI_DATA_DIR", "var")).resolve()
SECRET_KEY = _ENVIRONMENT["GONGKAI_SECRET_KEY"]
SECRET_KEY_FALLBACKS = [key for key in _ENVIRONMENT.get("GONGKAI_SECRET_KEY_FALLBACKS", "").split(",") if key]
PERSONAL_KEYS = _ENVIRONMENT["GONGKAI_PERSONAL_KEYS"].split(",")
"""With which the keys of personal data are sealed; the newest first."""
LOOKUP_KEY = _ENVIRONMENT["GONGKAI_LOOKUP_KEY"]
BEHIND_TLS = _ENVIRONMENT.get("GONGKAI_TLS") == "1"
ALLOWED_HOSTS = [host for host in _ENVIRONMENT.get("GONGKAI_HOSTS", ".localhost,127.0.0.1,[::1]").split(",") if host]
DEBUG = False

INSTALLED_APPS = [
    "gongkai_web.accounts",
    "gongkai_web.organs",
    "gongkai_web.publishing",
    "gongkai_web.compilations",
    "gongkai_web.recurring",
    "gongkai_web.deposits",
    "gongkai_web.visits",
    "gongkai_web.transfer",
    "gongkai_web.oversight",
    "gongkai_web.requests",
    "gongkai_web.letters",
    "gongkai_web.severing",
    "gongkai_web.archive",
    "gongkai_web.conversion",
    "gongkai_web.messages",
    "gongkai_web.incoming",
    "gongkai_web.search",
    "gongkai_web.portal",
    "gongkai_web.workbench",
    "gongkai_web.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_prose_editor",
    "js_asset",
    "pgtrigger",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "gongkai_web.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gongkai_web.portal.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "gongkai_web.accounts.middleware.StaffLanguageMiddleware",
    "gongkai_web.accounts.middleware.SessionLimitsMiddleware",
    "gongkai_web.accounts.middleware.SecondFactorMiddleware",
    "gongkai_web.organs.middleware.WallMiddleware",
]

ROOT_URLCONF = "gongkai_web.urls"
WSGI_APPLICATION = "gongkai_web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai_web.workbench.context.frame",
            ]
        },
    }
]


def database_settings(url: str) -> dict[str, object]:
    """Django's words for a connection string."""
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "gongkai_web.serve.database",
        "NAME": parts.get("dbname"),
        "USER": parts.get("user"),
        "PASSWORD": parts.get("password"),
        "HOST": parts.get("host"),
        "PORT": parts.get("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": database_settings(_ENVIRONMENT["GONGKAI_DATABASE"])}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {  # shared by all web processes, so that a limit is one limit
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/workbench/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "gongkai_web.accounts.adapter.StaffAccounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "5/900s/key",
    "network_failed": "30/h/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = _DECIDED.proxies
MFA_ADAPTER = "gongkai_web.accounts.factors.SecondFactor"
MFA_FORMS = {
    "activate_totp": "gongkai_web.accounts.factors.FirstCode",
    "authenticate": "gongkai_web.accounts.factors.SignInCode",
    "reauthenticate": "gongkai_web.accounts.factors.ConfirmationCode",
}
MFA_TOTP_ISSUER = "Gongkai"
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SINGLE_SIGN_ON = _ENVIRONMENT.get("GONGKAI_OIDC_SERVER", "")
SOCIALACCOUNT_ADAPTER = "gongkai_web.accounts.sso.OfficeServer"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "office",
                "name": _ENVIRONMENT.get("GONGKAI_OIDC_NAME", "OpenID Connect"),
                "client_id": _ENVIRONMENT.get("GONGKAI_OIDC_CLIENT", ""),
                "secret": _ENVIRONMENT.get("GONGKAI_OIDC_SECRET", ""),
                "settings": {"server_url": SINGLE_SIGN_ON},
            }
        ]
        if SINGLE_SIGN_ON
        else [],
    }
}
PASSWORD_HASHERS = ["gongkai_web.accounts.hashing.OneAtATime"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_IDLE_AGE = 30 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_TLS
_OURS = "__Host-" if BEHIND_TLS else ""
"""Under TLS browsers take a cookie of such a name from this very host alone: no other host of the domain can put one in its place."""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_OURS}sessionid", f"{_OURS}csrftoken"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "gongkai_web.errors.not_confirmed"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 2**20  # 500,000 signs of Chinese, the longest text of an item, take 4.5 MB in a form
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

WORKER_SILENCE = 20.0
"""Seconds without a sign of life after which a worker counts as dead, and its jobs are taken up by another."""
PROCRASTINATE_IMPORT_PATHS = ["gongkai_web.serve.stalled", "gongkai_web.serve.finished"]
PROCRASTINATE_WORKER_DEFAULTS = {"update_heartbeat_interval": WORKER_SILENCE / 4, "stalled_worker_timeout": WORKER_SILENCE}

FILE_UPLOAD_HANDLERS = ["gongkai_web.publishing.upload_handler.CappedUploadHandler"]
PUBLIC_STAMP = DATA_DIR / "public.stamp"
"""Touched whenever something becomes public or is withdrawn; what is kept of public pages is then forgotten."""
DEMO_FILLING = DATA_DIR / "demo.filling"
"""There while the demonstration city is being filled, of which its pages tell."""
DIRECTORY_SECONDS = 1
"""For so long a process takes organs and sites as it knows them, before it asks whether one has changed."""
TALLY_SECONDS = 0.5
"""For so long a process takes counts of public items as it knows them. With the second that a page may be kept: within two seconds."""

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
_FILES = "django.core.files.storage.FileSystemStorage"
_CLOSED = {"base_url": None, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
STORAGES = {
    "default": {"BACKEND": _FILES, "OPTIONS": {"location": DATA_DIR / "uploads", **_CLOSED}},
    "private": {"BACKEND": _FILES, "OPTIONS": {"location": DATA_DIR / "files", **_CLOSED}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'", *([f"{urlsplit(SINGLE_SIGN_ON).scheme}://{urlsplit(SINGLE_SIGN_ON).netloc}"] if SINGLE_SIGN_ON else [])],
        "frame-ancestors": ["'none'"],
        "img-src": ["'self'"],
        "script-src": ["'self'", NONCE],  # only where a view asks for it: the editor's import map
        "style-src": ["'self'", NONCE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"gongkai_web": {"level": "INFO"}},
}

GONGKAI_MAIL_HOST = EMAIL_HOST = _ENVIRONMENT.get("GONGKAI_MAIL_HOST", "")
"""The office's mail server; empty: notices stand in the workbench alone."""
EMAIL_PORT = _DECIDED.mail_port
EMAIL_HOST_USER = _ENVIRONMENT.get("GONGKAI_MAIL_USER", "")
EMAIL_HOST_PASSWORD = _ENVIRONMENT.get("GONGKAI_MAIL_PASSWORD", "")
EMAIL_USE_TLS = _ENVIRONMENT.get("GONGKAI_MAIL_TLS") == "starttls"
EMAIL_USE_SSL = _ENVIRONMENT.get("GONGKAI_MAIL_TLS") == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _ENVIRONMENT.get("GONGKAI_MAIL_FROM", "gongkai@localhost")
GONGKAI_SMS_URL = _DECIDED.sms_url
"""Where the gateway for SMS takes messages; empty: none is sent."""
GONGKAI_SMS_KEY = _ENVIRONMENT.get("GONGKAI_SMS_KEY", "")

GONGKAI_INTERPRETATION_REQUIRED = _DECIDED.interpretation_required
GONGKAI_REASSESSMENT_MONTHS = _DECIDED.reassessment_months
GONGKAI_GUIDE_REVIEW_MONTHS = _DECIDED.guide_review_months
GONGKAI_COLUMN_MONTHS = _DECIDED.column_months
GONGKAI_NOT_BY_AUTHOR = _DECIDED.not_by_author
GONGKAI_OPEN_DATA_LICENCE = _DECIDED.licence
GONGKAI_ERASE_AFTER_MONTHS = _DECIDED.erase_after_months
GONGKAI_BATCH_ORGANS = _DECIDED.batch_organs
GONGKAI_REQUESTS_PER_HOUR = _DECIDED.requests_per_hour
MAILBOXES = _DECIDED.mailboxes
