"""What the forms say of nobody: made-up values for a trial print and for the list of fields."""

import datetime as dt
from collections.abc import Mapping

LETTER_SPECIMEN: Mapping[str, object] = {
    "number": "1",
    "date": dt.date(2026, 10, 5),
    "recipient_name": "Образцовой Марии Петровне",
    "recipient_post": "учителю начальных классов",
    "organization": "ГБОУ «Образцовая школа»",
    "salutation": "Уважаемая Мария Петровна!",
    "reason": "Благодарим за работу со студентами колледжа.",
    "basis": "приказ от 1 октября 2026 г. № 77",
    "signatory_post": "Директор",
    "signatory_name": "И. И. Примеров",
}
CONTRACT_SPECIMEN: Mapping[str, object] = {
    "number": "ЦД-2026/01",
    "date": dt.date(2026, 2, 26),
    "customer_name": "ГБОУ «Образцовая школа»",
    "customer_person": "директора Образцовой Марии Петровны",
    "customer_acting": "действующей",
    "customer_basis": "Устава",
    "draft": "Проект договора",
    "student_called": "именуемая",
    "student_name": "Примерова Анна Сергеевна",
    "student_representative": "Примеровой Ольги Викторовны",
    "speciality": "44.02.02 «Преподавание в начальных классах»",
    "study_group": "3-А",
    "work_place": "ГБОУ «Образцовая школа»",
    "work_post": "учитель начальных классов",
    "valid_until": dt.date(2030, 8, 31),
    "obligations": [
        {"party": "Заказчик", "text": "Назначить наставника", "due": dt.date(2026, 4, 1)},
        {"party": "Гражданин", "text": "Освоить программу", "due": dt.date(2027, 6, 30)},
    ],
    "customer_requisites": [{"label": "ИНН", "value": "0000000000"}],
    "student_requisites": [{"label": "Группа", "value": "3-А"}],
    "customer_signatory": "М. П. Образцова",
    "student_signatory": "А. С. Примерова",
    "representative_signatory": "О. В. Примерова",
}
NOTE_SPECIMEN: Mapping[str, object] = {
    "number": "1",
    "date": dt.date(2026, 2, 26),
    "subject": "о результатах анкетирования работодателей",
    "draft": "Проект",
    "facts": [{"label": "Опрошено организаций", "value": "12"}],
    "tables": [
        {
            "caption": "1. Довольны ли вы подготовкой выпускников?",
            "rows": [
                {"label": "да", "value": "9", "share": "75 %"},
                {"label": "нет", "value": "3", "share": "25 %"},
            ],
        }
    ],
    "paragraphs": ["Большинство работодателей довольны подготовкой выпускников."],
    "signatory_post": "Директор",
    "signatory_name": "И. И. Примеров",
}
ANALYSIS_SPECIMEN: Mapping[str, object] = {
    "number": "1",
    "date": dt.date(2026, 2, 26),
    "draft": "Проект",
    "selection": "Все выпуски, все специальности, все населённые пункты",
    "basis": "Выпускников: 180. Сведения на 26.02.2026, 10:15.",
    "questions": [
        {
            "title": "1. Ведёт ли практика на базе к работе там?",
            "sentences": ["Там, где была практика, выпускники работают чаще: 24 % против 6 %."],
            "head_label": "Где была практика",
            "head_total": "Случаев",
            "head_hits": "Работают там",
            "head_value": "Доля",
            "rows": [
                {
                    "label": "На этой базе", "total": "180", "hits": "43", "value": "24 %",
                    "interval": "18–31 %", "bar": "24",
                },
                {
                    "label": "На другой базе", "total": "900", "hits": "54", "value": "6 %",
                    "interval": "5–8 %", "bar": "6",
                },
            ],
        }
    ],
    "caution": "Здесь показаны связи, а не причины.",
    "paragraphs": ["Практику у будущего работодателя следует планировать заранее."],
    "signatory_post": "Директор",
    "signatory_name": "И. И. Примеров",
}  # fmt: skip
REPORT_SPECIMEN: Mapping[str, object] = {
    "number": "№ 1",
    "date": dt.date(2026, 2, 26),
    "title": "Отчёт о выполнении плана работы на 2025–2026 учебный год",
    "cluster": "Педагогический кластер",
    "adopted": "План утверждён протоколом от 30 августа 2025 г. № 1",
    "counts": [{"label": "всего пунктов", "value": "35"}, {"label": "выполнено", "value": "12"}],
    "sections": [
        {
            "title": "1. Взаимодействие участников кластера",
            "rows": [
                {
                    "number": "1.1",
                    "title": "Проведение заседаний кластера",
                    "executors": "Администрация колледжа",
                    "deadline": "Ежеквартально",
                    "result": "Протоколы заседаний",
                    "status": "выполнено",
                    "tone": "done",
                    "done": ["Заседание с подписанным протоколом: 2 (12.09.2025, 15.12.2025)"],
                    "link": "https://cluster.example/plan/items/1",
                    "address": "cluster.example/plan/items/1",
                }
            ],
        }
    ],
    "note": "Состояние посчитано по записям на сайте и срокам плана.",
    "signatory_post": "Директор",
    "signatory_name": "И. И. Примеров",
    "prepared_by": "А. А. Образцова",
}
MINUTES_SPECIMEN: Mapping[str, object] = {
    "number": "3",
    "date": dt.date(2026, 3, 16),
    "draft": "Проект",
    "body": "Совета образцового кластера",
    "topic": "Итоги практики",
    "form": "очная",
    "place": "Актовый зал",
    "time": "14:00",
    "chair_role": "Председатель",
    "chair": "Образцова Мария Петровна, директор",
    "chair_name": "М. П. Образцова",
    "secretary": "Примеров Иван Иванович, методист",
    "secretary_name": "И. И. Примеров",
    "present": [
        {"name": "Образцова Мария Петровна", "post": "директор"},
        {"name": "Примеров Иван Иванович", "post": "методист"},
    ],
    "absent": [{"name": "Зорина Анна Петровна", "post": "болезнь"}],
    "guests": [{"name": "Белова Ирина Олеговна", "post": "учитель"}],
    "quorum": "С правом голоса: 3, участвовали: 2, для кворума нужно: 2. Кворум имеется.",
    "questions": [
        {
            "number": "1",
            "text": "Об итогах практики",
            "speaker": "Примеров И. И.",
            "heard": "Практику прошли все студенты.",
            "votes": "за — 2, против — 0, воздержались — 0. Принято единогласно.",
            "decisions": "1.1. Утвердить отчёт. Исполнитель: Примеров И. И. Срок: до 1 апреля.",
        }
    ],
}
