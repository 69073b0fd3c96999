"""Topics of plan items, kinds of what proves them, and how an item stands."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class Topic(LabelledEnum):
    """What a plan item is about: decides which records count as its evidence."""

    PRACTICE_BASES = "practice_bases", _l("Практика")
    MENTORING = "mentoring", _l("Наставничество")
    MENTOR_AWARDS = "mentor_awards", _l("Награждение наставников")
    TARGET_CONTRACTS = "target_contracts", _l("Целевые договоры")
    JOB_FAIR = "job_fair", _l("Ярмарка вакансий")
    MEETING = "meeting", _l("Заседания")
    MEDIA = "media", _l("Публикации")
    MONITORING = "monitoring", _l("Мониторинг и анкеты")
    CAREER_GUIDANCE = "career_guidance", _l("Профориентация")
    EXAM = "exam", _l("Демонстрационный экзамен")
    CHAMPIONSHIP = "championship", _l("Чемпионаты и конкурсы")
    TRAINING = "training", _l("Стажировки и обучение")
    REGULATION = "regulation", _l("Документы кластера")
    OTHER = "other", _l("Другое")


class ItemStatus(LabelledEnum):
    """How an item stands today."""

    PLANNED = "planned", _l("впереди"), "idle"
    IN_PROGRESS = "in_progress", _l("идёт"), "go"
    AT_RISK = "at_risk", _l("под угрозой"), "soon"
    DONE = "done", _l("выполнено"), "done"
    OVERDUE = "overdue", _l("просрочено"), "late"
    NO_DATA = "no_data", _l("нет сведений"), "none"


class EvidenceKind(LabelledEnum):
    """What a record is as proof of an item; a practice never stands for a fair."""

    MEETING = "meeting", _l("Заседание с подписанным протоколом")
    DOCUMENT = "document", _l("Утверждённый документ")
    REPORT = "report", _l("Отчёт или справка")
    EVENT = "event", _l("Проведённое мероприятие с итогами")
    PUBLICATION = "publication", _l("Публикация")
    SURVEY = "survey", _l("Проведённый опрос")
    FORECAST = "forecast", _l("Прогноз потребности в кадрах")
    CERTIFICATE = "certificate", _l("Удостоверение или сертификат")
    WORKING_GROUP = "working_group", _l("Утверждённая рабочая группа")
    CONTRACT = "contract", _l("Подписанный договор о целевом обучении")
    MENTORSHIP = "mentorship", _l("Завершённое наставничество")
    PRACTICE_PERIOD = "practice_period", _l("Прошедшая практика")
    PRACTICE_REFERENCE = "practice_reference", _l("Практика с характеристиками от баз")
    DISTRIBUTION = "distribution", _l("Опубликованное распределение на практику")
    BASE_REGISTRY = "base_registry", _l("Реестр баз практики, подтверждённый на год")
    FAIR = "fair", _l("Проведённая ярмарка вакансий")
    AWARD_ROUND = "award_round", _l("Завершённое награждение")
