"""Vacancies of the fair that was held, applications of those who talked, and its matchings."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select

from app.base.viewer import OPERATOR
from app.demo.bulk import insert_rows
from app.demo.jobfair_interviews import HELD_ON
from app.demo.scene import Scene
from app.extensions import db
from app.jobfair.enums import ApplicationState, Employment, Selection, VacancyState
from app.jobfair.interviews.models import Interview
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.placement.services import keep_matching, name_usual_matchings, read_question
from app.jobfair.queries.fairs import find_current_fair
from app.jobfair.venue.models import FairGuest, FairParticipant
from app.jobfair.venue.queries.second_round import second_round_of
from app.matching import solve

INVITED = 4  # of those the held fair left without work
WORK = (
    ("Воспитатель", "Вести группу детского сада, готовить занятия."),
    ("Учитель начальных классов", "Вести уроки и внеурочные занятия в начальной школе."),
    ("Педагог дополнительного образования", "Вести кружок, готовить выставки и праздники."),
)


def load_placement(scene: Scene) -> None:
    """Let everybody who talked at the held fair have applied there, and compute its matchings."""
    fair = db.session.scalars(select(Fair).where(Fair.held_on == HELD_ON)).one()
    stands = db.session.scalars(
        select(FairParticipant)
        .where(FairParticipant.fair_id == fair.id)
        .order_by(FairParticipant.id)
    ).all()
    vacancies = {stand.id: _vacancy(fair, stand) for stand in stands}
    db.session.add_all(vacancies.values())
    db.session.flush()
    db.session.add_all(_applications(fair, vacancies))
    db.session.flush()
    for matching in name_usual_matchings(fair, actor=OPERATOR, now=scene.now):
        asked = read_question(fair, terms=matching.terms, today=scene.today)
        result = solve(asked, explain=True)
        keep_matching(matching, instance=asked, result=result, actor=OPERATOR, now=scene.now)
        matching.is_demo = True
    _invite_to_second_round(scene, fair)


def _invite_to_second_round(scene: Scene, earlier: Fair) -> None:
    """Let some of those the held fair left without work be invited to the fair ahead."""
    ahead = find_current_fair()
    if ahead is None or ahead.id == earlier.id:
        return
    applied = select(FairApplication.student_id).where(FairApplication.fair_id == earlier.id)
    ids = db.session.scalars(applied.distinct().order_by(FairApplication.student_id)).all()
    ready = second_round_of(ahead, ids, earlier=earlier).ready
    rows = [
        {
            "fair_id": ahead.id,
            "student_id": id_,
            "earlier_id": earlier.id,
            "invited_at": scene.now,
            "invited_by_id": scene.user("staff").id,
            "is_demo": True,
        }
        for id_ in list(ready)[:INVITED]
    ]
    insert_rows(FairGuest, rows)


def _vacancy(fair: Fair, stand: FairParticipant) -> Vacancy:
    title, duties = WORK[stand.id % len(WORK)]
    return Vacancy(
        fair=fair,
        organization_id=stand.organization_id,
        title=title,
        duties=duties,
        town=stand.organization.town,
        employment=Employment.FULL_TIME,
        salary_from=38_000_00,
        seats=2,
        state=VacancyState.APPROVED,
        submitted_at=_before(14),
        confirmed_at=_before(14),
        is_demo=True,
    )


def _applications(fair: Fair, vacancies: dict[int, Vacancy]) -> Iterator[FairApplication]:
    talks = db.session.scalars(
        select(Interview).where(Interview.fair_id == fair.id).order_by(Interview.id)
    )
    ranks: dict[int, int] = {}
    for talk in talks:
        ranks[talk.student_id] = ranks.get(talk.student_id, 0) + 1
        yield FairApplication(
            vacancy=vacancies[talk.participant_id],
            student_id=talk.student_id,
            rank=ranks[talk.student_id],
            selection=Selection.INVITED,
            state=ApplicationState.SUBMITTED,
            submitted_at=_before(7),
            is_demo=True,
        )


def _before(days: int) -> datetime:
    return datetime.combine(HELD_ON - timedelta(days=days), time(9), tzinfo=UTC)
