"""How the log of changes calls the employment of graduates."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.outcomes.categories import BY_CODE
from app.outcomes.models import GraduateOutcome

RECORDS = (
    RecordNames(
        GraduateOutcome,
        _l("занятость выпускника"),
        {
            "student_id": _l("выпускник"),
            "cut_off": _l("срез"),
            "year": _l("год среза"),
            "category": _l("категория"),
            "organization_id": _l("организация"),
            "employer": _l("место работы"),
            "town": _l("населённый пункт"),
            "post": _l("должность"),
            "in_speciality": _l("по специальности"),
            "since": _l("с какого дня"),
            "contract_number": _l("номер договора"),
            "contract_on": _l("дата договора"),
            "proof": _l("чем подтверждено"),
            "source": _l("откуда известно"),
            "note": _l("заметка"),
            "entered_by_id": _l("кто записал"),
        },
        values={"category": lambda code: str(BY_CODE[code].label)},
    ),
)
