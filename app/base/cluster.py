"""What the site knows of its cluster and college, for every floor: names, requisites, time zone.

Packages above `settings` ask `settings.queries.cluster()`, those below ask `cluster()` here: it
is the same. Where no database may be asked (an error page), what was known last is used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import Flask, current_app, has_app_context, has_request_context, request

DEFAULT_NAME = "Педагогический кластер"
DEFAULT_ZONE = "Europe/Moscow"
VACANCY_DAYS, MIN_VACANCY_DAYS, MAX_VACANCY_DAYS = 30, 7, 365
_AWAY = "cluster.database_is_away"  # in the environment of a request


@dataclass(frozen=True)
class Cluster:
    """The settings of the cluster and of its college; what nobody said yet is empty.

    `kind` and `own_name` of the college make its full name, as only the first changes by case.
    Cases are hand-made: empty ones are left to who prints them. `vacancy_days`: for how long the
    fair's catalogue trusts an employer's word.
    """

    name: str = DEFAULT_NAME
    name_genitive: str = ""
    name_prepositional: str = ""
    place: str = ""
    time_zone: str = DEFAULT_ZONE
    region: str = ""
    founder: str = ""
    kind: str = ""
    kind_genitive: str = ""
    kind_dative: str = ""
    kind_instrumental: str = ""
    own_name: str = ""
    short_name: str = ""
    town: str = ""
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    contact_office: str = ""
    emblem_digest: str = ""
    vacancy_days: int = VACANCY_DAYS

    @property
    def full_name(self) -> str:
        """Return the college's full name."""
        return f"{self.kind} {self.own_name}".strip()

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone people here live by; the default one where the name says none."""
        try:
            return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo(DEFAULT_ZONE)

    @property
    def letterhead(self) -> dict[str, str]:
        """Return what heads the college's papers, as their templates call it."""
        return {
            "republic": self.region,
            "ministry": self.founder,
            "kind": self.kind,
            "name": self.own_name,
            "short_name": self.short_name,
            "town": f"г.\N{NO-BREAK SPACE}{self.town}" if self.town else "",
        }


def note_database_away() -> None:
    """Remember that this request must ask the database nothing: an error page is drawn."""
    request.environ[_AWAY] = True


def is_database_away() -> bool:
    """Tell whether the database may be asked nothing now."""
    return has_request_context() and _AWAY in request.environ


def tell_cluster(app: Flask, source: Callable[[], Cluster]) -> None:
    """Say where an application reads its settings (called by the factory)."""
    app.extensions["cluster"] = source


def cluster() -> Cluster:
    """Return the settings; the defaults outside of an application that was told where they are."""
    if not has_app_context():
        return Cluster()
    source: Callable[[], Cluster] = current_app.extensions.get("cluster", Cluster)
    return source()
