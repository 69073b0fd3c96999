"""How the log of changes calls offers and applications."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.contracts.offers.models import TargetApplication, TargetOffer
from app.contracts.permissions import Permission

OFFER_RECORDS = (
    RecordNames(
        TargetOffer,
        _l("предложение о целевом обучении"),
        {
            "employer_id": _l("работодатель"),
            "speciality_id": _l("специальность"),
            "state_reason": _l("причина возврата или отмены"),
            "seats": _l("места"),
            "position": _l("должность"),
            "work_place": _l("место работы"),
            "work_years": _l("срок трудовой деятельности, лет"),
            "support_text": _l("меры поддержки"),
            "monthly_sum": _l("ежемесячная выплата"),
            "requirements": _l("требования"),
            "takes_outside": _l("можно студентам других организаций"),
            "opens_on": _l("заявки с"),
            "closes_on": _l("заявки до"),
            "first_rule": _l("первое правило отбора"),
            "second_rule": _l("второе правило отбора"),
            "third_rule": _l("третье правило отбора"),
            "seed_text": _l("текст жребия"),
            "offer_number": _l("номер на «Работе в России»"),
            "offer_published_on": _l("предложение опубликовано"),
            "result_published_on": _l("результат опубликован"),
            "ranked": _l("сравнивали заявок"),
            "selected_on": _l("дата отбора"),
        },
        shown_by=(TargetOffer.position,),
        card="contracts.target_offer_detail",
        argument="target_offer_id",
        managed_by=Permission.OFFER_PUBLISH,
        money=frozenset({"monthly_sum"}),
    ),
    RecordNames(
        TargetApplication,
        _l("заявка на целевое обучение"),
        {
            "offer_id": _l("предложение"),
            "applied_on": _l("подана"),
            "average_mark": _l("средний балл, сотых"),
            "lives_in_town": _l("живёт в населённом пункте организации"),
            "practised": _l("практика у организации"),
            "note": _l("слова студента"),
            "confirmed_on": _l("сведения сверены"),
            "place": _l("место по порядку отбора"),
            "refusal": _l("основание отказа"),
            "reason": _l("причина"),
            "contract_id": _l("договор"),
        },
        card="contracts.target_application_detail",
        argument="target_application_id",
        managed_by=Permission.OFFER_PUBLISH,
        personal=frozenset({"note", "reason", "average_mark"}),
        personal_to=Permission.OFFER_PUBLISH,
    ),
)
