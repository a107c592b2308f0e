"""One settings module; machines differ only by their environment (see README, Configuration)."""

from pathlib import Path

import environ

from wireflow import env
from wireflow.desk.look import UNFOLD as UNFOLD
from wireflow.stack.socket_path import redis_url

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("WIREFLOW_DATA_DIR", str(BASE_DIR / "var")))
SECRETS_DIR = DATA_DIR / "secrets"

DEBUG = env.flag("DEBUG", False)
SECRET_KEY = env.secret("SECRET_KEY", SECRETS_DIR)
API_KEY_PEPPER = env.secret("API_KEY_PEPPER", SECRETS_DIR)
# The first encrypts provider keys in the database; those after it still decrypt.
ENCRYPTION_KEYS = env.words("WIREFLOW_ENCRYPTION_KEYS") or [
    env.secret("ENCRYPTION_KEY", SECRETS_DIR)
]
WEBHOOK_SIGNING_KEY = env.secret("WEBHOOK_SIGNING_KEY", SECRETS_DIR)
PUBLIC_URL = env.text("PUBLIC_URL", f"http://127.0.0.1:{env.text('PORT', '8000')}").rstrip("/")
_SECURE = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", PUBLIC_URL)

INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "channels",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "django_vite",
    "wireflow.accounts",
    "wireflow.stack",
    "canvas",
    "billing",
    "workers",
    "api",
]

MIDDLEWARE = [
    "wireflow.middleware.RequestIdMiddleware",
    "api.middleware.RateLimitHeaders",
    "api.middleware.JsonErrors",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "wireflow.desk.policy.DeskPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wireflow.accounts.acting.ActingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "wireflow.urls"
ASGI_APPLICATION = "wireflow.asgi.application"
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
            ]
        },
    }
]

DATABASES = {
    "default": environ.Env.db_url_config(
        env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'wireflow.sqlite3'}")
    )
}
_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if _SQLITE:
    DATABASES["default"]["ENGINE"] = "wireflow.sqlite"
    # IMMEDIATE takes the write lock at BEGIN: with Django's default mode concurrent writers fail
    # with "database is locked" instead of waiting their turn.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }
    # A file, as in real life: an in-memory database knows neither WAL nor two writers.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
DATABASES["default"] |= {
    "CONN_MAX_AGE": env.integer("DATABASE_CONN_MAX_AGE", 60),
    "CONN_HEALTH_CHECKS": not _SQLITE,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The embedded valkey listens on a unix socket in the data directory; REDIS_URL replaces it.
REDIS_URL = env.text("REDIS_URL", redis_url(DATA_DIR))
_UNIX = REDIS_URL.startswith("unix://")
CELERY_BROKER_URL = f"redis+socket://{REDIS_URL[7:]}" if _UNIX else REDIS_URL
RATE_LIMIT_STORAGE = f"redis+{REDIS_URL}" if _UNIX else REDIS_URL
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [REDIS_URL], "prefix": "wireflow"},
    }
}

# Mail is written to the terminal until a server for it is named.
EMAIL_BACKEND = env.text("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
# How many proxies of our own stand in front: so many of X-Forwarded-For's last hops are true.
PROXY_COUNT = env.integer("WIREFLOW_PROXY_COUNT", 0)

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _SECURE
SESSION_COOKIE_NAME = "__Host-wireflow" if _SECURE else "wireflow"
CSRF_COOKIE_NAME = "__Host-wireflow-csrf" if _SECURE else "wireflow-csrf"
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'", "blob:"],
        "font-src": ["'self'"],
        # The textures of a 3D model are read from blob: addresses that the page itself made.
        "connect-src": ["'self'", "blob:"],
        "worker-src": ["'self'", "blob:"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "media"
# The weights of open models, which can be many gigabytes: a disk of their own may be named.
MODELS_DIR = Path(env.text("WIREFLOW_MODELS_DIR", str(DATA_DIR / "models")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
# The front-end build is served straight from static/: `make run` needs no collectstatic.
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/canvas/assets/.+[.-][0-9A-Za-z_-]{8,}\.\w+$"
DJANGO_VITE = {
    "default": {
        "dev_mode": False,
        "manifest_path": BASE_DIR / "static" / "canvas" / "manifest.json",
        "static_url_prefix": "canvas",
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 26 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "api.authentication.ApiKeyAuthentication",
        "api.authentication.BrowserAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["api.permissions.HasScope"],
    "DEFAULT_PARSER_CLASSES": ["api.parsers.StrictJsonParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "EXCEPTION_HANDLER": "api.errors.handle",
    "DEFAULT_SCHEMA_CLASS": "api.contract.document.ContractSchema",
    "UNAUTHENTICATED_USER": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Wireflow API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "DESCRIPTION": (
        "Run workflows of AI models with one HTTP call: send a graph, or the id of a saved one, "
        "and poll until its results are there. JSON in, JSON out; every failure is "
        '`{"error", "code", "requestId"}`. Make a key under Settings > API keys and send it as '
        "`Authorization: Bearer sk-…`."
    ),
    "LICENSE": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    "SERVERS": [{"url": PUBLIC_URL, "description": "This server"}],
    "EXTERNAL_DOCS": {"url": f"{PUBLIC_URL}/docs/api", "description": "To read and to try"},
    "SORT_OPERATIONS": False,
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "PREPROCESSING_HOOKS": ["api.contract.hooks.only_v1"],
    "POSTPROCESSING_HOOKS": ["api.contract.hooks.complete"],
}

# Celery is only the doorbell (no results, no ETA, no acknowledgement games): rows are the truth.
CELERY_TASK_ACKS_LATE = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_RESULT_BACKEND = None
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_DEFAULT_QUEUE = "cpu"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "socket_keepalive": not _UNIX,
    "health_check_interval": 25,
    "visibility_timeout": 300,
}

# How long a claimed step may stay silent before another worker takes it over, in seconds.
LEASE_SECONDS = env.integer("WIREFLOW_LEASE_SECONDS", 30, least=2)
# After cancellation or its deadline a step has this long to stop before its process is ended.
GRACE_SECONDS = env.integer("WIREFLOW_GRACE_SECONDS", 10, least=1)
# The most items of a list that a node for one runs for.
MAX_ITEMS = env.integer("WIREFLOW_MAX_ITEMS", 100, least=1)
# Receivers in the own network that webhooks and uploads by address may reach: host or host:port.
TRUSTED_HOSTS = env.words("WIREFLOW_TRUSTED_HOSTS", "")
# Hosted models: what each provider's key is called, the keys, and where the providers listen.
PROVIDER_VARIABLES = {
    "bfl": "BFL_API_KEY",
    "elevenlabs": "ELEVENLABS_API_KEY",
    "fal": "FAL_KEY",
    "google": "GEMINI_API_KEY",
    "openai": "OPENAI_API_KEY",
    "openrouter": "OPENROUTER_API_KEY",
    "replicate": "REPLICATE_API_TOKEN",
    "stability": "STABILITY_API_KEY",
}
PROVIDER_KEYS = {name: env.text(variable) for name, variable in PROVIDER_VARIABLES.items()}
PROVIDER_URLS = {
    "bfl": env.text("BFL_BASE_URL", "https://api.bfl.ai/v1").rstrip("/"),
    "elevenlabs": env.text("ELEVENLABS_BASE_URL", "https://api.elevenlabs.io/v1").rstrip("/"),
    "fal": env.text("FAL_QUEUE_URL", "https://queue.fal.run").rstrip("/"),
    "google": env.text(
        "GEMINI_BASE_URL", "https://generativelanguage.googleapis.com/v1beta"
    ).rstrip("/"),
    "openai": env.text("OPENAI_BASE_URL", "https://api.openai.com/v1").rstrip("/"),
    "openrouter": env.text("OPENROUTER_BASE_URL", "https://openrouter.ai/api/v1").rstrip("/"),
    "replicate": env.text("REPLICATE_BASE_URL", "https://api.replicate.com/v1").rstrip("/"),
    "stability": env.text("STABILITY_BASE_URL", "https://api.stability.ai/v2beta").rstrip("/"),
}
# Where those take large files that want another address for them.
PROVIDER_UPLOAD_URLS = {"fal": env.text("FAL_UPLOAD_URL", "https://rest.fal.ai").rstrip("/")}
# Node types that nobody may run here, such as video:*.
DISABLED_NODES = env.words("WIREFLOW_DISABLED_NODES")
MEDIA_QUOTA_BYTES = env.integer("WIREFLOW_MEDIA_QUOTA_MB", 10_240, least=1) * 1024 * 1024
STARTING_CREDITS = env.integer("WIREFLOW_STARTING_CREDITS", 5_000)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"redact": {"()": "wireflow.middleware.RedactKeys"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["redact"],
        }
    },
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "celery": {"level": "WARNING"},
        "daphne": {"level": "WARNING"},
        "django.channels": {"level": "WARNING"},
        "httpx": {"level": "WARNING"},
    },
}
