"""Hours of a mentorship."""

from datetime import date, datetime

from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer
from app.extensions import db
from app.files.services.stored import id_of
from app.mentors.models import Mentorship
from app.mentors.work import queries
from app.mentors.work.models import MentorshipEntry
from app.mentors.work.rules import EntryTerms, check_entry
from app.mentors.work.services.sides import require_writer


def add_entry(
    mentorship: Mentorship, *, terms: EntryTerms, actor: Viewer, today: date, now: datetime
) -> MentorshipEntry:
    """Note what was done on a day and how long it took.

    Raises EntryInFutureError, OutsideMentorshipError, LongDayError, NothingSaidError.
    """
    require_writer(mentorship, actor)
    lock(mentorship)  # two entries of one day would both find room in it
    _check(mentorship, terms, today=today)
    entry = MentorshipEntry(mentorship=mentorship, written_at=now, user_id=id_of(actor))
    assign(entry, terms)
    db.session.add(entry)
    db.session.flush()
    return entry


def edit_entry(entry: MentorshipEntry, *, terms: EntryTerms, actor: Viewer, today: date) -> None:
    """Mend an entry; raises the errors of `add_entry`."""
    require_writer(entry.mentorship, actor)
    lock(entry.mentorship)
    lock(entry)
    _check(entry.mentorship, terms, today=today, but=entry.id)
    assign(entry, terms)
    db.session.flush()


def remove_entry(entry: MentorshipEntry, *, actor: Viewer) -> None:
    """Take back an entry that was made by mistake."""
    require_writer(entry.mentorship, actor)
    lock(entry)
    db.session.delete(entry)
    db.session.flush()


def _check(
    mentorship: Mentorship, terms: EntryTerms, *, today: date, but: int | None = None
) -> None:
    check_entry(
        terms,
        starts_on=mentorship.starts_on,
        ends_on=mentorship.ends_on,
        noted=queries.minutes_of_day(mentorship, terms.day, but=but),
        today=today,
    )
