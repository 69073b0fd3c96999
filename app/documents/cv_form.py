"""A candidate's CV: nobody signs it, employers read it."""

import datetime as dt

from flask_babel import lazy_gettext as _l

from app.documents.paper_form import DocumentForm

CANDIDATE_CV = DocumentForm(
    name="candidate_cv",
    title=_l("Резюме"),
    fields={
        "date": _l("день, в который резюме выгружено"),
        "name": _l("фамилия, имя, отчество"),
        "speciality": _l("код и наименование специальности"),
        "course": _l("курс и группа или год выпуска"),
        "contacts": _l("как связаться: список из label и value, у работодателя — пусто"),
        "wishes": _l("пожелания к работе: список из label и value"),
        "about": _l("о себе: список из text"),
        "skills": _l("умения: список из text"),
        "parts": _l(
            "что известно колледжу: список из title и rows; в rows: title (где или что), when "
            "(когда), detail (подробности), mark (оценка) и words (отзыв)"
        ),
    },
    specimen={
        "date": dt.date(2024, 2, 26),
        "name": "Ясенева Алина Игоревна",
        "speciality": "44.02.01 Дошкольное образование",
        "course": "4 курс, группа ДО-41, выпуск 2024 года",
        "contacts": [{"label": "Телефон", "value": "+7 856 200-00-01"}],
        "wishes": [
            {"label": "Где хочет работать", "value": "Ясенево"},
            {"label": "Готов(а) начать", "value": "1 июля 2024 г."},
            {"label": "Какая ставка нужна", "value": "полная ставка"},
        ],
        "about": [{"text": "Люблю работать с малышами, веду кружок лепки."}],
        "skills": [{"text": "Игра на аккордеоне, логоритмика."}],
        "parts": [
            {
                "title": "Практика",
                "rows": [
                    {
                        "title": "Детский сад «Ромашка»",
                        "when": "1–28 апреля 2024 г.",
                        "detail": "производственная, воспитатель, 144 ч.",
                        "mark": "5 (отлично)",
                        "words": "",
                    }
                ],
            },
            {
                "title": "Отзывы с практики",
                "rows": [
                    {
                        "title": "Детский сад «Ромашка»",
                        "when": "1–28 апреля 2024 г.",
                        "detail": "",
                        "mark": "",
                        "words": "Дети ждали её каждое утро.",
                    }
                ],
            },
        ],
    },
)
