"""What this project uses of Flask-Babel 4, which is annotated in part only."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.support import NullTranslations
from flask import Flask
from flask_babel.speaklater import LazyString as LazyString

class Domain:
    def __init__(
        self, translation_directories: list[str] | None = None, domain: str = "messages"
    ) -> None: ...
    def gettext(self, string: str, **variables: object) -> str: ...
    def get_translations(self) -> NullTranslations: ...

class Babel:
    domain: str
    def __init__(self, app: Flask | None = None, *, default_domain: str | Domain = ...) -> None: ...
    def init_app(
        self,
        app: Flask,
        default_locale: str = ...,
        default_domain: str | Domain = ...,
        default_translation_directories: str = ...,
        default_timezone: str = ...,
        locale_selector: Callable[[], str] | None = None,
        timezone_selector: Callable[[], str] | None = None,
        configure_jinja: bool = True,
    ) -> None: ...

def gettext(string: str, **variables: object) -> str: ...
def lazy_gettext(string: str, **variables: object) -> LazyString: ...
def get_locale() -> Locale | None: ...
def format_date(
    date: date | datetime | None = None, format: str | None = None, rebase: bool = True
) -> str: ...
def format_datetime(
    datetime: datetime | None = None, format: str | None = None, rebase: bool = True
) -> str: ...
def format_decimal(number: float | Decimal, format: str | None = None) -> str: ...
def to_user_timezone(datetime: datetime) -> datetime: ...
