"""Configuration by environment: one class per environment, every value from `CLUSTER_*`."""

import binascii
import os
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

INSTANCE = Path(__file__).resolve().parent / "instance"
DEVELOPMENT_SECRET = "development-only-not-a-secret"  # noqa: S105 - refused in production
DEVELOPMENT_KEY = "ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1yZWFsLWtleSE="  # refused in production
MEBIBYTE = 1024 * 1024
OWN_NAMES = ("localhost", "127.0.0.1")
CONTACT_PARTS = ("NAME", "PHONE", "EMAIL", "ADDRESS")


# More than the site has, so that each is compiled once: SQLAlchemy keeps 500 unless told.
STATEMENTS = 5_000


class ConfigurationError(RuntimeError):
    """The environment does not describe a runnable application."""


class Config:
    """What all environments share; reading the environment happens in the constructor."""

    ENV_NAME = "development"
    DEBUG = False
    USUAL_KEYS = DEVELOPMENT_KEY  # production has none of its own
    TESTING = False

    BABEL_DEFAULT_LOCALE = "ru"

    MAX_CONTENT_LENGTH = 12 * MEBIBYTE
    MAX_FORM_MEMORY_SIZE = 2 * MEBIBYTE
    MAX_FORM_PARTS = 2000

    PUBLIC_FIGURES_SECONDS = 30  # how old the numbers on pages for everybody may be

    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    SESSION_COOKIE_SECURE = False
    PERMANENT_SESSION_LIFETIME = timedelta(hours=12)
    WTF_CSRF_TIME_LIMIT = None  # a form left open over a lesson must still be accepted

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.SECRET_KEY = environ.get("CLUSTER_SECRET_KEY", DEVELOPMENT_SECRET)
        self.PERSONAL_KEYS = personal_keys(environ.get("CLUSTER_PERSONAL_KEYS", self.USUAL_KEYS))
        self.SQLALCHEMY_DATABASE_URI = database_url(environ.get("CLUSTER_DATABASE_URL"))
        self.SQLALCHEMY_ENGINE_OPTIONS: dict[str, Any] = {
            "pool_pre_ping": True,
            "query_cache_size": STATEMENTS,
        }
        self.BASE_URL = environ.get("CLUSTER_BASE_URL", "http://127.0.0.1:5000")
        self.MAIL_URL = environ.get("CLUSTER_MAIL_URL", "")
        self.MAIL_SENDER = environ.get("CLUSTER_MAIL_SENDER", "cluster@localhost")
        self.QUEUE_URL = environ.get("CLUSTER_QUEUE_URL", "")
        self.FILES_URL = environ.get("CLUSTER_FILES_URL", "")
        self.LOG_LEVEL = environ.get("CLUSTER_LOG_LEVEL", "INFO")
        self.BUSINESS_DATE = business_date(environ.get("CLUSTER_TODAY"))
        self.TRUSTED_HOSTS = trusted_hosts(environ.get("CLUSTER_TRUSTED_HOSTS"))
        self.PROXIES = proxies(environ.get("CLUSTER_PROXIES", "0"))
        self.CONTACT = {part: environ.get(f"CLUSTER_CONTACT_{part}", "") for part in CONTACT_PARTS}


class DevelopmentConfig(Config):
    """A person's own machine; letters are shown on a page instead of being sent."""


class TestingConfig(Config):
    """The test-suite: CSRF is off for the plain client and proven by tests of its own."""

    ENV_NAME = "testing"
    TESTING = True
    WTF_CSRF_ENABLED = False
    PUBLIC_FIGURES_SECONDS = 0
    ARGON2_TIME_COST = 1
    ARGON2_MEMORY_COST = 8 * 1024


class ProductionConfig(Config):
    """Refuses to start without a secret of its own and with a business date."""

    ENV_NAME = "production"
    USUAL_KEYS = ""
    SESSION_COOKIE_SECURE = True

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__(environ)
        if len(self.SECRET_KEY) < 32 or self.SECRET_KEY == DEVELOPMENT_SECRET:
            raise ConfigurationError(
                "CLUSTER_SECRET_KEY is missing, default or shorter than 32 characters"
            )
        if DEVELOPMENT_KEY in self.PERSONAL_KEYS:
            raise ConfigurationError("CLUSTER_PERSONAL_KEYS holds the key of development")
        if self.BUSINESS_DATE:
            raise ConfigurationError("CLUSTER_TODAY is for development and demonstrations only")
        own = [urlsplit(self.BASE_URL).hostname or "", *OWN_NAMES]
        self.TRUSTED_HOSTS = self.TRUSTED_HOSTS or own


def load_config(environ: Mapping[str, str] = os.environ) -> Config:
    """Return the configuration that `CLUSTER_ENV` names (development when unset).

    Raises ConfigurationError for an unknown environment or values it cannot run with.
    """
    kinds = {kind.ENV_NAME: kind for kind in (DevelopmentConfig, TestingConfig, ProductionConfig)}
    kinds["development"] = DevelopmentConfig
    name = environ.get("CLUSTER_ENV", "development")
    if name not in kinds:
        raise ConfigurationError(f"CLUSTER_ENV is {name!r}, expected one of {sorted(kinds)}")
    return kinds[name](environ)


def database_url(value: str | None) -> str:
    """Return SQLAlchemy's URL: SQLite in `instance/` by default, psycopg 3 for PostgreSQL."""
    if not value:
        return f"sqlite:///{INSTANCE / 'cluster.sqlite3'}"
    scheme, separator, rest = value.partition("://")
    if scheme in {"postgres", "postgresql"}:
        scheme = "postgresql+psycopg"
    return scheme + separator + rest


def business_date(value: str | None) -> date | None:
    """Read `CLUSTER_TODAY` (YYYY-MM-DD); raises ConfigurationError when it is no date."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise ConfigurationError(f"CLUSTER_TODAY is not a date: {value!r}") from error


def personal_keys(value: str) -> tuple[str, ...]:
    """Read the comma-separated keys of sealed fields; the first seals, all of them open.

    Raises ConfigurationError, which repeats none of them, for what is no key.
    """
    keys = tuple(key.strip() for key in value.split(",") if key.strip())
    for number, key in enumerate(keys, start=1):
        try:
            is_key = len(urlsafe_b64decode(key)) == 32
        except (binascii.Error, ValueError):
            is_key = False
        if not is_key:
            raise ConfigurationError(
                f"CLUSTER_PERSONAL_KEYS: key {number} is not 32 bytes in url-safe base64"
            )
    return keys


def trusted_hosts(value: str | None) -> list[str] | None:
    """Read the comma-separated list of hosts the site answers to; None accepts any.

    The machine's own names are always among them: health checks come by those.
    """
    hosts = [host.strip() for host in (value or "").split(",") if host.strip()]
    return [*hosts, *OWN_NAMES] if hosts else None


def proxies(value: str) -> int:
    """Read how many proxies of ours stand in front: so many `X-Forwarded-*` are believed.

    Raises ConfigurationError for anything but a number from 0 to 9.
    """
    if len(value) == 1 and value in "0123456789":
        return int(value)
    raise ConfigurationError(f"CLUSTER_PROXIES is {value!r}, expected a number from 0 to 9")
