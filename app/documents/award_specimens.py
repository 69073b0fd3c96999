"""What the papers of awarding say of nobody: made-up values for a trial print."""

import datetime as dt
from collections.abc import Mapping

_SCHOOL = "ГБОУ «Образцовая школа»"
_NAME = "Образцова Мария Петровна"
_BASIS = "приказ от 1 октября 2026 г. № 77"
_SIGNED = {"signatory_post": "Директор", "signatory_name": "И. И. Примеров"}

AWARD_PAPER_SPECIMEN: Mapping[str, object] = {
    "number": "3",
    "date": dt.date(2026, 10, 5),
    "heading": [{"text": "Министерство образования"}, {"text": "Образцовый колледж"}],
    "emblem": "да",
    "title": "Диплом",
    "degree": "I степени",
    "verb": "награждается",
    "recipient_name": _NAME,
    "recipient_post": "учитель начальных классов",
    "organization": _SCHOOL,
    "reason": "за работу со студентами колледжа",
    "basis": _BASIS,
    "signatories": [{"post": "Директор", "name": "И. И. Примеров"}],
    "place": "г. Образцовск",
}
AWARD_ORDER_SPECIMEN: Mapping[str, object] = {
    "number": "77",
    "date": dt.date(2026, 10, 1),
    "draft": "Проект",
    "title": "О награждении наставников",
    "preamble": "По итогам конкурса «Лучший наставник»",
    "points": [{"number": "1", "text": "Наградить наставников по списку в приложении."}],
    "basis": [{"text": "протокол заседания Совета кластера от 28 сентября 2026 г. № 3"}],
    **_SIGNED,
    "annex": "Список к награждению",
    "rows": [
        {
            "number": "1",
            "name": _NAME,
            "post": "учитель начальных классов",
            "organization": _SCHOOL,
            "reason": "за работу со студентами колледжа",
            "award": "диплом I степени",
        }
    ],
}
AWARD_EXTRACT_SPECIMEN: Mapping[str, object] = {
    "number": "3",
    "date": dt.date(2026, 9, 28),
    "body": "Совета кластера",
    "quorum": "С правом голоса: 7, участвовали: 5, для кворума нужно: 4. Кворум имеется.",
    "question_number": "2",
    "question": "Об итогах конкурса «Лучший наставник»",
    "heard": "О. С. Примерова рассказала, как оценили кандидатуры.",
    "votes": "за — 5, против — 0, воздержались — 0. Принято единогласно.",
    "decision": "Наградить наставников по списку.",
    "rows": [
        {
            "number": "1",
            "name": _NAME,
            "organization": _SCHOOL,
            "award": "диплом I степени",
            "votes": "за — 5",
        }
    ],
    "chair_role": "Председатель",
    "chair_name": "И. И. Примеров",
    "secretary_name": "О. С. Примерова",
    "made_on": dt.date(2026, 9, 29),
}
AWARD_RECEIPT_SPECIMEN: Mapping[str, object] = {
    "date": dt.date(2026, 10, 5),
    "title": "Конкурс «Лучший наставник»",
    "place": "актовый зал колледжа",
    "basis": _BASIS,
    "rows": [
        {
            "number": "1",
            "name": _NAME,
            "organization": _SCHOOL,
            "award": "диплом I степени",
            "paper": "3",
            "handed": "5 октября 2026 г.",
            "received": "лично",
        }
    ],
    **_SIGNED,
}
