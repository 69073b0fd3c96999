"""How the log of changes calls the employment of graduates."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.outcomes.categories import category_label
from app.outcomes.models import GraduateOutcome, MonitoringCutoff, OutcomeStatement
from app.outcomes.permissions import Permission

_FACTS = {
    "category": _l("категория"),
    "employer_name": _l("другой работодатель"),
    "employer_town": _l("населённый пункт работы"),
    "employer_region": _l("регион работы"),
    "post": _l("должность"),
    "by_speciality": _l("по специальности"),
    "since": _l("с какого дня"),
    "contract_number": _l("номер трудового договора"),
    "contract_on": _l("дата трудового договора"),
    "four_months": _l("не меньше 4 месяцев"),
    "source": _l("откуда сведения"),
}
RECORDS = (
    RecordNames(
        MonitoringCutoff,
        _l("срез мониторинга"),
        {
            "kind": _l("вид среза"),
            "day": _l("дата"),
            "first_year": _l("годы выпуска, с"),
            "last_year": _l("годы выпуска, по"),
            "certificates_until": _l("срок сдачи справок"),
            "closed_on": _l("закрыт"),
        },
        shown_by=(MonitoringCutoff.day,),
        card="outcomes.cutoff_detail",
        argument="cutoff_id",
        managed_by=Permission.OUTCOME_MANAGE,
    ),
    RecordNames(
        GraduateOutcome,
        _l("занятость выпускника"),
        {
            **_FACTS,
            "cutoff_id": _l("срез мониторинга"),
            "graduation_year": _l("год выпуска"),
            "is_main": _l("основное место"),
            "proof": _l("чем подтверждено"),
            "certificate_until": _l("справку ждём до"),
            "certificate_on": _l("справка получена"),
            "note": _l("примечание"),
            "taken_reason": _l("почему учтено"),
            "entered_at": _l("когда записано"),
            "entered_by_id": _l("кто записал"),
        },
        values={"category": category_label},
        card="outcomes.outcome_detail",
        argument="outcome_id",
        managed_by=Permission.OUTCOME_MANAGE,
    ),
    RecordNames(
        OutcomeStatement,
        _l("ответ о занятости"),
        {
            **_FACTS,
            "outcome_id": _l("занятость выпускника"),
            "said_at": _l("когда сказано"),
            "reason": _l("причина решения"),
            "decided_at": _l("когда решено"),
            "decided_by_id": _l("кто решил"),
        },
        values={"category": category_label},
    ),
)
