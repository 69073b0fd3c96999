"""The papers of practice: the order, the list of a base, what each student takes along."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.documents.paper_form import DocumentForm
from app.documents.practice_specimens import (
    ATTESTATION_SPECIMEN,
    BASE_LIST_SPECIMEN,
    CHARACTERISTIC_SPECIMEN,
    DIARY_SPECIMEN,
    DIRECTION_SPECIMEN,
    ORDER_SPECIMEN,
    REPORT_TITLE_SPECIMEN,
    TASK_SPECIMEN,
)

SOURCE = "practice"  # one source prints them all, so that a set is one file

_SIGNED: Mapping[str, LazyString] = {
    "signatory_post": _l("должность подписывающего"),
    "signatory_name": _l("инициалы и фамилия подписывающего"),
}
_COMPETENCES = _l("компетенции: список из text")
_TRAINED: Mapping[str, LazyString] = {
    "title": _l("название документа с видом практики"),
    "student_name": _l("студент: фамилия, имя, отчество"),
    "group": _l("учебная группа"),
    "course": _l("курс"),
    "speciality": _l("код и наименование специальности"),
    "module": _l("профессиональный модуль, пусто — линейка для ручки"),
    "dates": _l("сроки практики"),
    "hours": _l("объём в часах, пусто — линейка"),
    "base": _l("база практики: полное наименование организации"),
    "address": _l("адрес базы практики"),
    "college_supervisor": _l("руководитель практики от колледжа, пусто — линейка"),
    "base_supervisor": _l("ответственный от базы практики, пусто — линейка"),
}
_COLLEGE_INITIALS = {"college_initials": _l("инициалы и фамилия руководителя от колледжа")}
_BASE_INITIALS = {"base_initials": _l("инициалы и фамилия ответственного от базы")}


def _form(
    name: str,
    title: LazyString,
    fields: Mapping[str, LazyString],
    specimen: Mapping[str, object],
) -> DocumentForm:
    return DocumentForm(name, title, fields, specimen, source=SOURCE)


PRACTICE_ORDER = _form(
    "practice_order",
    _l("Приказ о направлении на практику"),
    {
        "number": _l("номер приказа"),
        "date": _l("дата приказа"),
        "draft": _l("«Проект» до подписания, после — пусто"),
        "title": _l("о чём приказ"),
        "preamble": _l("на чём основан приказ, до слова «приказываю»"),
        "points": _l("пункты приказа: список из number и text"),
        "groups": _l(
            "группы: список из group, course, speciality, students (сколько) и supervisor "
            "(руководитель от колледжа)"
        ),
        "basis": _l("основание: список из text"),
        "signatory_post": _SIGNED["signatory_post"],
        "signatory_name": _SIGNED["signatory_name"],
        "agreed": _l("с кем согласовано: список из post (должность или линейка)"),
        "familiar": _l("кого знакомят с приказом: список из name"),
        "annex": _l("название приложения"),
        "bases": _l(
            "базы: список из base, address, agreement (договор), responsible (ответственный) и "
            "rows (студенты: number, name, group)"
        ),
        "changes": _l(
            "изменения: список из number, name, group, before (было) и after (стало); "
            "в первом приказе пусто"
        ),
    },
    ORDER_SPECIMEN,
)

PRACTICE_BASE_LIST = _form(
    "practice_base_list",
    _l("Поимённый список базе практики"),
    {
        "number": _l("номер списка"),
        "date": _l("дата списка"),
        "title": _l("название: список студентов и вид практики"),
        "replaces": _l("взамен какого списка, в первом — пусто"),
        "base": _l("база практики: полное наименование организации"),
        "address": _l("адрес базы практики"),
        "agreement": _l("договор о практической подготовке, пусто — линейка"),
        "module": _l("профессиональный модуль, пусто — линейка"),
        "dates": _l("сроки практики"),
        "hours": _l("объём в часах, пусто — линейка"),
        "responsible": _l("ответственный от базы практики, пусто — линейка"),
        "rows": _l(
            "студенты: список из number, name, group, course, speciality и supervisor "
            "(руководитель от колледжа)"
        ),
        "contact": _l("куда обращаться в колледже"),
        **_SIGNED,
    },
    BASE_LIST_SPECIMEN,
)

PRACTICE_DIRECTION = _form(
    "practice_direction",
    _l("Направление на практику"),
    {
        "number": _l("номер направления"),
        "date": _l("дата направления"),
        **_TRAINED,
        "student": _l("«студента» или «студентку» с именем в винительном падеже"),
        "supervisor_phone": _l("телефон руководителя от колледжа"),
        "agreement": _l("договор о практической подготовке, пусто — линейка"),
        **_SIGNED,
    },
    DIRECTION_SPECIMEN,
)

PRACTICE_TASK = _form(
    "practice_task",
    _l("Индивидуальное задание на практику"),
    {
        **_TRAINED,
        **_COLLEGE_INITIALS,
        **_BASE_INITIALS,
        "tasks": _l("задачи: список из number и text"),
        "competences": _COMPETENCES,
        "student_initials": _l("инициалы и фамилия студента"),
    },
    TASK_SPECIMEN,
)

PRACTICE_DIARY = _form(
    "practice_diary",
    _l("Дневник практики"),
    {
        **_TRAINED,
        **_COLLEGE_INITIALS,
        **_BASE_INITIALS,
        "days": _l("дни практики: список из day, work (что сделано) и mark (оценка)"),
        "town_and_year": _l("населённый пункт и год"),
    },
    DIARY_SPECIMEN,
)

PRACTICE_ATTESTATION = _form(
    "practice_attestation",
    _l("Аттестационный лист по практике"),
    {
        **_TRAINED,
        **_COLLEGE_INITIALS,
        **_BASE_INITIALS,
        "works": _l("виды работ: список из number, text, hours (часы) и quality (качество)"),
        "competences": _COMPETENCES,
        "grade": _l("оценка за практику, пусто — линейка"),
    },
    ATTESTATION_SPECIMEN,
)

PRACTICE_CHARACTERISTIC = _form(
    "practice_characteristic",
    _l("Характеристика с базы практики"),
    {
        **_TRAINED,
        **_BASE_INITIALS,
        "reference": _l("отзыв базы: список абзацев; пусто — строки для ручки"),
        "competences": _COMPETENCES,
        "grade": _l("рекомендуемая оценка, пусто — линейка"),
    },
    CHARACTERISTIC_SPECIMEN,
)

PRACTICE_REPORT_TITLE = _form(
    "practice_report_title",
    _l("Титульный лист отчёта о практике"),
    {
        **_TRAINED,
        **_COLLEGE_INITIALS,
        **_BASE_INITIALS,
        "grade": _l("оценка за практику, пусто — линейка"),
        "town_and_year": _l("населённый пункт и год"),
    },
    REPORT_TITLE_SPECIMEN,
)

PRACTICE_FORMS = (
    PRACTICE_ORDER,
    PRACTICE_BASE_LIST,
    PRACTICE_DIRECTION,
    PRACTICE_TASK,
    PRACTICE_DIARY,
    PRACTICE_ATTESTATION,
    PRACTICE_CHARACTERISTIC,
    PRACTICE_REPORT_TITLE,
)
