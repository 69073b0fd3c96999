"""Who wishes to talk with whom: students' applications to those who take part."""

from typing import NamedTuple

from sqlalchemy import func, select

from app.extensions import db
from app.jobfair.enums import Selection
from app.jobfair.interviews.choosing import UNRANKED, TalkWish
from app.jobfair.interviews.models import Interview
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.rules import OPEN_APPLICATIONS, STANDING_VACANCIES
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.models import FairParticipant


def tables_of(fair: Fair) -> dict[int, int]:
    """Return how many talks each confirmed participant holds at once."""
    statement = select(FairParticipant.id, FairParticipant.tables).where(
        FairParticipant.fair_id == fair.id, FairParticipant.state == ParticipantState.CONFIRMED
    )
    return {row[0]: row[1] for row in db.session.execute(statement)}


def list_wishes(fair: Fair) -> list[TalkWish]:
    """Return one wish for each student and confirmed participant: the best application there.

    Whom the employer passed over and who has an offer accepted wishes nothing.
    """
    statement = (
        select(
            FairApplication.student_id,
            FairParticipant.id,
            FairApplication.id,
            func.coalesce(FairApplication.rank, UNRANKED),
            FairApplication.selection == Selection.INVITED,
        )
        .join(FairApplication.vacancy)
        .join(
            FairParticipant,
            (FairParticipant.fair_id == FairApplication.fair_id)
            & (FairParticipant.organization_id == Vacancy.organization_id),
        )
        .where(
            FairApplication.fair_id == fair.id,
            FairApplication.state.in_(OPEN_APPLICATIONS),
            FairApplication.selection != Selection.PASSED_OVER,
            FairParticipant.state == ParticipantState.CONFIRMED,
            Vacancy.state.in_(STANDING_VACANCIES),
        )
        .order_by(FairApplication.id)
    )
    best: dict[tuple[int, int], TalkWish] = {}
    for row in db.session.execute(statement):
        wish = TalkWish(row[0], row[1], row[2], row[3], bool(row[4]))
        known = best.get(wish[:2])
        best[wish[:2]] = _better(known, wish) if known else wish
    return list(best.values())


def _better(known: TalkWish, other: TalkWish) -> TalkWish:
    first = min(known, other, key=lambda one: (not one.is_invited, one.rank))
    return first._replace(rank=min(known.rank, other.rank))


class WishCounts(NamedTuple):
    """What a timetable is made of, and what it leaves out."""

    talks: int
    students: int
    stands: int
    unranked: int
    undecided: int
    elsewhere: int


def count_wishes(fair: Fair) -> WishCounts:
    """Count the wishes; `elsewhere` are applications to employers that do not take part."""
    wishes = list_wishes(fair)
    taking_part = select(FairParticipant.organization_id).where(
        FairParticipant.fair_id == fair.id, FairParticipant.state == ParticipantState.CONFIRMED
    )
    elsewhere = (
        select(func.count())
        .select_from(FairApplication)
        .join(FairApplication.vacancy)
        .where(
            FairApplication.fair_id == fair.id,
            FairApplication.state.in_(OPEN_APPLICATIONS),
            Vacancy.organization_id.not_in(taking_part),
        )
    )
    return WishCounts(
        talks=len(wishes),
        students=len({one.student for one in wishes}),
        stands=len({one.participant for one in wishes}),
        unranked=sum(one.rank == UNRANKED for one in wishes),
        undecided=sum(not one.is_invited for one in wishes),
        elsewhere=db.session.scalar(elsewhere) or 0,
    )


def ranks_of(fair: Fair) -> dict[int, int]:
    """Return the place each talk's application has among its student's wishes, by talk."""
    statement = (
        select(Interview.id, FairApplication.rank)
        .join(FairApplication, FairApplication.id == Interview.application_id)
        .where(Interview.fair_id == fair.id, FairApplication.rank.is_not(None))
    )
    return {id_: rank for id_, rank in db.session.execute(statement) if rank is not None}
