"""The forms the college issues: their names, the fields each wants, and where their files lie."""

from collections.abc import Mapping
from pathlib import Path

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.documents.agreement_forms import PRACTICE_AGREEMENT, PRACTICE_AMENDMENT
from app.documents.appointment_forms import MENTOR_APPOINTMENT
from app.documents.award_forms import AWARD_FORMS, LETTER_OF_THANKS
from app.documents.contract_forms import CONTRACT_FORMS
from app.documents.cv_form import CANDIDATE_CV
from app.documents.errors import TemplateError
from app.documents.fair_forms import FAIR_FORMS
from app.documents.mentoring_forms import MENTORSHIP_REPORT
from app.documents.paper_form import FOLDER, DocumentForm, PictureForm, with_letterhead
from app.documents.practice_forms import PRACTICE_FORMS
from app.documents.specimens import (
    ANALYSIS_SPECIMEN,
    CONTRACT_SPECIMEN,
    MINUTES_SPECIMEN,
    NOTE_SPECIMEN,
    REPORT_SPECIMEN,
)

__all__ = ["FOLDER", "LETTER_OF_THANKS", "DocumentForm", "PictureForm", "with_letterhead"]

PLAN_YEAR = PictureForm("plan_year", _l("План года"))
FAIR_BADGES = PictureForm("fair_badges", _l("Бейджи представителей"))

# What contracts were printed by before each regime had a form of its own: for papers of that time.
TARGET_CONTRACT = DocumentForm(
    name="target_contract",
    title=_l("Договор о целевом обучении (прежняя форма)"),
    fields={
        "number": _l("номер договора"),
        "date": _l("дата договора"),
        "customer_name": _l("заказчик: полное наименование организации"),
        "customer_person": _l("в лице кого: должность и имя в родительном падеже"),
        "customer_acting": _l("«действующего» или «действующей»"),
        "customer_basis": _l("на основании чего действует: «Устава»"),
        "draft": _l("«Проект договора» до подписания, после — пусто"),
        "student_called": _l("«именуемый» или «именуемая»"),
        "student_name": _l("гражданин: фамилия, имя, отчество"),
        "student_representative": _l("законный представитель до 18 лет, в родительном падеже"),
        "speciality": _l("код и наименование специальности"),
        "study_group": _l("учебная группа"),
        "work_place": _l("организация, в которой гражданин будет работать"),
        "work_post": _l("должность, на которую примут гражданина"),
        "valid_until": _l("дата, до которой исполняются обязательства"),
        "obligations": _l("обязательства: список из party (сторона), text (что) и due (срок)"),
        "customer_requisites": _l("реквизиты заказчика: список из label и value"),
        "student_requisites": _l("сведения о гражданине: список из label и value"),
        "customer_signatory": _l("кто подписывает от заказчика: инициалы и фамилия"),
        "student_signatory": _l("инициалы и фамилия гражданина"),
        "representative_signatory": _l("инициалы и фамилия законного представителя"),
    },
    specimen=CONTRACT_SPECIMEN,
)

INFORMATIVE_NOTE = DocumentForm(
    name="informative_note",
    title=_l("Информативная справка"),
    fields={
        "number": _l("номер справки"),
        "date": _l("дата справки"),
        "subject": _l("о чём справка"),
        "draft": _l("«Проект» до подписания, после — пусто"),
        "facts": _l("сведения: список из label (что) и value (значение)"),
        "tables": _l("таблицы: список из caption и rows (label, value, share)"),
        "paragraphs": _l("выводы: список абзацев"),
        "signatory_post": _l("должность подписывающего"),
        "signatory_name": _l("инициалы и фамилия подписывающего"),
    },
    specimen=NOTE_SPECIMEN,
)

ANALYSIS_NOTE = DocumentForm(
    name="analysis_note",
    title=_l("Справка совету о трудоустройстве выпускников"),
    fields={
        "number": _l("номер справки"),
        "date": _l("дата справки"),
        "draft": _l("«Проект» до выпуска, после — пусто"),
        "selection": _l("о каких выпускниках справка"),
        "basis": _l("сколько выпускников и на какое время сведения"),
        "questions": _l(
            "вопросы: список из title, sentences (список предложений), head_label, "
            "head_total, head_hits, head_value и rows (label, total, hits, value, interval, bar)"
        ),
        "caution": _l("чего цифры не доказывают"),
        "paragraphs": _l("выводы: список абзацев"),
        "signatory_post": _l("должность подписывающего"),
        "signatory_name": _l("инициалы и фамилия подписывающего"),
    },
    specimen=ANALYSIS_SPECIMEN,
)

EXECUTION_REPORT = DocumentForm(
    name="execution_report",
    title=_l("Отчёт о выполнении плана"),
    fields={
        "number": _l("номер отчёта; до выпуска — «Проект»"),
        "date": _l("день, на который составлен отчёт"),
        "title": _l("название с учебным годом"),
        "cluster": _l("название кластера"),
        "adopted": _l("когда и кем утверждён план"),
        "counts": _l("итоги: список из label (состояние) и value (сколько пунктов)"),
        "sections": _l(
            "разделы: список из title и rows; в rows: number, title, executors, deadline, result, "
            "status (состояние), tone (цвет), done (список строк о выполнении), link, address"
        ),
        "note": _l("как считалось выполнение"),
        "signatory_post": _l("должность подписывающего"),
        "signatory_name": _l("инициалы и фамилия подписывающего"),
        "prepared_by": _l("кто подготовил отчёт"),
    },
    specimen=REPORT_SPECIMEN,
)

MEETING_MINUTES = DocumentForm(
    name="meeting_minutes",
    title=_l("Протокол заседания"),
    fields={
        "number": _l("номер протокола, до подписания пусто"),
        "date": _l("день заседания"),
        "draft": _l("«Проект» до подписания, после — пусто"),
        "body": _l("кто заседал, в родительном падеже"),
        "topic": _l("тема заседания"),
        "form": _l("форма проведения: очная или заочная"),
        "place": _l("место или ссылка для подключения"),
        "time": _l("время начала"),
        "chair_role": _l("«Председатель», «Руководитель» или «Председательствующий»"),
        "chair": _l("кто вёл заседание: имя и должность"),
        "chair_name": _l("кто вёл заседание: инициалы и фамилия"),
        "secretary": _l("секретарь: имя и должность"),
        "secretary_name": _l("секретарь: инициалы и фамилия"),
        "present": _l("присутствовали: список из name (имя) и post (должность)"),
        "absent": _l("отсутствовали: список из name и post (причина)"),
        "guests": _l("приглашены: список из name и post"),
        "quorum": _l("сколько человек участвовало и есть ли кворум"),
        "questions": _l(
            "вопросы: список из number, text, speaker (докладчик), heard (слушали), votes "
            "(голосовали) и decisions (решили)"
        ),
    },
    specimen=MINUTES_SPECIMEN,
)

FORMS: Mapping[str, DocumentForm] = {
    form.name: form
    for form in (
        *AWARD_FORMS,
        *CONTRACT_FORMS,
        TARGET_CONTRACT,
        INFORMATIVE_NOTE,
        ANALYSIS_NOTE,
        EXECUTION_REPORT,
        MEETING_MINUTES,
        *PRACTICE_FORMS,
        PRACTICE_AGREEMENT,
        PRACTICE_AMENDMENT,
        CANDIDATE_CV,
        MENTORSHIP_REPORT,
        MENTOR_APPOINTMENT,
        *FAIR_FORMS,
    )
}


def get_form(name: str) -> DocumentForm:
    """The form called `name`; TemplateError when there is none."""
    try:
        return FORMS[name]
    except KeyError:
        known = ", ".join(sorted(FORMS))
        raise TemplateError(
            _("Формы «%(name)s» нет. Есть: %(known)s.", name=name, known=known)
        ) from None


def word_template(name: str) -> Path:
    """The standard Word template of a form; TemplateError when there is no such form."""
    return get_form(name).word_template


def title_of(name: str) -> str:
    """What papers of a form are called; its name where the form is gone."""
    return str(FORMS[name].title) if name in FORMS else name
