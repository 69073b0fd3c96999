"""The paper of mentoring: the report of one mentorship."""

import datetime as dt
from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from app.documents.paper_form import DocumentForm

REPORT_SPECIMEN: Mapping[str, object] = {
    "number": "1",
    "date": dt.date(2026, 5, 29),
    "draft": "Проект",
    "kind": "работодатель — студент",
    "dates": "с 15 сентября 2025 г. по 29 мая 2026 г.",
    "facts": [{"label": "Наставник", "value": "Образцова Мария Петровна, учитель математики"}],
    "goal": "Провести пять уроков самостоятельно",
    "stages": [
        {"title": "Знакомство со школой", "indicator": "карта наблюдений", "done": "20.09.2025"}
    ],
    "work": [{"label": "занятие, урок", "times": "12", "hours": "18 ч"}],
    "total": "18 ч",
    "result": "Все уроки проведены.",
    "signatory_post": "Директор",
    "signatory_name": "И. И. Примеров",
    "mentor_name": "М. П. Образцова",
}
MENTORSHIP_REPORT = DocumentForm(
    name="mentorship_report",
    title=_l("Отчёт о наставничестве"),
    fields={
        "number": _l("номер отчёта"),
        "date": _l("дата отчёта"),
        "draft": _l("«Проект» до выпуска, после — пусто"),
        "kind": _l("форма наставничества"),
        "dates": _l("сроки наставничества"),
        "facts": _l("сведения: список из label (что) и value (значение)"),
        "goal": _l("цель"),
        "stages": _l("этапы: список из title, indicator (показатель) и done (когда пройден)"),
        "work": _l("что сделано: список из label, times (сколько раз) и hours (сколько времени)"),
        "total": _l("всего времени"),
        "result": _l("итог или причина досрочного окончания"),
        "signatory_post": _l("должность подписывающего"),
        "signatory_name": _l("инициалы и фамилия подписывающего"),
        "mentor_name": _l("инициалы и фамилия наставника"),
    },
    specimen=REPORT_SPECIMEN,
)
