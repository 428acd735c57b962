"""What all ways of running share. Values from outside come through ``config.environment`` only."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from zesummen.config import environment

PACKAGE = Path(__file__).resolve().parents[2]
DATA_DIR = Path(environment.text("ZESUMMEN_DATA", "data")).resolve()
DEMO = False
DEBUG = False

INSTALLED_APPS = [
    "zesummen.kernel",
    "zesummen.territory",
    "zesummen.accounts",
    "zesummen.documents",
    "zesummen.sittings",
    "zesummen.council",
    "zesummen.diagnosis",
    "zesummen.commissions",
    "zesummen.plans",
    "zesummen.training",
    "zesummen.desk",
    "zesummen.public",
    "zesummen.overview",
    "zesummen.seeds",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "zesummen.kernel.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zesummen.kernel.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "zesummen.kernel.middleware.SpaceMiddleware",
    "zesummen.kernel.middleware.RefusalMiddleware",
    "zesummen.kernel.once.OnceMiddleware",
    "zesummen.kernel.middleware.ReadOnlyMiddleware",
]

ROOT_URLCONF = "zesummen.config.urls"
WSGI_APPLICATION = "zesummen.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", ["zesummen.kernel.loaders.Loader"])],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zesummen.kernel.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "zesummen.kernel.templatetags.parts",
                "zesummen.kernel.templatetags.words",
            ],
        },
    }
]


def database(url: str) -> dict:
    """Django's description of the database at ``url``; SQLite in the data folder where it is empty."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "zesummen.sqlite3",
            "CONN_MAX_AGE": None,  # each thread keeps its connection
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
            },
        }
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": environment.number("DATABASE_POOL", 4)}},
    }


DATABASES = {"default": database(environment.text("DATABASE_URL", ""))}
ATOMIC_REQUESTS = False
SILENCED_SYSTEM_CHECKS = ["fields.W342"]  # SpaceKey is a ForeignKey with its own constraint; uniqueness is meant
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kernel_cache"}}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 14 * 24 * 3600

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
UPLOAD_MAX_BYTES = 20 * 1024 * 1024

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/home/"

ACCOUNT_ADAPTER = "zesummen.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "zesummen.accounts.adapters.SocialAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second factor is told by mail
ACCOUNT_CHANGE_EMAIL = True  # one address a person; a new one counts once its mail was opened
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Zesummen"
_FORMS = "zesummen.accounts.account_forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.Login",
    "add_email": f"{_FORMS}.AddEmail",
    "change_password": f"{_FORMS}.ChangePassword",
    "set_password": f"{_FORMS}.SetPassword",
    "reset_password": f"{_FORMS}.ResetPassword",
    "reset_password_from_key": f"{_FORMS}.ResetPasswordByLink",
    "reauthenticate": f"{_FORMS}.ReauthenticateByPassword",
    "request_login_code": f"{_FORMS}.RequestCode",
    "confirm_login_code": f"{_FORMS}.ConfirmCode",
}
MFA_FORMS = {
    "add_webauthn": "zesummen.accounts.key_forms.AddKeyForm",
    "edit_webauthn": f"{_FORMS}.RenameKey",
    "activate_totp": f"{_FORMS}.ActivateApp",
    "authenticate": f"{_FORMS}.SecondFactor",
    "reauthenticate": f"{_FORMS}.ReauthenticateBySecondFactor",
}
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: the content policy keeps forms on this site
SOCIALACCOUNT_PROVIDERS = {}
if environment.text("OIDC_SERVER", ""):
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": environment.text("OIDC_NAME", "OpenID Connect"),
                    "client_id": environment.text("OIDC_CLIENT"),
                    "secret": environment.text("OIDC_SECRET"),
                    "settings": {"server_url": environment.text("OIDC_SERVER")},
                }
            ]
        }
    }

# ``en`` as the base: with ``fr``, a missing Luxembourgish sentence would silently come out in French.
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("fr", _("French")),
    ("de", _("German")),
    ("lb", _("Luxembourgish")),
    ("en", _("English")),
    ("pt", _("Portuguese")),
]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["zesummen.kernel.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False  # years and ids stay plain; counts and amounts ask for it (|number, |euros)
USE_TZ = True
TIME_ZONE = "Europe/Luxembourg"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

EMAIL_URL = environment.text("EMAIL_URL", "")
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM", "zesummen@localhost")
BASE_URL = environment.text("BASE_URL", "")
TRUSTED_PROXIES = environment.words("TRUSTED_PROXIES", "127.0.0.1,::1")

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "zesummen.kernel.views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # a missing page is the visitor's news, not the operator's
}
