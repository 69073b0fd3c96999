"""Reading programmes of mentoring."""

from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.extensions import db
from app.mentors.enums import MentorshipKind
from app.mentors.models import Mentorship
from app.mentors.programmes.models import MentoringProgramme

IS_OFFERED = MentoringProgramme.archived_on.is_(None)
_FOLLOWING = (
    select(func.count())
    .where(Mentorship.programme_id == MentoringProgramme.id)
    .correlate(MentoringProgramme)
    .scalar_subquery()
)


class ProgrammeRow(NamedTuple):
    """A programme and how many mentorships follow it or have followed."""

    programme: MentoringProgramme
    mentorships: int


def list_programmes() -> list[ProgrammeRow]:
    """Return all programmes, those that are offered first, by title."""
    found = (
        select(MentoringProgramme, _FOLLOWING)
        .options(selectinload(MentoringProgramme.stages))
        .order_by(MentoringProgramme.archived_on.is_not(None), MentoringProgramme.title)
    )
    return [ProgrammeRow(*row) for row in db.session.execute(found)]


def get_programme(programme_id: int) -> MentoringProgramme:
    """Return a programme with its stages; raises NotFoundError."""
    found = db.session.get(
        MentoringProgramme, programme_id, options=[selectinload(MentoringProgramme.stages)]
    )
    if found is None:
        raise NotFoundError
    return found


def find_programme(programme_id: int | None) -> MentoringProgramme | None:
    """Return a programme, None for no id and for one that is not there."""
    return db.session.get(MentoringProgramme, programme_id) if programme_id else None


def programme_choices(*kinds: MentorshipKind, chosen: int | None = None) -> Choices:
    """Return the programmes on offer for mentorships of some kinds, and the one chosen before."""
    is_meant = IS_OFFERED & MentoringProgramme.kind.in_(kinds)
    columns: tuple[Any, ...] = (MentoringProgramme.id, MentoringProgramme.title)
    statement = select(*columns).where(is_meant | (MentoringProgramme.id == chosen))
    return Choices(
        name="mentoring-programmes",
        statement=statement.order_by(MentoringProgramme.title, MentoringProgramme.id),
        key=MentoringProgramme.id,
        label=lambda row: row.title,
        found_by=lambda words: MentoringProgramme.title.icontains(words, autoescape=True),
    )
