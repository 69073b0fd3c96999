"""What is done to many vacancies or applications of a list at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.jobfair import rules, standing
from app.jobfair.enums import ApplicationEvent, FairState, VacancyEvent
from app.jobfair.forms import ManyOffersForm, ManyReadForm, ManyRejectedForm
from app.jobfair.models import FairApplication, Vacancy
from app.jobfair.moves import VACANCY_MOVES
from app.jobfair.permissions import Permission
from app.jobfair.queries import many as queries
from app.jobfair.rules import Confirmed, OfferTerms
from app.jobfair.services import many as services
from app.web.listing.acts import ActPreview, BulkAct, Done, ticked_versions

READY = ""  # the reason of a record that nothing keeps out


def _vacancies(count: int) -> str:
    return counted(count, _("вакансия"), _("вакансии"), _("вакансий"))


def _letters(count: int) -> str:
    return counted(count, _("письмо"), _("письма"), _("писем"))


def _students(count: int) -> str:
    return counted(count, _("студент"), _("студента"), _("студентов"))


def _left_out(reasons: Iterable[str]) -> list[tuple[str, int]]:
    return [(reason, count) for reason, count in Counter(reasons).items() if reason != READY]


def _why_not(vacancy: Vacancy, event: VacancyEvent, actor: Viewer) -> str:
    """Say what keeps a vacancy out of a step, READY when nothing does."""
    party = rules.party_to(actor, organization_id=vacancy.organization_id)
    if vacancy.fair.state is FairState.CLOSED:
        return str(_("итоги ярмарки подведены"))
    if event in VACANCY_MOVES.possible(vacancy.state, party):
        return READY
    return str(vacancy.state.label)


def _sorted_out(
    ids: Sequence[int], event: VacancyEvent, actor: Viewer
) -> tuple[list[Vacancy], list[str]]:
    """Return the vacancies that are ready for a step, and why the others are not."""
    read = ticked_versions()
    ready, reasons = [], []
    for vacancy in queries.vacancies_by_ids(ids, visible_to=actor):
        reason = _why_not(vacancy, event, actor)
        if reason == READY and read.get(vacancy.id, vacancy.version) != vacancy.version:
            reason = _("изменены работодателем, пока вы читали")
        reasons.append(reason)
        if reason == READY:
            ready.append(vacancy)
    return ready, reasons


def _to_employers(ready: Sequence[Vacancy]) -> list[str]:
    """Say how many letters will reach employers, and how many would reach nobody."""
    reached = queries.reached_among({one.organization_id for one in ready})
    unreached = sum(one.organization_id not in reached for one in ready)
    effects = [
        _("Работодателям уйдёт %(letters)s.", letters=_letters(len(ready) - unreached)),
    ]
    if unreached:
        effects.append(
            _(
                "Писать некуда, у работодателя нет ни учётной записи, ни почты: %(vacancies)s.",
                vacancies=_vacancies(unreached),
            )
        )
    return effects


def _versions(ready: Sequence[Vacancy]) -> dict[str, str]:
    return {"versions": ",".join(f"{one.id}-{one.version}" for one in ready)}


def _preview_approval(ids: Sequence[int], actor: Viewer) -> ActPreview:
    ready, reasons = _sorted_out(ids, VacancyEvent.APPROVE, actor)
    effects = [_("Вакансии появятся в каталоге ярмарки."), *_to_employers(ready)]
    return ActPreview(len(ready), effects, _left_out(reasons), _versions(ready))


def _approve(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    count = services.approve_vacancies(ids, read=form.read, actor=actor, now=clock.now())
    return Done(_told(_("Одобрено: %(count)s.", count=_vacancies(count)), len(ids) - count))


def _preview_rejection(ids: Sequence[int], actor: Viewer) -> ActPreview:
    ready, reasons = _sorted_out(ids, VacancyEvent.REJECT, actor)
    effects = [
        _("Работодатели увидят замечание, исправят вакансии и отправят их снова."),
        *_to_employers(ready),
        *_holders(queries.waiting_for([one.id for one in ready]).offered),
    ]
    return ActPreview(len(ready), effects, _left_out(reasons), _versions(ready))


def _holders(count: int) -> list[str]:
    if not count:
        return []
    students = _students(count)
    return [_("Сделанные предложения подождут, об этом узнают %(students)s.", students=students)]


def _reject(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    count = services.reject_vacancies(
        ids, reason=form.reason.data, read=form.read, actor=actor, now=clock.now()
    )
    done = _("Возвращено работодателям: %(count)s.", count=_vacancies(count))
    return Done(_told(done, len(ids) - count))


def _told(done: str, left: int) -> str:
    """Add to a message that something was passed over."""
    if not left:
        return done
    return f"{done} {_('Остались как были: %(count)s.', count=_vacancies(left))}"


def _preview_confirmation(ids: Sequence[int], actor: Viewer) -> ActPreview:
    ready, reasons = _sorted_out(ids, VacancyEvent.CONFIRM, actor)
    effect = _("В вакансиях будет отмечено сегодняшним днём, что они актуальны. Писем не будет.")
    return ActPreview(len(ready), [effect], _left_out(reasons))


def _confirm(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    confirmed = services.confirm_vacancies(ids, actor=actor, now=clock.now())
    count = len(confirmed.before)
    message = _("Подтверждено: %(count)s.", count=_vacancies(count))
    return Done(message, undo=confirmed.as_json() if count else None)


def _take_confirmations_back(payload: Mapping[str, Any], actor: Viewer) -> str:
    count = services.take_confirmations_back(Confirmed.from_json(payload), actor=actor)
    return _("Отметки возвращены: %(count)s.", count=_vacancies(count))


def withdrawal_effects(vacancy_ids: Sequence[int]) -> list[str]:
    """Say what follows when vacancies are taken off, with counts."""
    waiting = queries.waiting_for(vacancy_ids)
    many = len(vacancy_ids) > 1
    effects = [
        _("Вакансии уйдут из каталога. Каждую можно отправить на проверку снова.")
        if many
        else _("Вакансия уйдёт из каталога. Её можно отправить на проверку снова.")
    ]
    if waiting.submitted:
        words = _("отклик"), _("отклика"), _("откликов")
        texts = counted(waiting.submitted, *words)
        effects.append(_("Будут отклонены без ответа: %(applications)s.", applications=texts))
    if waiting.offered:
        words = _("предложение"), _("предложения"), _("предложений")
        effects.append(_("Будут отозваны: %(offers)s.", offers=counted(waiting.offered, *words)))
    if waiting.open:
        effects.append(_("Студентам уйдёт %(letters)s.", letters=_letters(waiting.open)))
    else:
        effects.append(_("Ответа никто не ждёт, писем не будет."))
    if waiting.accepted:
        effects.append(
            _(
                "Принятые предложения остаются в силе: %(students)s.",
                students=_students(waiting.accepted),
            )
        )
    return effects


def _preview_withdrawal(ids: Sequence[int], actor: Viewer) -> ActPreview:
    ready, reasons = _sorted_out(ids, VacancyEvent.WITHDRAW, actor)
    effects = withdrawal_effects([one.id for one in ready])
    return ActPreview(len(ready), effects, _left_out(reasons))


def _withdraw(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    count = services.withdraw_vacancies(ids, actor=actor, now=clock.now())
    return Done(_("Снято с публикации: %(count)s.", count=_vacancies(count)))


def _application_reasons(ids: Sequence[int], event: ApplicationEvent, actor: Viewer) -> list[str]:
    found = queries.applications_by_ids(ids, visible_to=actor)
    taken = queries.students_taken(found) if event is ApplicationEvent.OFFER else set()
    return [_why_unanswered(one, event, actor, taken) for one in found]


def _why_unanswered(
    application: FairApplication,
    event: ApplicationEvent,
    actor: Viewer,
    taken: set[tuple[int, int]],
) -> str:
    vacancy = application.vacancy
    party = standing.party_in(application, actor)
    events = rules.application_events(application.state, party, fair=vacancy.fair.state)
    if vacancy.fair.state not in rules.RUNNING_FAIRS:
        return str(_("ярмарка не идёт"))
    if (application.fair_id, application.student_id) in taken:
        return str(_("студент уже принял предложение"))
    if event not in events:
        return str(application.state.label)
    if event is ApplicationEvent.OFFER and not standing.takes_applications(vacancy):
        return str(vacancy.state.label)
    return READY


def _preview_answer(ids: Sequence[int], actor: Viewer, event: ApplicationEvent) -> ActPreview:
    reasons = _application_reasons(ids, event, actor)
    ready = reasons.count(READY)
    return ActPreview(
        ready,
        [_("Студентам уйдёт %(letters)s.", letters=_letters(ready))],
        _left_out(reasons),
    )


def _preview_offers(ids: Sequence[int], actor: Viewer) -> ActPreview:
    preview = _preview_answer(ids, actor, ApplicationEvent.OFFER)
    effects = [
        _("Каждому — предложение его вакансии на её нынешних условиях."),
        _("Место займёт первый согласившийся: когда места кончатся, принять уже не получится."),
        *preview.effects,
    ]
    return ActPreview(preview.ready, effects, preview.left_out)


def _offer(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    count = services.make_offers(
        ids, terms=form.into(OfferTerms), actor=actor, now=clock.now(), today=clock.today()
    )
    return Done(_("Предложения отправлены: %(students)s.", students=_students(count)))


def _preview_decline(ids: Sequence[int], actor: Viewer) -> ActPreview:
    return _preview_answer(ids, actor, ApplicationEvent.DECLINE)


def _decline(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    count = services.decline_applications(ids, actor=actor, now=clock.now())
    return Done(_("Отклонено: %(students)s.", students=_students(count)))


APPROVE = BulkAct(
    "jobfair.approve",
    _l("Одобрить"),
    Permission.VACANCY_APPROVE,
    preview=_preview_approval,
    run=_approve,
    form=ManyReadForm,
)
REJECT = BulkAct(
    "jobfair.reject",
    _l("Вернуть с замечанием"),
    Permission.VACANCY_APPROVE,
    preview=_preview_rejection,
    run=_reject,
    form=ManyRejectedForm,
)
CONFIRM = BulkAct(
    "jobfair.confirm",
    _l("Подтвердить актуальность"),
    Permission.VACANCY_POST,
    preview=_preview_confirmation,
    run=_confirm,
    undo=_take_confirmations_back,
)
WITHDRAW = BulkAct(
    "jobfair.withdraw",
    _l("Снять с публикации"),
    Permission.VACANCY_POST,
    preview=_preview_withdrawal,
    run=_withdraw,
)
OFFER = BulkAct(
    "jobfair.offer",
    _l("Предложить работу"),
    Permission.OFFER_MAKE,
    preview=_preview_offers,
    run=_offer,
    form=ManyOffersForm,
)
DECLINE = BulkAct(
    "jobfair.decline",
    _l("Отклонить"),
    Permission.OFFER_MAKE,
    preview=_preview_decline,
    run=_decline,
)
ACTS = (APPROVE, REJECT, CONFIRM, WITHDRAW, OFFER, DECLINE)
