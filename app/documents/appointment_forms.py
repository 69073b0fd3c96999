"""The order that appoints mentors: one paper with its list."""

import datetime as dt

from flask_babel import lazy_gettext as _l

from app.documents.paper_form import DocumentForm

MENTOR_APPOINTMENT = DocumentForm(
    name="mentor_appointment",
    title=_l("Приказ о назначении наставников"),
    fields={
        "number": _l("номер приказа"),
        "date": _l("дата приказа"),
        "draft": _l("«Проект» до выпуска, после — пусто"),
        "preamble": _l("на чём основан приказ, до слова «приказываю»"),
        "points": _l("пункты приказа: список из number и text"),
        "annex": _l("название приложения"),
        "rows": _l(
            "наставники: список из number, name, post (должность), organization, load (сколько "
            "студентов) и consent (дата согласия)"
        ),
        "signatory_post": _l("должность подписывающего"),
        "signatory_name": _l("инициалы и фамилия подписывающего"),
    },
    specimen={
        "number": "14-н",
        "date": dt.date(2026, 2, 26),
        "draft": "Проект",
        "preamble": "В соответствии с уставом и положением колледжа о наставничестве",
        "points": [
            {"number": "1", "text": "Назначить наставниками студентов работников по списку."},
            {"number": "2", "text": "Контроль исполнения приказа оставляю за собой."},
        ],
        "annex": "Список наставников",
        "rows": [
            {
                "number": "1",
                "name": "Образцова Мария Петровна",
                "post": "учитель математики",
                "organization": "Образцовая школа",
                "load": "не больше 3",
                "consent": "20.02.2026",
            }
        ],
        "signatory_post": "Директор",
        "signatory_name": "И. И. Примеров",
    },
)
