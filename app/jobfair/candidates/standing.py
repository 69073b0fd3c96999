"""How a student stands at a fair: what is done, what is next, until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from app.base.steps import Step, steps_of
from app.base.typography import counted, day, deadline_left
from app.jobfair.candidates.models import CandidateInvitation, CandidateProfile
from app.jobfair.candidates.queries.favourites import count_favourites
from app.jobfair.candidates.queries.invitations import list_invitations
from app.jobfair.candidates.queries.profiles import find_profile
from app.jobfair.candidates.queries.ranking import list_ranked
from app.jobfair.kept import KeptSeat
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.queries.applications import find_acceptance
from app.jobfair.queries.kept import find_kept_for
from app.jobfair.standing import offer_to_answer
from app.students.models import Student

PROFILE, APPLY, RANK, TALK, OFFER = range(5)


@dataclass(frozen=True)
class OwnFair:
    """What a student has done at a fair; `present` is the first thing that is not."""

    profile: CandidateProfile | None
    applications: Sequence[FairApplication]
    favourites: int
    invitations: Sequence[CandidateInvitation]
    accepted: FairApplication | None
    kept: tuple[Vacancy, KeptSeat] | None
    fair: Fair
    present: int
    steps: Sequence[Step]

    @property
    def next_step(self) -> tuple[str, str] | None:
        """Return (words, address) of what to do now, None when it is only to wait."""
        answering = [one for one in self.applications if offer_to_answer(one)]
        if answering:
            url = url_for("jobfair.application_detail", application_id=answering[0].id)
            return _("Ответить на предложение"), url
        ways = {
            PROFILE: (_("Заполнить резюме"), url_for("jobfair.profile_edit")),
            APPLY: (_("Выбрать вакансии"), url_for("jobfair.vacancy_list", fair=self.fair.id)),
            RANK: (_("Расставить отклики"), "#order"),
        }
        return ways.get(self.present)


def own_fair(student: Student, fair: Fair, *, today: date) -> OwnFair:
    """Return how a student stands at a fair on a day."""
    profile, applications = find_profile(student), list_ranked(student, fair)
    accepted = find_acceptance(student_id=student.id, fair_id=fair.id)
    present = _present(profile, applications, accepted, fair, today=today)
    favourites = count_favourites(student, fair_id=fair.id)
    way = _way(applications, favourites, fair, today=today)
    return OwnFair(
        profile=profile,
        applications=applications,
        favourites=favourites,
        invitations=list_invitations(student),
        accepted=accepted,
        kept=find_kept_for(student, fair),
        fair=fair,
        present=present,
        steps=steps_of(way, present=present),
    )


def is_unranked(applications: Sequence[FairApplication]) -> bool:
    """Tell whether a student still has to say which application is dearest."""
    return len(applications) > 1 and any(one.rank is None for one in applications)


def _present(
    profile: CandidateProfile | None,
    applications: Sequence[FairApplication],
    accepted: FairApplication | None,
    fair: Fair,
    *,
    today: date,
) -> int:
    if accepted:
        return OFFER + 1
    if today > fair.held_on:
        return OFFER
    if profile is None:
        return PROFILE
    if not applications:
        return APPLY
    return RANK if is_unranked(applications) else TALK


def _way(
    applications: Sequence[FairApplication], favourites: int, fair: Fair, *, today: date
) -> list[tuple[str, str]]:
    wishes = _until(fair.wishes_until or fair.held_on, today)
    applied = counted(len(applications), _("отклик"), _("отклика"), _("откликов"))
    starred = _("в избранном: %(count)s", count=favourites) if favourites else ""
    return [
        (_("Резюме"), ""),
        (_("Отклики"), ", ".join(filter(None, (applied, starred, wishes)))),
        (_("Порядок"), wishes),
        (_("Собеседования"), day(fair.held_on)),
        (_("Предложение"), _until(fair.offers_until, today) if fair.offers_until else ""),
    ]


def _until(last: date, today: date) -> str:
    return deadline_left(last).text if last >= today else str(_("срок прошёл"))
