"""The papers of a job fair: its report, letters of thanks, directions to work."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.documents.award_forms import LETTER_OF_THANKS
from app.documents.fair_specimens import (
    DIRECTION_SPECIMEN,
    REPORT_SPECIMEN,
    THANKS_SPECIMEN,
)
from app.documents.paper_form import DocumentForm

SOURCE = "fair_papers"
_SIGNED: Mapping[str, LazyString] = {
    "signatory_post": _l("должность подписывающего"),
    "signatory_name": _l("инициалы и фамилия подписывающего"),
}

FAIR_REPORT = DocumentForm(
    name="fair_report",
    title=_l("Отчёт о ярмарке вакансий"),
    fields={
        "number": _l("номер отчёта"),
        "date": _l("дата отчёта"),
        "subject": _l("о какой ярмарке отчёт"),
        "draft": _l("«Проект» до выпуска, после — пусто"),
        "facts": _l("сведения: список из label (что) и value (значение)"),
        "tables": _l(
            "таблицы: список из caption (название), value_head и share_head (названия граф), rows "
            "и totals; в rows и totals: label, value и share"
        ),
        "paragraphs": _l("выводы: список абзацев"),
        **_SIGNED,
    },
    specimen=REPORT_SPECIMEN,
    source=SOURCE,
)

# Printed as the letters of thanks of awarding are: one frame for all that is handed over.
FAIR_THANKS = DocumentForm(
    name="fair_thanks",
    title=_l("Благодарность участнику ярмарки"),
    fields={
        "number": _l("номер письма"),
        "date": _l("дата письма"),
        "recipient_name": _l("кому: название организации"),
        "salutation": _l("обращение: «Уважаемые коллеги!»"),
        "reason": _l("за что благодарим"),
        **_SIGNED,
    },
    specimen=THANKS_SPECIMEN,
    source=LETTER_OF_THANKS.source,
)

WORK_DIRECTION = DocumentForm(
    name="work_direction",
    title=_l("Направление на работу"),
    fields={
        "number": _l("номер направления"),
        "date": _l("дата направления"),
        "organization": _l("работодатель: полное название"),
        "address": _l("адрес места работы"),
        "student": _l("кого направляют: имя в винительном падеже"),
        "student_name": _l("фамилия, имя, отчество"),
        "group": _l("учебная группа"),
        "speciality": _l("код и наименование специальности"),
        "post": _l("должность"),
        "terms": _l("условия работы: список из label и value"),
        "basis": _l("основание: какое предложение принято и когда"),
        **_SIGNED,
    },
    specimen=DIRECTION_SPECIMEN,
    source=SOURCE,
)

FAIR_FORMS = (FAIR_REPORT, FAIR_THANKS, WORK_DIRECTION)
