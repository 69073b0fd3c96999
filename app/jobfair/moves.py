"""Which step of a fair, a vacancy, an application or an offer follows which, and whose it is."""

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.jobfair.enums import (
    ApplicationEvent,
    ApplicationState,
    FairEvent,
    FairParty,
    FairState,
    OfferEvent,
    OfferState,
    VacancyEvent,
    VacancyState,
)

_STAFF, _EMPLOYER, _STUDENT = FairParty.STAFF, FairParty.EMPLOYER, FairParty.STUDENT
_F, _V, _A, _O = FairState, VacancyState, ApplicationState, OfferState

FAIR_MOVES: Moves[FairState, FairEvent, FairParty] = Moves(
    {
        FairEvent.EDIT: move(FairState, None, _STAFF),
        FairEvent.OPEN: move(_F.PLANNED, _F.OPEN, _STAFF),
        FairEvent.HIDE: move(_F.OPEN, _F.PLANNED, _STAFF),
        FairEvent.HOLD: move(_F.OPEN, _F.HELD, _STAFF),
        FairEvent.REOPEN: move(_F.HELD, _F.OPEN, _STAFF),
        FairEvent.CLOSE: move(_F.HELD, _F.CLOSED, _STAFF),
        FairEvent.RECALL: move(_F.CLOSED, _F.HELD, _STAFF),
    },
    why={
        _F.PLANNED: _l("Ярмарка ещё готовится: сначала откройте каталог."),
        _F.OPEN: _l("Каталог ярмарки открыт: сначала отметьте, что она прошла."),
        _F.HELD: _l("Ярмарка уже прошла: подведите итоги или верните её."),
        _F.CLOSED: _l("Итоги ярмарки подведены: сначала снова откройте приём ответов студентов."),
    },
)

# Staff approve as they edit; an employer's edit of what was approved is a RESUBMIT besides.
VACANCY_MOVES: Moves[VacancyState, VacancyEvent, FairParty] = Moves(
    {
        VacancyEvent.EDIT: move(set(_V) - {_V.WITHDRAWN}, None, _STAFF, _EMPLOYER),
        VacancyEvent.SUBMIT: move(
            {_V.DRAFT, _V.REJECTED, _V.WITHDRAWN}, _V.SUBMITTED, _STAFF, _EMPLOYER
        ),
        VacancyEvent.RESUBMIT: move({_V.APPROVED, _V.FILLED}, _V.SUBMITTED, _EMPLOYER),
        VacancyEvent.CONFIRM: move(_V.APPROVED, None, _STAFF, _EMPLOYER),
        VacancyEvent.WITHDRAW: move(set(_V) - {_V.WITHDRAWN}, _V.WITHDRAWN, _STAFF, _EMPLOYER),
        VacancyEvent.APPROVE: move(_V.SUBMITTED, _V.APPROVED, _STAFF),
        VacancyEvent.REJECT: move({_V.SUBMITTED, _V.APPROVED, _V.FILLED}, _V.REJECTED, _STAFF),
        VacancyEvent.FILL: move(_V.APPROVED, _V.FILLED, *FairParty),
        VacancyEvent.FREE: move(_V.FILLED, _V.APPROVED, *FairParty),
    },
    why={
        _V.DRAFT: _l("Вакансия ещё черновик: сначала отправьте её на проверку."),
        _V.SUBMITTED: _l("Вакансия на проверке: дождитесь ответа методиста."),
        _V.APPROVED: _l("Вакансия уже в каталоге."),
        _V.REJECTED: _l("Вакансию вернули: исправьте её и отправьте на проверку."),
        _V.WITHDRAWN: _l("Вакансия снята с публикации: сначала отправьте её на проверку снова."),
        _V.FILLED: _l("Все места этой вакансии уже заняты."),
    },
)

# What was decided can be undone: a refusal by another offer or application, an acceptance by
# a release with a reason.
APPLICATION_MOVES: Moves[ApplicationState, ApplicationEvent, FairParty] = Moves(
    {
        ApplicationEvent.APPLY: move({_A.WITHDRAWN, _A.REFUSED}, _A.SUBMITTED, _STUDENT),
        ApplicationEvent.WITHDRAW: move(_A.SUBMITTED, _A.WITHDRAWN, _STUDENT),
        ApplicationEvent.DECLINE: move(_A.SUBMITTED, _A.DECLINED, _STAFF, _EMPLOYER),
        ApplicationEvent.OFFER: move(
            {_A.SUBMITTED, _A.DECLINED, _A.OFFERED, _A.REFUSED}, _A.OFFERED, _STAFF, _EMPLOYER
        ),
        ApplicationEvent.TAKE_BACK: move(_A.OFFERED, _A.SUBMITTED, _STAFF, _EMPLOYER),
        ApplicationEvent.ACCEPT: move(_A.OFFERED, _A.ACCEPTED, _STUDENT),
        ApplicationEvent.REFUSE: move(_A.OFFERED, _A.REFUSED, _STUDENT),
        ApplicationEvent.RELEASE: move(_A.ACCEPTED, _A.SUBMITTED, _STAFF, _EMPLOYER),
    },
    why={
        _A.SUBMITTED: _l("По этому отклику сейчас нет предложения: он ждёт ответа работодателя."),
        _A.WITHDRAWN: _l("Отклик отозван: студент может откликнуться снова."),
        _A.DECLINED: _l("Отклик отклонён: работодатель ещё может сделать предложение."),
        _A.OFFERED: _l("По этому отклику уже есть предложение: ответьте на него."),
        _A.ACCEPTED: _l(
            "Предложение уже принято. Отменить принятие может работодатель или методист колледжа."
        ),
        _A.REFUSED: _l(
            "Студент отказался от предложения. "
            "Работодатель может предложить снова, студент — откликнуться ещё раз."
        ),
    },
)

OFFER_MOVES: Moves[OfferState, OfferEvent, FairParty] = Moves(
    {
        OfferEvent.OFFER: move(set(_O) - {_O.ACCEPTED}, _O.MADE, _STAFF, _EMPLOYER),
        OfferEvent.TAKE_BACK: move({_O.MADE, _O.EXPIRED}, _O.WITHDRAWN, _STAFF, _EMPLOYER),
        OfferEvent.ACCEPT: move(_O.MADE, _O.ACCEPTED, _STUDENT),
        OfferEvent.REFUSE: move({_O.MADE, _O.EXPIRED}, _O.REFUSED, _STUDENT),
        OfferEvent.RELEASE: move(_O.ACCEPTED, _O.WITHDRAWN, _STAFF, _EMPLOYER),
        OfferEvent.EXPIRE: move(_O.MADE, _O.EXPIRED, _STAFF),
        OfferEvent.REVIVE: move(_O.EXPIRED, _O.MADE, _STAFF),
    }
)
