"""How far a participant is: what is done, what is next, by when."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import counted, day
from app.base.viewer import Viewer
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.rules import POSTING_FAIRS, party_to
from app.jobfair.stages import takes_participants
from app.jobfair.venue.enums import ParticipantEvent, ParticipantState
from app.jobfair.venue.models import FairParticipant
from app.jobfair.venue.queries import participants as queries
from app.jobfair.venue.rules import PARTICIPANT_MOVES
from app.jobfair.venue.wording import stage_line

_AWAITED = frozenset({ParticipantState.REGISTERED, ParticipantState.CONFIRMED})


class Task(NamedTuple):
    """One thing to do, whether it is done, its page, and by when in words."""

    label: str
    is_done: bool
    url: str
    detail: str
    is_own: bool = True  # the participant's own to do, not the college's


def tasks_of(participant: FairParticipant) -> list[Task]:
    """Return what a participant does before the fair, in order."""
    return list(_tasks(participant, queries.count_vacancies(participant)))


def _tasks(participant: FairParticipant, vacancies: int) -> Iterator[Task]:
    fair, confirmed = participant.fair, ParticipantState.CONFIRMED
    edit = url_for("jobfair.participant_edit", participant_id=participant.id)
    register = url_for("jobfair.participant_create", fair_id=fair.id)
    is_known = participant.state in _AWAITED
    line = "" if is_known else stage_line(fair, "signup_until")
    yield Task(_("Регистрация"), is_known, register, line)
    waits = _("методист подтвердит и пришлёт письмо")
    is_confirmed = participant.state is confirmed
    yield Task(_("Подтверждение"), is_confirmed, "", "" if is_confirmed else waits, False)
    people = len(participant.representatives)
    coming = counted(people, _("представитель"), _("представителя"), _("представителей"))
    detail = coming if people else _("по ним будут бейджи")
    yield Task(_("Кто приедет"), bool(people), edit, detail)
    posted = counted(vacancies, _("вакансия"), _("вакансии"), _("вакансий"))
    create = url_for("jobfair.vacancy_create", fair=fair.id)
    line = posted if vacancies else stage_line(fair, "registration_until")
    yield Task(_("Вакансии"), bool(vacancies), create, line)
    stand = _("№ %(stand)s", stand=participant.stand) if participant.stand else _("даст методист")
    yield Task(_("Стенд"), bool(participant.stand), "", stand, False)


def steps_of(participant: FairParticipant) -> list[tuple[str, str, str]]:
    """Return the tasks and the day itself for `ui.steps`."""
    tasks = tasks_of(participant)
    ahead = next((one for one in tasks if not one.is_done), None)
    steps = [
        (one.label, one.detail, "done" if one.is_done else "current" if one is ahead else "ahead")
        for one in tasks
    ]
    return [*steps, (_("Ярмарка"), day(participant.fair.held_on), "ahead" if ahead else "current")]


def next_task(participant: FairParticipant) -> Task | None:
    """Return what the participant itself does next; None when nothing or when it is too late."""
    if participant.fair.state not in POSTING_FAIRS:
        return None
    own = (one for one in tasks_of(participant) if one.is_own and not one.is_done)
    return next(own, None)


def events_of(participant: FairParticipant, viewer: Viewer) -> frozenset[ParticipantEvent]:
    """Return what a person may do to a participant now."""
    if participant.fair.state not in POSTING_FAIRS:
        return frozenset()
    party = party_to(viewer, organization_id=participant.organization_id)
    return frozenset(PARTICIPANT_MOVES.possible(participant.state, party))


def own_parts(fair: Fair, viewer: Viewer | None) -> Sequence[FairParticipant]:
    """Return what an employer's organizations are at a fair; nothing for others."""
    is_employer = viewer is not None and viewer.can(Permission.VACANCY_POST)
    if viewer is None or not is_employer or viewer.sees_all:
        return ()
    return queries.list_own(fair, viewer)


def may_take_part(fair: Fair, viewer: Viewer | None, own: Sequence[FairParticipant]) -> bool:
    """Tell whether an employer has an organization to register for a fair today."""
    if viewer is None or viewer.sees_all or not viewer.can(Permission.VACANCY_POST):
        return False
    is_open = fair.state in POSTING_FAIRS and takes_participants(fair, today=clock.today())
    return is_open and len(own) < len(viewer.organization_ids)
