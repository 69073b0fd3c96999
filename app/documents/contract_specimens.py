"""Made-up values of the papers of targeted training."""

import datetime as dt
from collections.abc import Mapping

_LINE = "_" * 24
_NUMBERED: Mapping[str, object] = {"number": "1", "date": dt.date(2026, 2, 26), "draft": "Проект"}
_CONTRACT: Mapping[str, object] = {
    "contract_number": "ЦД-2026/01",
    "contract_date": dt.date(2026, 2, 26),
    "customer_name": "ГБОУ «Образцовая школа»",
}
_PARTIES: Mapping[str, object] = {
    "customer_name": "ГБОУ «Образцовая школа»",
    "customer_person": "директора Образцовой Марии Петровны",
    "customer_acting": "действующей",
    "customer_basis": "Устава",
    "employer_name": "МБДОУ «Образцовый детский сад»",
    "employer_person": "заведующего Примерова Петра Ивановича",
    "employer_acting": "действующего",
    "employer_basis": "Устава",
    "college_name": "ГБПОУ «Образцовый колледж»",
    "college_person": "директора Примерова Ивана Ивановича",
    "college_acting": "действующего",
    "college_basis": "Устава",
    "student_name": "Примерова Анна Сергеевна",
    "student_birth": dt.date(2008, 5, 14),
    "student_called": "именуемая",
    "copies": "четырёх экземплярах",
    "parties": [
        {
            "title": "Заказчик",
            "name": "ГБОУ «Образцовая школа»",
            "post": "Директор",
            "signatory": "М. П. Образцова",
            "seal": "М.П.",
            "requisites": [{"label": "ИНН", "value": "0000000000"}],
        },
        {
            "title": "Гражданин",
            "name": "Примерова Анна Сергеевна",
            "post": "",
            "signatory": "А. С. Примерова",
            "seal": "",
            "requisites": [{"label": "Паспорт", "value": _LINE}],
        },
    ],
}
TRAINING_SPECIMEN: Mapping[str, object] = {
    **_NUMBERED,
    **_PARTIES,
    "number": "ЦД-2026/01",
    "edition": "2",
    "student_representative": "Примерова Ольга Викторовна",
    "training": [
        {"label": "Специальность", "value": "44.02.02 «Преподавание в начальных классах»"},
        {"label": "Форма обучения", "value": "очная"},
    ],
    "quota": "в пределах квоты",
    "support": [
        {
            "kind": "Ежемесячная выплата",
            "sum": "3 000 ₽ ежемесячно",
            "term": "с 1 сентября 2026 г. по 30 июня 2028 г.",
            "condition": "нет академической задолженности",
            "pay_day": "до 10 числа",
        }
    ],
    "work": [{"label": "Должность", "value": "учитель начальных классов"}],
    "employ_until": dt.date(2028, 9, 30),
    "work_years": "3 года",
    "practice": "Практику Гражданин проходит у Заказчика.",
    "responsibility": "Неустойка за просрочку выплаты — 0,1 % за день.",
    "obligations": [
        {"party": "Заказчик", "text": "Назначить наставника", "due": dt.date(2026, 4, 1)}
    ],
    "portal_offer": "№ 15 от 1 февраля 2026 г.",
    "portal_application": " (заявка от 10 февраля 2026 г.)",
    "valid_until": dt.date(2031, 8, 31),
}
CONSENT_SPECIMEN: Mapping[str, object] = {
    **_NUMBERED,
    **_CONTRACT,
    "giver_name": "Примерова Ольга Викторовна",
    "giver_role": "родителем",
    "giver_document": "свидетельство о рождении",
    "giver_rows": [{"label": "Паспорт", "value": _LINE}],
    "giver_signatory": "О. В. Примерова",
    "giver_answered": "",
    "student_genitive": "Примеровой Анны Сергеевны",
    "student_birth": dt.date(2008, 5, 14),
    "work_years": "3 года",
    "seal": "М.П.",
}
AMENDMENT_SPECIMEN: Mapping[str, object] = {
    **_NUMBERED,
    **_PARTIES,
    "contract_number": "ЦД-2026/01",
    "contract_date": dt.date(2026, 2, 26),
    "student_representative": "Примерова Ольга Викторовна",
    "reason": "Перевод на другую должность",
    "holds_from": dt.date(2026, 9, 1),
    "changes": [
        {
            "title": "Должность после обучения",
            "before": "воспитатель",
            "after": "учитель начальных классов",
        },
        {"title": "Меры поддержки", "before": "", "after": "Ежемесячная выплата: 3 500 ₽"},
    ],
}
LETTER_SPECIMEN: Mapping[str, object] = {
    **_NUMBERED,
    **_CONTRACT,
    "recipient_post": "Директору",
    "recipient_name": "Образцовой М. П.",
    "organization": "ГБОУ «Образцовая школа»",
    "salutation": "Уважаемая Мария Петровна!",
    "student_genitive": "Примеровой Анны Сергеевны",
    "student_dative": "Примеровой Анне Сергеевне",
    "student_instrumental": "Примеровой Анной Сергеевной",
    "student_birth": dt.date(2008, 5, 14),
    "student_pronoun": "ней",
    "speciality": "44.02.02 «Преподавание в начальных классах»",
    "study_group": "3-А",
    "training_until": dt.date(2028, 6, 30),
    "work_post": "учитель начальных классов",
    "work_years": "3 года",
    "employ_until": dt.date(2028, 9, 30),
    "terminated_on": dt.date(2027, 3, 1),
    "termination_reason": "соглашение Сторон.",
    "period": "за 2 семестр 2025/2026 учебного года",
    "results": ["промежуточная аттестация пройдена, средний балл 4,6"],
    "purpose": "по месту требования",
    "signatory_post": "Директор",
    "signatory_name": "И. И. Примеров",
}
