"""Councils, sites of publication, terms of keeping, and letters in the college's own words."""

from datetime import date

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.settings import queries
from app.settings.errors import CouncilNameTakenError, DayTakenError, SiteTakenError
from app.settings.letters import WordedLetter
from app.settings.models import CalendarDay, Council, LetterText, PublicationSite, RetentionTerm
from app.settings.permissions import Permission
from app.settings.rules import CalendarDayTerms, CouncilTerms, SiteTerms
from app.web.personal import RetentionKind

_COUNCIL_TAKEN = {"uq_councils_name": CouncilNameTakenError(field="name")}
_SITE_TAKEN = {"uq_publication_sites_url": SiteTakenError(field="url")}


def add_council(*, terms: CouncilTerms, actor: Viewer) -> Council:
    """Name a council; raises CouncilNameTakenError."""
    require(actor, Permission.COUNCIL_MANAGE)
    council = Council()
    assign(council, terms)
    with refusing(_COUNCIL_TAKEN):
        db.session.add(council)
    return council


def edit_council(council: Council, *, terms: CouncilTerms, actor: Viewer) -> None:
    """Change a council; raises CouncilNameTakenError."""
    require(actor, Permission.COUNCIL_MANAGE)
    lock(council)
    with refusing(_COUNCIL_TAKEN):
        assign(council, terms)


def dissolve_council(council: Council, *, actor: Viewer, today: date | None) -> None:
    """Note that a council is no more (or, without a day, that it is again): it is not deleted."""
    require(actor, Permission.COUNCIL_MANAGE)
    lock(council)
    council.archived_on = today
    db.session.flush()


def add_site(*, terms: SiteTerms, actor: Viewer) -> PublicationSite:
    """Name where the college publishes; raises SiteTakenError."""
    require(actor, Permission.SETTINGS_MANAGE)
    site = PublicationSite()
    assign(site, terms)
    with refusing(_SITE_TAKEN):
        db.session.add(site)
    return site


def edit_site(site: PublicationSite, *, terms: SiteTerms, actor: Viewer) -> None:
    """Change a site; raises SiteTakenError."""
    require(actor, Permission.SETTINGS_MANAGE)
    lock(site)
    with refusing(_SITE_TAKEN):
        assign(site, terms)


def remove_site(site: PublicationSite, *, actor: Viewer) -> None:
    """Take a site out."""
    require(actor, Permission.SETTINGS_MANAGE)
    db.session.delete(site)
    db.session.flush()


def move_day(*, terms: CalendarDayTerms, actor: Viewer) -> CalendarDay:
    """Note that a day works otherwise than usual; raises DayTakenError."""
    require(actor, Permission.CALENDAR_MANAGE)
    moved = CalendarDay()
    assign(moved, terms)
    with refusing({"uq_calendar_days_day": DayTakenError(field="day")}):
        db.session.add(moved)
    return moved


def unmove_day(moved: CalendarDay, *, actor: Viewer) -> None:
    """Note that a day works as usual."""
    require(actor, Permission.CALENDAR_MANAGE)
    db.session.delete(moved)
    db.session.flush()


def set_retention(kind: RetentionKind, *, months: int | None, actor: Viewer) -> None:
    """Say how long a kind of record is kept; None goes back to what its package proposes."""
    require(actor, Permission.SETTINGS_MANAGE)
    term = queries.find_retention_term(kind.name)
    if months is None or months == kind.months:
        if term:
            db.session.delete(term)
    else:
        term = term or RetentionTerm(kind=kind.name)
        term.months = months
        db.session.add(term)
    db.session.flush()


def word_letter(letter: WordedLetter, *, body: str, actor: Viewer) -> LetterText:
    """Put the college's own words in place of ours.

    Raises UnknownFieldsError, FieldLeftOutError.
    """
    require(actor, Permission.SETTINGS_MANAGE)
    letter.check(body)
    text = queries.find_letter_text(letter.template)
    if text is None:
        text = LetterText(name=letter.template, body=body)
        db.session.add(text)
    elif text.body != body:
        text.body = body
    db.session.flush()
    queries.forget_kept()
    return text


def unword_letter(letter: WordedLetter, *, actor: Viewer) -> None:
    """Go back to our words."""
    require(actor, Permission.SETTINGS_MANAGE)
    if text := queries.find_letter_text(letter.template):
        db.session.delete(text)
        db.session.flush()
    queries.forget_kept()
