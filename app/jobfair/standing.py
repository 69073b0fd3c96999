"""How an application and its offer stand today, as pages, dashboards and services see them."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.terms import terms_of
from app.base.typography import day
from app.base.viewer import Viewer
from app.jobfair import rules
from app.jobfair.enums import (
    ApplicationEvent,
    ApplicationState,
    FairParty,
    FairState,
    OfferStanding,
    OfferState,
    VacancyState,
)
from app.jobfair.errors import FairNotRunningError, SeatKeptError, VacancyOnHoldError
from app.jobfair.kept import KeptSeat, kept_for, kept_from
from app.jobfair.models import FairApplication, FairOffer, Vacancy
from app.jobfair.rules import OfferedTerms


def party_in(application: FairApplication, viewer: Viewer) -> FairParty | None:
    """Return whose side a person takes in an application, None for strangers."""
    return rules.party_in(
        viewer,
        organization_id=application.vacancy.organization_id,
        user_id=application.student.user_id,
    )


def standing_of(offer: FairOffer, *, today: date) -> OfferStanding:
    """Return whether an unanswered offer can be accepted today, else why not.

    The vacancy's kept seats were noted (`queries.kept.note_kept`).
    """
    vacancy = offer.application.vacancy
    return rules.offer_standing(
        rules.offer_state(offer.state, answer_until=offer.answer_until, today=today),
        vacancy=rules.vacancy_standing(
            vacancy.state,
            seats=vacancy.seats,
            taken=vacancy.taken,
            has_remark=bool(vacancy.rejection_reason),
            kept=kept_from(vacancy.kept, offer.application.student_id),
        ),
        fair=vacancy.fair.state,
    )


class Obstacle(NamedTuple):
    """Why an offer cannot be accepted, and what the student can do."""

    standing: OfferStanding
    text: str


def obstacle_of(offer: FairOffer, *, today: date) -> Obstacle | None:
    """Return what keeps a student from accepting an offer today, None when nothing does."""
    standing = standing_of(offer, today=today)
    if standing is OfferStanding.OPEN:
        return None
    if standing is OfferStanding.LATE:
        text = _(
            "Ответить нужно было до %(day)s. Если вы всё ещё хотите на эту работу, "
            "попросите работодателя продлить предложение.",
            day=day(offer.answer_until),
        )
        return Obstacle(standing, text)
    return Obstacle(standing, str(_OBSTACLES[standing]))


_OBSTACLES = {
    OfferStanding.FULL: _l(
        "Все места этой вакансии уже заняты: другие студенты ответили раньше. "
        "Если место освободится, придёт письмо."
    ),
    OfferStanding.KEPT: SeatKeptError.message,
    OfferStanding.ON_HOLD: VacancyOnHoldError.message,
    OfferStanding.FAIR_OVER: FairNotRunningError.message,
}


def offer_to_answer(application: FairApplication) -> FairOffer | None:
    """Return the offer the student has not answered, None when there is none."""
    return application.offer if application.state is ApplicationState.OFFERED else None


def chip_of(application: FairApplication, *, today: date) -> ApplicationState | OfferStanding:
    """Return what the chip says: an application's state, or that of its unanswered offer."""
    offer = offer_to_answer(application)
    return standing_of(offer, today=today) if offer else application.state


def may_refuse(application: FairApplication) -> bool:
    """Tell whether the student may still refuse an offer, acceptable or not."""
    fair = application.vacancy.fair.state
    events = rules.application_events(application.state, FairParty.STUDENT, fair=fair)
    return ApplicationEvent.REFUSE in events


def has_changed_since(offer: FairOffer) -> bool:
    """Tell whether the vacancy now promises something else than its offer.

    The day to begin is agreed with each student: it is the offer's own.
    """
    vacancy = offer.application.vacancy
    present = terms_of(vacancy, OfferedTerms, starts_on=offer.starts_on)
    return terms_of(offer, OfferedTerms) != present


def is_accepted(application: FairApplication) -> bool:
    """Tell whether the sides have agreed."""
    return application.state is ApplicationState.ACCEPTED


def seat_of(application: FairApplication) -> KeptSeat | None:
    """Return the seat of the vacancy that is kept for the applicant."""
    return kept_for(application.vacancy.kept, application.student_id)


def takes_applications(vacancy: Vacancy) -> bool:
    """Tell whether anybody may apply for a vacancy now."""
    return rules.may_apply(None, vacancy=vacancy.state, fair=vacancy.fair.state, has_accepted=False)


def remark_of(vacancy: Vacancy) -> str:
    """Return what the employer has to mend, empty when nothing was asked."""
    return vacancy.rejection_reason if vacancy.state is VacancyState.REJECTED else ""


def next_step_of(vacancy: Vacancy) -> LazyString | str:
    """Say what a vacancy outside of the catalogue waits for, empty when for nothing."""
    return _NEXT_STEPS.get(vacancy.state, "")


_NEXT_STEPS = {
    VacancyState.DRAFT: _l(
        "Черновик видите только вы и методист. "
        "Отправьте его на проверку, чтобы вакансия попала в каталог."
    ),
    VacancyState.SUBMITTED: _l(
        "Методист прочитает вакансию и одобрит её или напишет, что поправить."
    ),
}


class Outlook(NamedTuple):
    """What a student without an offer may do now."""

    title: str
    text: str
    may_look: bool  # whether the catalogue has more


def outlook_of(*, applied: int, answered: int, fair: FairState | None) -> Outlook | None:
    """Return what to do without an offer; None when there is one, or nothing to say yet.

    `answered` counts the offers and acceptances of the student.
    """
    if not applied or answered:
        return None
    if fair in rules.RUNNING_FAIRS:
        text = _(
            "Откликов может быть несколько: посмотрите другие вакансии. "
            "Если работодатель долго не отвечает, методист спросит у него сам."
        )
        return Outlook(_("Предложений пока нет"), text, may_look=True)
    text = _("Ярмарка закончилась. Методист колледжа подскажет, где ещё ищут педагогов.")
    return Outlook(_("Предложений не было"), text, may_look=False)


class Reached(NamedTuple):
    """How a student is reached; None where there is nothing, or nothing for this person."""

    phone: str | None = None
    email: str | None = None


def contacts_for(application: FairApplication, person: Viewer | None, *, today: date) -> Reached:
    """Return a student's phone and e-mail as far as this person may see them."""
    student = application.student
    is_shown = rules.shows_contacts(application.state, is_minor=student.is_minor(today))
    if person is None or not (person.sees_all or (is_shown and student.is_revealed)):
        return Reached()
    return Reached(student.phone, student.contact_email)


class Happening(NamedTuple):
    """What happened to an application, and when; `at` is None where only a day ran out."""

    at: datetime | None
    text: str


def history_of(application: FairApplication, *, today: date) -> list[Happening]:
    """Return what happened to an application, in order."""
    began = (
        _("Место закреплено: %(paper)s", paper=application.paper)
        if application.paper
        else _("Студент откликнулся")
    )
    happened = [Happening(application.submitted_at, began)]
    offer = application.offer
    if offer:
        until = day(offer.answer_until)
        text = _("Работодатель сделал предложение, ответ до %(day)s", day=until)
        happened.append(Happening(offer.made_at, text))
        happened += _end_of(offer, today=today)
    if application.decided_at and application.state in _DECISIONS:
        happened.append(Happening(application.decided_at, str(_DECISIONS[application.state])))
    return sorted(happened, key=lambda one: one.at or datetime.max.replace(tzinfo=UTC))


def _end_of(offer: FairOffer, *, today: date) -> list[Happening]:
    state = rules.offer_state(offer.state, answer_until=offer.answer_until, today=today)
    if state is OfferState.MADE:
        return []
    if offer.release_reason:
        text = _("Принятие отменено: %(reason)s", reason=offer.release_reason)
        return [Happening(offer.answered_at, text)]
    return [Happening(offer.answered_at, str(_ENDS[state]))]


_ENDS = {
    OfferState.ACCEPTED: _l("Предложение принято"),
    OfferState.REFUSED: _l("Предложение отклонено"),
    OfferState.WITHDRAWN: _l("Предложение отозвано"),
    OfferState.EXPIRED: _l("Срок ответа вышел"),
}
_DECISIONS = {
    ApplicationState.DECLINED: _l("Работодатель отклонил отклик"),
    ApplicationState.WITHDRAWN: _l("Студент отозвал отклик"),
}
