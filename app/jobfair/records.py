"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.jobfair.candidates.records import RECORDS as CANDIDATE_RECORDS
from app.jobfair.checkin.records import RECORDS as CHECKIN_RECORDS
from app.jobfair.interviews.records import RECORDS as INTERVIEW_RECORDS
from app.jobfair.models import Fair, FairApplication, FairOffer, Position, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.placement.records import RECORDS as PLACEMENT_RECORDS
from app.jobfair.venue.records import RECORDS as VENUE_RECORDS

_MONEY = frozenset({"salary_from", "salary_to"})
_OF_WORK = {
    "title": _l("должность"),
    "duties": _l("обязанности"),
    "conditions": _l("условия"),
    "employment": _l("занятость"),
    "salary_from": _l("зарплата от"),
    "salary_to": _l("зарплата до"),
    "has_housing": _l("жильё"),
    "has_young_specialist_support": _l("поддержка молодого специалиста"),
    "share": _l("доля ставки, сотых"),
    "weekly_hours": _l("часов в неделю"),
    "contract": _l("трудовой договор"),
    "contract_reason": _l("почему срочный"),
    "salary_parts": _l("из чего складывается зарплата"),
    "town": _l("населённый пункт"),
    "address": _l("адрес"),
    "starts_on": _l("когда выходить"),
    "housing_note": _l("какое жильё"),
    "has_rural_teacher_programme": _l("программа «Земский учитель»"),
    "has_relocation_allowance": _l("подъёмные"),
    "promises_contract": _l("договор о целевом обучении"),
}

RECORDS = (
    RecordNames(
        Fair,
        _l("ярмарка вакансий"),
        {
            "title": _l("название"),
            "held_on": _l("день"),
            "starts_at": _l("начало"),
            "ends_at": _l("окончание"),
            "venue": _l("где проходит"),
            "registration_until": _l("приём вакансий до"),
            "signup_until": _l("регистрация участников до"),
            "wishes_until": _l("отклики и пожелания до"),
            "timetable_on": _l("расписание готово"),
            "offers_until": _l("предложения до"),
            "talk_minutes": _l("минут на собеседование"),
            "talks_from": _l("собеседования с"),
            "pauses": _l("перерывы"),
        },
        shown_by=(Fair.title,),
        card="jobfair.fair_detail",
        argument="fair_id",
        managed_by=Permission.FAIR_MANAGE,
    ),
    RecordNames(
        Vacancy,
        _l("вакансия"),
        _OF_WORK
        | {
            "fair_id": _l("ярмарка"),
            "requirements": _l("требования"),
            "seats": _l("мест"),
            "taken": _l("занято мест"),
            "rejection_reason": _l("что исправить"),
            "posted_by_id": _l("кто разместил"),
            "submitted_at": _l("отправлена на проверку"),
            "published_at": _l("опубликована"),
            "position_id": _l("должность по списку"),
            "level": _l("кого учить"),
            "qualification": _l("квалификация"),
            "suits_beginners": _l("без опыта работы"),
            "has_mentor": _l("наставник"),
            "is_quota": _l("квота для инвалидов"),
            "contact_name": _l("к кому обратиться"),
            "contact_phone": _l("телефон"),
            "portal_number": _l("номер на портале"),
            "portal_url": _l("ссылка на портале"),
            "portal_checked_on": _l("сверено с порталом"),
            "confirmed_at": _l("подтверждена"),
            "confirmed_by_id": _l("кто подтвердил"),
        },
        shown_by=(Vacancy.title,),
        money=_MONEY,
        card="jobfair.vacancy_detail",
        argument="vacancy_id",
        managed_by=Permission.VACANCY_APPROVE,
    ),
    RecordNames(
        Position,
        _l("должность списка"),
        {
            "name": _l("название"),
            "level": _l("кого учить"),
            "qualification": _l("квалификация"),
            "weekly_hours": _l("часов в неделю"),
            "archived_on": _l("убрана из списка"),
        },
        shown_by=(Position.name,),
        managed_by=Permission.POSITION_MANAGE,
    ),
    RecordNames(
        FairApplication,
        _l("отклик на вакансию"),
        {
            "vacancy_id": _l("вакансия"),
            "fair_id": _l("ярмарка"),
            "note": _l("о себе"),
            "rank": _l("приоритет"),
            "selection": _l("решение о собеседовании"),
            "preference": _l("место в порядке работодателя"),
            "paper": _l("основание, если место закреплено"),
            "submitted_at": _l("отправлен"),
            "decided_at": _l("решение принято"),
        },
        card="jobfair.application_detail",
        argument="application_id",
        managed_by=Permission.FAIR_MANAGE,
    ),
    RecordNames(
        FairOffer,
        _l("предложение работы"),
        _OF_WORK
        | {
            "application_id": _l("отклик"),
            "edition": _l("которое по счёту"),
            "message": _l("письмо студенту"),
            "made_at": _l("сделано"),
            "answer_until": _l("ответить до"),
            "answered_at": _l("ответ получен"),
            "release_reason": _l("причина отказа от договорённости"),
            "refusal": _l("почему студент отказался"),
        },
        money=_MONEY,
    ),
    *VENUE_RECORDS,
    *INTERVIEW_RECORDS,
    *CANDIDATE_RECORDS,
    *CHECKIN_RECORDS,
    *PLACEMENT_RECORDS,
)
