"""Made-up values of the fair's papers: what a trial prints."""

import datetime as dt
from collections.abc import Mapping

_SIGNED = {"signatory_post": "Директор", "signatory_name": "И. И. Примеров"}

REPORT_SPECIMEN: Mapping[str, object] = {
    "number": "1",
    "date": dt.date(2026, 3, 20),
    "subject": "«Весенняя ярмарка»",
    "draft": "Проект",
    "facts": [{"label": "Когда и где", "value": "14 марта 2026 г., актовый зал"}],
    "tables": [
        {
            "caption": "По работодателям",
            "value_head": "приняли",
            "share_head": "от мест",
            "rows": [
                {"label": "Школа Примерова", "value": "3", "share": "75 %"},
                {"label": "Детский сад «Пример»", "value": "1", "share": "50 %"},
            ],
            "totals": [{"label": "Всего", "value": "4", "share": "67 %"}],
        }
    ],
    "paragraphs": ["Предложения приняли четыре выпускника."],
    **_SIGNED,
}
THANKS_SPECIMEN: Mapping[str, object] = {
    "number": "1",
    "date": dt.date(2026, 3, 20),
    "recipient_name": "Школа Примерова",
    "salutation": "Уважаемые коллеги!",
    "reason": "Благодарим вас за участие в ярмарке вакансий.",
    **_SIGNED,
}
DIRECTION_SPECIMEN: Mapping[str, object] = {
    "number": "1",
    "date": dt.date(2026, 6, 30),
    "organization": "Школа Примерова",
    "address": "ул. Примерная, д. 1",
    "student": "Примерову Анну Ивановну",
    "student_name": "Примерова Анна Ивановна",
    "group": "401",
    "speciality": "44.02.02 Преподавание в начальных классах",
    "post": "Учитель начальных классов",
    "terms": [{"label": "Зарплата", "value": "от 45 000 ₽"}],
    "basis": "предложение работодателя принято 20 марта 2026 г.",
    **_SIGNED,
}
