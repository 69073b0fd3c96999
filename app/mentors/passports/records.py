"""How the log of changes calls passports, places of work and training."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.mentors.passport_models import MentorPost, MentorTraining

OF_PASSPORT = {
    "post_since": _l("работает здесь с"),
    "category": _l("категория"),
    "education": _l("образование"),
    "education_detail": _l("что окончил"),
    "specialities": _l("специальности студентов"),
    "basis": _l("основание"),
    "order_number": _l("приказ №"),
    "order_on": _l("приказ от"),
    "ordered_by": _l("кто издал приказ"),
    "consent_on": _l("согласие от"),
    "agreement_number": _l("дополнительное соглашение №"),
    "agreement_on": _l("дополнительное соглашение от"),
    "pay": _l("выплата"),
    "pay_amount": _l("сумма выплаты"),
    "load_limit": _l("наставляемых не больше"),
}
RECORDS = (
    RecordNames(
        MentorPost,
        _l("место работы наставника"),
        {
            "position": _l("должность"),
            "since": _l("первый день"),
            "until": _l("последний день"),
        },
    ),
    RecordNames(
        MentorTraining,
        _l("обучение наставника"),
        {
            "title": _l("программа"),
            "held_by": _l("кто проводил"),
            "hours": _l("часов"),
            "finished_on": _l("дата окончания"),
            "document": _l("документ"),
        },
    ),
)
