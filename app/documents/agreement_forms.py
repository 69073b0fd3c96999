"""The forms of agreements on practical training: the agreement with its appendices, its amendment.

Laid down by the order of 5 August 2020 No. 885/390 as to what they must say (docs/legal.md); the
words are the college's own.
"""

import datetime as dt
from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.documents.paper_form import DocumentForm

_PARTIES: Mapping[str, LazyString] = {
    "college_name": _l("полное наименование колледжа"),
    "college_person": _l("в лице кого от колледжа: должность и имя в родительном падеже"),
    "college_acting": _l("«действующего» или «действующей», от колледжа"),
    "college_basis": _l("на основании чего действует от колледжа: «Устава»"),
    "college_requisites": _l("реквизиты колледжа: список из label и value"),
    "college_post": _l("должность того, кто подписывает от колледжа"),
    "college_signatory": _l("кто подписывает от колледжа: инициалы и фамилия"),
    "organization_name": _l("полное наименование организации"),
    "organization_person": _l("в лице кого от организации: должность и имя в родительном падеже"),
    "organization_acting": _l("«действующего» или «действующей», от организации"),
    "organization_basis": _l("на основании чего действует от организации: «Устава»"),
    "organization_requisites": _l("реквизиты организации: список из label и value"),
    "organization_post": _l("должность того, кто подписывает от организации"),
    "organization_signatory": _l("кто подписывает от организации: инициалы и фамилия"),
}
_APPENDICES: Mapping[str, LazyString] = {
    "programmes": _l(
        "приложение 1: список из speciality (программа), component (вид практики, модуль), "
        "students (сколько человек) и dates (сроки)"
    ),
    "premises": _l("приложение 2: список из room (помещение) и equipment (оборудование)"),
}
_PARTIES_SPECIMEN: Mapping[str, object] = {
    "college_name": (
        "Государственное бюджетное профессиональное образовательное учреждение «Образцовый колледж»"
    ),
    "college_person": "директора Примерова Ивана Ивановича",
    "college_acting": "действующего",
    "college_basis": "Устава",
    "college_requisites": [{"label": "ИНН", "value": "0000000000"}],
    "college_post": "Директор",
    "college_signatory": "И. И. Примеров",
    "organization_name": "ГБОУ «Образцовая школа»",
    "organization_person": "директора Образцовой Марии Петровны",
    "organization_acting": "действующей",
    "organization_basis": "доверенности № 7 от 9 января 2026 г.",
    "organization_requisites": [{"label": "ИНН", "value": "0000000001"}],
    "organization_post": "Директор",
    "organization_signatory": "М. П. Образцова",
}
_APPENDICES_SPECIMEN: Mapping[str, object] = {
    "programmes": [
        {
            "speciality": "44.02.02 «Преподавание в начальных классах»",
            "component": "Производственная практика, ПМ.01",
            "students": "12",
            "dates": "1–28 апреля 2026 г.",
        }
    ],
    "premises": [
        {"room": "Кабинет начальных классов № 12", "equipment": "доска, проектор, 24 места"}
    ],
}

PRACTICE_AGREEMENT = DocumentForm(
    name="practice_agreement",
    title=_l("Договор о практической подготовке"),
    fields={
        "number": _l("номер договора"),
        "date": _l("дата договора"),
        "draft": _l("«Проект» до подписания, после — пусто"),
        "valid_from": _l("первый день срока договора"),
        "valid_until": _l("последний день срока договора"),
        "scope": _l("на какой срок: «на весь срок договора» или на один период практики"),
        "sites": _l("где проходит практика: список из name (база) и address (адрес)"),
        **_PARTIES,
        **_APPENDICES,
    },
    specimen={
        "number": "ПП-2026/01",
        "date": dt.date(2026, 2, 26),
        "draft": "Проект",
        "valid_from": dt.date(2026, 3, 1),
        "valid_until": dt.date(2029, 2, 28),
        "scope": "на все периоды практики в течение срока договора",
        "sites": [{"name": "Образцовая школа, корпус 1", "address": "ул. Школьная, д. 1"}],
        **_PARTIES_SPECIMEN,
        **_APPENDICES_SPECIMEN,
    },
)

PRACTICE_AMENDMENT = DocumentForm(
    name="practice_amendment",
    title=_l("Дополнительное соглашение к договору о практической подготовке"),
    fields={
        "number": _l("номер дополнительного соглашения"),
        "date": _l("дата дополнительного соглашения"),
        "draft": _l("«Проект» до подписания, после — пусто"),
        "agreement_number": _l("номер договора"),
        "agreement_date": _l("дата договора"),
        "since": _l("день, с которого действуют изменения"),
        "changes": _l("что меняется: список пунктов"),
        "sites": _l("базы, если они меняются: список из name и address"),
        **_PARTIES,
        **_APPENDICES,
    },
    specimen={
        "number": "1",
        "date": dt.date(2027, 2, 26),
        "draft": "Проект",
        "agreement_number": "ПП-2026/01",
        "agreement_date": dt.date(2026, 2, 26),
        "since": dt.date(2027, 3, 1),
        "changes": ["Срок договора: по 28 февраля 2030 г. включительно."],
        "sites": [{"name": "Образцовая школа, корпус 1", "address": "ул. Школьная, д. 1"}],
        **_PARTIES_SPECIMEN,
        **_APPENDICES_SPECIMEN,
    },
)
