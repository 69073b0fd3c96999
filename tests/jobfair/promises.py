"""What the forms of the fair need to be filled in well; see tests/promises.py."""

from collections.abc import Callable

from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState
from app.jobfair.interviews.enums import TimetableState
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.timetable_models import FairTimetable, FairTimetableChange
from app.jobfair.models import Fair
from app.jobfair.placement.enums import MatchingState
from app.jobfair.placement.rules import MatchingTerms
from app.jobfair.placement.services import read_question
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.models import FairParticipant, FairRepresentative
from app.matching import instance_document
from tests.jobfair.checkin.factories import fair_today
from tests.jobfair.factories import (
    LATELY,
    TODAY,
    ApplicationFactory,
    FairParticipantFactory,
    VacancyFactory,
)
from tests.jobfair.placement.factories import FIGURES, FairMatchingFactory
from tests.safety.world import World


def _another_vacancy(world: World) -> None:
    world.ids["vacancy_id"] = VacancyFactory(organization=world.organization, seats=2).id


def _a_vacancy_to_invite_to(world: World) -> None:
    _another_vacancy(world)
    # Of the list the first would be the one the student has applied for.
    CREATED["jobfair.candidate_invite"]["vacancy_id"] = str(world.ids["vacancy_id"])


def _an_application(world: World) -> None:
    vacancy = VacancyFactory(organization=world.organization, seats=2)
    application = ApplicationFactory(vacancy=vacancy, state=ApplicationState.SUBMITTED)
    world.ids["jobfair.application_id"] = application.id


def _a_draft(world: World) -> None:
    db.session.get_one(FairTimetable, world.ids["timetable_id"]).state = TimetableState.DRAFT


def _no_timetable(world: World) -> None:
    db.session.execute(db.delete(FairTimetableChange))
    db.session.execute(db.delete(FairTimetable))


CREATED: dict[str, dict[str, str]] = {
    "jobfair.participant_create": {"people": "Зиминская Ольга, директор"},
    "jobfair.session_create": {"starts_at": "11:00", "ends_at": "12:00", "seats": "5"},
    "jobfair.fair_copy": {"held_on": "2025-03-14"},
    "jobfair.fair_create": {"starts_at": "10:00", "ends_at": "14:00"},
    "jobfair.vacancy_create": {"salary_from": "45000", "title": "Няня"},
    "jobfair.position_create": {"weekly_hours": "36"},
    "jobfair.application_create": {},
    "jobfair.offer_create": {"answer_until": "2024-03-20"},
    "jobfair.question_create": {},
    "jobfair.candidate_invite": {},
    "jobfair.lottery_create": {"seed_text": "Курс доллара"},
    "jobfair.timetable_change_create": {"kind": "recheck"},
    "jobfair.admit_student": {},
    "jobfair.admit_visitor": {},
    "jobfair.visit_create": {"consent": "y", "website": ""},
    "jobfair.matching_create": {"title": "Ещё один"},
    "jobfair.next_offer_create": {"answer_until": "2024-03-20"},
    "jobfair.thanks_create": {"reason": "Спасибо за участие."},
    "jobfair.report_create": {"conclusions": "Все нашли работу."},
}
EDITED: tuple[str, ...] = (
    "jobfair.fair_edit",
    "jobfair.fair_day",
    "jobfair.participant_edit",
    "jobfair.participant_decline",
    "jobfair.stand_edit",
    "jobfair.session_edit",
    "jobfair.vacancy_edit",
    "jobfair.position_edit",
    "jobfair.vacancy_reject",
    "jobfair.question_reject",
    "jobfair.question_answer",
)
# Changes without either: the record is the person's own alone, or the step is safe to repeat.
NEITHER: set[str] = {
    "jobfair.search_leave",  # what was left is left
    "jobfair.matching_publish",  # the worker publishes once; a second job finds it published
    "jobfair.timetable_publish",  # published once, and its version is asked
    "jobfair.talk_order",  # the own order alone
    "jobfair.offer_release",
    "jobfair.fair_shift",
    "jobfair.participant_invite",
    "jobfair.guest_list",
    "jobfair.hall_edit",
    "jobfair.preference_edit",  # the order that was read travels along
    "jobfair.profile_edit",  # the own CV alone; two windows in tests/jobfair/candidates
}


def _next_in_line(world: World) -> None:
    vacancy = VacancyFactory(organization=world.organization, seats=2)
    ApplicationFactory(vacancy=vacancy, state=ApplicationState.SUBMITTED)
    asked = read_question(vacancy.fair, terms=MatchingTerms(""), today=TODAY)
    FairMatchingFactory(
        fair=vacancy.fair,
        state=MatchingState.PUBLISHED,
        computed_at=LATELY,
        published_at=LATELY,
        answer_until=TODAY,
        instance=instance_document(asked),
        figures=FIGURES,
    )
    world.ids["vacancy_id"] = vacancy.id


def _nobody_takes_part(world: World) -> None:
    db.session.execute(db.delete(Interview))
    db.session.execute(db.delete(FairRepresentative))
    db.session.execute(db.delete(FairParticipant))


def _a_fair_today(world: World) -> None:
    world.ids["fair_id"] = fair_today().id


def _drawn(world: World) -> None:
    db.session.get_one(Fair, world.ids["fair_id"]).state = FairState.CLOSED


def _somebody_to_thank(world: World) -> None:
    _drawn(world)
    fair = db.session.get_one(Fair, world.ids["fair_id"])
    FairParticipantFactory(fair=fair, state=ParticipantState.CONFIRMED)


PREPARED: dict[str, Callable[[World], None]] = {
    "jobfair.report_create": _drawn,
    "jobfair.thanks_create": _somebody_to_thank,
    "jobfair.admit_student": _a_fair_today,
    "jobfair.admit_visitor": _a_fair_today,
    "jobfair.visit_create": _a_fair_today,
    "jobfair.next_offer_create": _next_in_line,
    "jobfair.participant_create": _nobody_takes_part,
    "jobfair.lottery_create": _no_timetable,
    "jobfair.timetable_publish": _a_draft,
    "jobfair.application_create": _another_vacancy,
    "jobfair.offer_create": _an_application,
    "jobfair.candidate_invite": _a_vacancy_to_invite_to,
}
