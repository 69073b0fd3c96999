"""Reading the settings."""

from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import date
from time import monotonic
from typing import Any, TypeVar

from flask import current_app, has_request_context, request
from sqlalchemy import Select, func, or_, select, table
from sqlalchemy import column as plain_column
from sqlalchemy.orm import undefer

from app.base.cluster import Cluster, is_database_away
from app.base.errors import NotFoundError
from app.extensions import db
from app.settings.models import (
    THE_ONE,
    CalendarDay,
    ClusterSettings,
    Council,
    Emblem,
    LetterText,
    OrganizationLetterhead,
    PublicationSite,
    RetentionTerm,
    Signatory,
)
from app.web.personal import retention_kinds
from app.web.tallies import shared

Record = TypeVar("Record")
Value = TypeVar("Value")
_KEPT = "cluster.settings"  # in the environment of a request
KEPT_SECONDS = 3.0  # another process sees a change after at most so long
_COLUMNS = [getattr(ClusterSettings, one.name) for one in fields(Cluster)]
# The floor of organizations is above this one: their names alone are read by the table.
_ORGANIZATIONS = table("organizations", plain_column("id"), plain_column("short_name"))


def cluster() -> Cluster:
    """Return the settings: read once per request, at most every few seconds per process.

    Where the database is away (an error page), what was known last.
    """
    return _kept("cluster", _read_cluster, Cluster())


def letter_text(name: str) -> str | None:
    """Return the college's own words of a letter by its template; None where ours stand."""
    nothing: dict[str, str] = {}
    return _kept("letter_texts", _read_letter_texts, nothing).get(name)


def forget_kept() -> None:
    """Let the next reader in this process ask the database."""
    current_app.extensions.pop("settings_kept", None)
    if has_request_context():
        request.environ.pop(_KEPT, None)


def _kept(name: str, read: Callable[[], Value], unknown: Value) -> Value:
    mine: dict[str, Value] = request.environ.setdefault(_KEPT, {}) if has_request_context() else {}
    if name not in mine:
        mine[name] = _kept_by_process(name, read, unknown)
    return mine[name]


def _kept_by_process(name: str, read: Callable[[], Value], unknown: Value) -> Value:
    kept: dict[str, tuple[float, Value]] = current_app.extensions.setdefault("settings_kept", {})
    read_at, value = kept.get(name, (None, unknown))
    is_old = read_at is None or monotonic() - read_at >= _seconds()
    if is_old and not is_database_away():
        with db.session.no_autoflush:
            value = read()
        kept[name] = monotonic(), value
    return value


def _seconds() -> float:
    return 0.0 if current_app.testing else KEPT_SECONDS


def _read_cluster() -> Cluster:
    row = db.session.execute(select(*_COLUMNS)).one_or_none()
    if row is None:
        return Cluster()
    said: dict[str, Any] = {
        name: "" if value is None else value for name, value in row._mapping.items()
    }
    return Cluster(**said)


def _read_letter_texts() -> dict[str, str]:
    return {
        text.name: text.body
        for text in db.session.execute(select(LetterText.name, LetterText.body))
    }


def find_settings() -> ClusterSettings | None:
    """Return the row of the settings; None until somebody has saved them."""
    return db.session.scalar(select(ClusterSettings))


def settings_to_edit() -> ClusterSettings:
    """Return the row of the settings, a new one until somebody has saved them."""
    known = {name: value for name, value in asdict(Cluster()).items() if name != "emblem_digest"}
    return find_settings() or ClusterSettings(id=THE_ONE, **known)


def find_emblem(digest: str) -> Emblem | None:
    """Return a picture with its content."""
    return db.session.get(Emblem, digest, options=[undefer(Emblem.content)])


def get_emblem(digest: str) -> Emblem:
    """Return a picture with its content; raises NotFoundError."""
    emblem = find_emblem(digest)
    if emblem is None:
        raise NotFoundError
    return emblem


def letterhead_of(organization_id: int) -> OrganizationLetterhead | None:
    """Return an organization's own letterhead, if it has one."""
    return db.session.scalar(
        select(OrganizationLetterhead).where(
            OrganizationLetterhead.organization_id == organization_id
        )
    )


def organization_name(organization_id: int) -> str:
    """Return an organization's short name; raises NotFoundError."""
    columns = select(_ORGANIZATIONS.c.short_name)
    name: str | None = db.session.scalar(columns.where(_ORGANIZATIONS.c.id == organization_id))
    if name is None:
        raise NotFoundError
    return name


def list_signatories(organization_id: int | None) -> Select[Any]:
    """Select who signs or signed for an organization, or for the college, the newest first."""
    return (
        select(Signatory)
        .where(_of(organization_id))
        .order_by(Signatory.valid_from.desc().nulls_last(), Signatory.id.desc())
    )


def signatories_of(organization_id: int | None) -> list[Signatory]:
    """Return who signs or signed for an organization, or for the college."""
    return list(db.session.scalars(list_signatories(organization_id)))


def signatories_on(day: date, *, organization_id: int | None = None) -> list[Signatory]:
    """Return who may sign on a day; the one with the newest right first."""
    return list(db.session.scalars(list_signatories(organization_id).where(*_valid_on(day))))


def find_signatory_on(day: date, *, organization_id: int | None = None) -> Signatory | None:
    """Return who signs on a day unless somebody else is chosen."""
    return next(iter(signatories_on(day, organization_id=organization_id)), None)


def get_signatory(signatory_id: int, *, organization_id: int | None) -> Signatory:
    """Return a signatory of the college (None) or of an organization; raises NotFoundError."""
    statement = select(Signatory).where(Signatory.id == signatory_id, _of(organization_id))
    signatory = db.session.scalar(statement)
    if signatory is None:
        raise NotFoundError
    return signatory


def _of(organization_id: int | None) -> Any:
    if organization_id is None:
        return Signatory.organization_id.is_(None)
    return Signatory.organization_id == organization_id


def _valid_on(day: date) -> tuple[Any, Any]:
    return (
        or_(Signatory.valid_from.is_(None), Signatory.valid_from <= day),
        or_(Signatory.valid_until.is_(None), Signatory.valid_until >= day),
    )


def list_councils(*, dissolved: bool = False) -> list[Council]:
    """Return the councils by name; those that were dissolved on demand."""
    is_so = Council.archived_on.is_not(None) if dissolved else Council.archived_on.is_(None)
    return list(
        db.session.scalars(select(Council).where(is_so).order_by(Council.name_key, Council.id))
    )


def get_council(council_id: int) -> Council:
    """Return a council; raises NotFoundError."""
    return _got(db.session.get(Council, council_id))


def publication_sites() -> list[PublicationSite]:
    """Return where the college publishes."""
    return list(db.session.scalars(select(PublicationSite).order_by(PublicationSite.id)))


def get_publication_site(site_id: int) -> PublicationSite:
    """Return a site; raises NotFoundError."""
    return _got(db.session.get(PublicationSite, site_id))


def calendar_days() -> list[CalendarDay]:
    """Return the days that were moved, the newest first."""
    return list(db.session.scalars(select(CalendarDay).order_by(CalendarDay.day.desc())))


def get_calendar_day(day_id: int) -> CalendarDay:
    """Return a moved day; raises NotFoundError."""
    return _got(db.session.get(CalendarDay, day_id))


def moved_days() -> dict[date, bool]:
    """Return moved days as `deadlines.workdays` takes them: True where people work."""
    return shared("moved days", _read_moved_days)


def _read_moved_days() -> dict[date, bool]:
    rows = db.session.execute(select(CalendarDay.day, CalendarDay.works))
    return {row.day: row.works for row in rows}


def retention_months(kind: str) -> int:
    """Return how many months a kind of record is kept; raises LookupError for an unknown kind."""
    term = find_retention_term(kind)
    return term.months if term else retention_kinds()[kind].months


def find_retention_term(kind: str) -> RetentionTerm | None:
    """Return the college's own term of a kind."""
    return db.session.scalar(select(RetentionTerm).where(RetentionTerm.kind == kind))


def retention_terms() -> dict[str, RetentionTerm]:
    """Return the college's own terms by kind."""
    return {term.kind: term for term in db.session.scalars(select(RetentionTerm))}


def find_letter_text(name: str) -> LetterText | None:
    """Return a letter in the college's own words, by the name of its template."""
    return db.session.scalar(select(LetterText).where(LetterText.name == name))


def own_letter_names() -> set[str]:
    """Return the names of the letters that the college has worded itself."""
    return set(db.session.scalars(select(LetterText.name)))


def tally_signatories() -> Select[*tuple[Any, ...]]:
    """Select how many have signed for the college."""
    return select(func.count(Signatory.id)).where(_of(None))


def _got(record: Record | None) -> Record:
    if record is None:
        raise NotFoundError
    return record
