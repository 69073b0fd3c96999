"""Reading what the matching of a fair is asked: both sides' words, and the free seats."""

from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from app.extensions import db
from app.jobfair.enums import ApplicationState, OfferState, Selection, VacancyState
from app.jobfair.interviews.enums import InterviewState, TalkSide, TalkVerdict
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.timetable_models import FairTimetable, TalkResult
from app.jobfair.kept import KeptSeat
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.jobfair.placement.rules import Applied, Opinion
from app.jobfair.queries.kept import list_kept
from app.jobfair.venue.models import FairParticipant
from app.students.claims import list_claims
from app.students.models import Student

_ASKING = ApplicationState.SUBMITTED  # who withdrew is out, who refused was asked already


def seed_of(fair: Fair) -> int:
    """Return the number of the fair's announced lottery, 0 where none was announced."""
    statement = select(FairTimetable.seed).where(FairTimetable.fair_id == fair.id)
    return db.session.scalar(statement) or 0


def is_settled(fair: Fair, *, today: date) -> ColumnElement[bool]:
    """Tell whether an application's student has work of this fair, or an offer still to answer.

    An offer not answered in time binds nobody, though its application stays as it was.
    """
    asked = aliased(FairApplication)
    settled = (
        select(asked.student_id)
        .outerjoin(asked.offer)
        .where(
            asked.fair_id == fair.id,
            (asked.state == ApplicationState.ACCEPTED) | _waits_for_answer(today),
        )
    )
    return FairApplication.student_id.in_(settled)


def _waits_for_answer(today: date) -> ColumnElement[bool]:
    return (FairOffer.state == OfferState.MADE) & (FairOffer.answer_until >= today)


def list_applied(fair: Fair, *, today: date) -> list[Applied]:
    """Return the applications that may still become offers, with what both sides said."""
    statement = (
        select(
            FairApplication.id,
            FairApplication.student_id,
            FairApplication.vacancy_id,
            Vacancy.organization_id,
            FairApplication.rank,
            FairApplication.preference,
            FairApplication.selection,
        )
        .join(FairApplication.vacancy)
        .where(
            FairApplication.fair_id == fair.id,
            FairApplication.state == _ASKING,
            ~is_settled(fair, today=today),
        )
        .order_by(FairApplication.id)
    )
    said = _opinions(fair)
    return [
        Applied(*row[:6], opinion=_with_selection(said.get((row[1], row[3])), row[6]))
        for row in db.session.execute(statement)
    ]


def _with_selection(opinion: Opinion | None, selection: Selection) -> Opinion:
    """Add what an employer said before the talks: whom it passed over it does not want."""
    known = opinion or Opinion()
    if selection is Selection.PASSED_OVER and not known.theirs_wants:
        return replace(known, theirs_refuses=True)
    return known


def _opinions(fair: Fair) -> dict[tuple[int, int], Opinion]:
    """Return (student, organization) → what both sides said of their talk."""
    own, theirs = (aliased(TalkResult, name=name) for name in ("own_result", "theirs_result"))
    statement = (
        select(
            Interview.student_id,
            FairParticipant.organization_id,
            Interview.state,
            own.verdict,
            own.place,
            theirs.verdict,
            theirs.place,
        )
        .join(Interview.participant)
        .outerjoin(own, (own.interview_id == Interview.id) & (own.side == TalkSide.STUDENT))
        .outerjoin(
            theirs, (theirs.interview_id == Interview.id) & (theirs.side == TalkSide.EMPLOYER)
        )
        .where(Interview.fair_id == fair.id)
    )
    return {(row[0], row[1]): _opinion(*row[2:]) for row in db.session.execute(statement)}


def _opinion(
    state: InterviewState,
    own: TalkVerdict | None,
    own_place: int | None,
    theirs: TalkVerdict | None,
    theirs_place: int | None,
) -> Opinion:
    return Opinion(
        is_talked=state is InterviewState.HELD,
        own_refuses=own is TalkVerdict.NO,
        own_place=own_place,
        theirs_refuses=theirs is TalkVerdict.NO,
        theirs_wants=theirs is TalkVerdict.YES,
        theirs_place=theirs_place,
    )


def free_of(today: date) -> ColumnElement[int]:
    """Return the seats of a vacancy that neither acceptances nor offers still to answer hold."""
    promised = (
        select(func.count())
        .select_from(FairOffer)
        .join(FairOffer.application)
        .where(
            FairApplication.vacancy_id == Vacancy.id,
            _waits_for_answer(today),
        )
        .correlate(Vacancy)
        .scalar_subquery()
    )
    return Vacancy.seats - Vacancy.taken - promised


def free_seats(fair: Fair, *, today: date) -> dict[int, int]:
    """Return vacancy → seats that no acceptance, offer still to answer or contract holds."""
    kept = kept_without_offer(fair, today=today)
    statement = select(Vacancy.id, free_of(today)).where(
        Vacancy.fair_id == fair.id, Vacancy.state == VacancyState.APPROVED
    )
    return {
        vacancy_id: max(0, free - len(kept.get(vacancy_id, ())))
        for vacancy_id, free in db.session.execute(statement)
    }


def kept_without_offer(fair: Fair, *, today: date) -> dict[int, list[KeptSeat]]:
    """Return vacancy → the seats it keeps, but those whose student holds an offer of it."""
    kept = list_kept(fair)
    if not kept:
        return {}
    offered = (
        select(FairApplication.vacancy_id, FairApplication.student_id)
        .join(FairApplication.offer)
        .where(FairApplication.vacancy_id.in_(kept), _waits_for_answer(today))
    )
    holding = {(row[0], row[1]) for row in db.session.execute(offered)}
    return {
        id_: [one for one in seats if (id_, one.student_id) not in holding]
        for id_, seats in kept.items()
    }


def kept_to_offer(fair: Fair, *, today: date) -> dict[int, int]:
    """Return student → the vacancy that keeps a seat, of those whom the matching puts there.

    Out is who waits with an offer of the fair, and who said no there or was told no.
    """
    kept = kept_without_offer(fair, today=today)
    places = {one.student_id: id_ for id_, seats in kept.items() for one in seats}
    if not places:
        return {}
    asked = select(FairApplication.student_id).where(
        FairApplication.fair_id == fair.id, FairApplication.student_id.in_(places)
    )
    settled = set(db.session.scalars(asked.where(is_settled(fair, today=today))))
    answered = asked.add_columns(FairApplication.vacancy_id).where(FairApplication.state != _ASKING)
    settled |= {one for one, place in db.session.execute(answered) if places[one] == place}
    return {one: place for one, place in places.items() if one not in settled}


def bound_students(fair: Fair) -> dict[int, int]:
    """Return student → organization of the target contracts of those who applied at a fair."""
    groups = db.session.scalars(
        select(Student.group_id)
        .join(FairApplication, FairApplication.student_id == Student.id)
        .where(FairApplication.fair_id == fair.id)
        .distinct()
    ).all()
    return {one.student_id: one.organization_id for one in list_claims(groups)}
