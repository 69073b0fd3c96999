"""What the papers of practice say of nobody: made-up values for a trial print."""

import datetime as dt
from collections.abc import Mapping

_SIGNED = {"signatory_post": "Директор", "signatory_name": "И. И. Примеров"}
_COMPETENCES = [
    {"text": "ОК 01. Выбирать способы решения задач профессиональной деятельности"},
    {"text": "ПК 1.1. Планировать и проводить занятия с детьми"},
]
_TRAINED = {
    "title": "Производственная практика",
    "student_name": "Примерова Анна Сергеевна",
    "group": "3-А",
    "course": "3",
    "speciality": "44.02.02 «Преподавание в начальных классах»",
    "module": "ПМ.01 Преподавание по образовательным программам",
    "dates": "с 1 по 28 апреля 2026 г.",
    "hours": "144",
    "base": "ГБОУ «Образцовая школа»",
    "address": "г. Образцовск, ул. Школьная, д. 1",
    "college_supervisor": "Примеров Иван Иванович, преподаватель",
    "base_supervisor": "Образцова Мария Петровна, завуч",
}
_INITIALS = {"college_initials": "И. И. Примеров", "base_initials": "М. П. Образцова"}
_GROUP = "3-А"
ORDER_SPECIMEN: Mapping[str, object] = {
    "number": "12",
    "date": dt.date(2026, 3, 16),
    "draft": "Проект",
    "title": "О направлении студентов на производственную практику",
    "preamble": "В соответствии с учебным планом и календарным учебным графиком",
    "points": [
        {"number": "1", "text": "Направить студентов на практику с 1 по 28 апреля 2026 г."},
        {"number": "2", "text": "Контроль за исполнением приказа оставляю за собой."},
    ],
    "groups": [
        {
            "group": _GROUP,
            "course": "3",
            "speciality": "44.02.02 «Преподавание в начальных классах»",
            "students": "1",
            "supervisor": "Примеров И. И., преподаватель",
        }
    ],
    "basis": [{"text": "договор о практической подготовке от 1 февраля 2026 г. № 4"}],
    **_SIGNED,
    "agreed": [{"post": "Заместитель директора"}],
    "familiar": [{"name": "И. И. Примеров"}],
    "annex": "Список студентов по базам практики",
    "bases": [
        {
            "base": "ГБОУ «Образцовая школа»",
            "address": "г. Образцовск, ул. Школьная, д. 1",
            "agreement": "договор от 1 февраля 2026 г. № 4",
            "responsible": "Образцова М. П., завуч",
            "rows": [{"number": "1", "name": "Примерова Анна Сергеевна", "group": _GROUP}],
        }
    ],
    "changes": [
        {
            "number": "1",
            "name": "Примерова Анна Сергеевна",
            "group": _GROUP,
            "before": "ГБОУ «Образцовая школа»",
            "after": "МБДОУ «Образцовый детский сад»",
        }
    ],
}
BASE_LIST_SPECIMEN: Mapping[str, object] = {
    "number": "5",
    "date": dt.date(2026, 3, 16),
    "title": "Список студентов, направляемых на производственную практику",
    "replaces": "Взамен списка от 10 марта 2026 г. № 3",
    "base": "ГБОУ «Образцовая школа»",
    "address": "г. Образцовск, ул. Школьная, д. 1",
    "agreement": "договор от 1 февраля 2026 г. № 4",
    "module": "ПМ.01 Преподавание по образовательным программам",
    "dates": "с 1 по 28 апреля 2026 г.",
    "hours": "144",
    "responsible": "Образцова Мария Петровна, завуч",
    "rows": [
        {
            "number": "1",
            "name": "Примерова Анна Сергеевна",
            "group": _GROUP,
            "course": "3",
            "speciality": "44.02.02",
            "supervisor": "Примеров И. И.",
        }
    ],
    "contact": "Учебная часть, +7 (900) 000-00-00",
    **_SIGNED,
}
DIRECTION_SPECIMEN: Mapping[str, object] = {
    "number": "31",
    "date": dt.date(2026, 3, 16),
    **_TRAINED,
    "title": "Направление на производственную практику",
    "student": "студентку Примерову Анну Сергеевну",
    "supervisor_phone": "+7 (900) 000-00-00",
    "agreement": "договор от 1 февраля 2026 г. № 4",
    **_SIGNED,
}
TASK_SPECIMEN: Mapping[str, object] = {
    **_TRAINED,
    **_INITIALS,
    "title": "Индивидуальное задание на производственную практику",
    "tasks": [
        {"number": "1", "text": "Провести наблюдение урока и записать выводы"},
        {"number": "2", "text": "Подготовить и провести классный час"},
    ],
    "competences": _COMPETENCES,
    "student_initials": "А. С. Примерова",
}
DIARY_SPECIMEN: Mapping[str, object] = {
    **_TRAINED,
    **_INITIALS,
    "title": "Дневник производственной практики",
    "days": [
        {"day": "01.04.2026", "work": "Знакомство со школой, инструктаж", "mark": ""},
        {"day": "02.04.2026", "work": "", "mark": ""},
    ],
    "town_and_year": "г. Образцовск, 2026",
}
ATTESTATION_SPECIMEN: Mapping[str, object] = {
    **_TRAINED,
    **_INITIALS,
    "title": "Аттестационный лист по производственной практике",
    "works": [
        {"number": "1", "text": "Наблюдение уроков", "hours": "36", "quality": "полностью"},
        {"number": "2", "text": "Проведение уроков", "hours": "108", "quality": ""},
    ],
    "competences": _COMPETENCES,
    "grade": "отлично",
}
CHARACTERISTIC_SPECIMEN: Mapping[str, object] = {
    **_TRAINED,
    "base_initials": _INITIALS["base_initials"],
    "title": "Характеристика по итогам производственной практики",
    "reference": ["Студентка готовилась к каждому уроку и легко нашла общий язык с детьми."],
    "competences": _COMPETENCES,
    "grade": "отлично",
}
REPORT_TITLE_SPECIMEN: Mapping[str, object] = {
    **_TRAINED,
    **_INITIALS,
    "title": "Отчёт о прохождении производственной практики",
    "grade": "отлично",
    "town_and_year": "г. Образцовск, 2026",
}
