"""Topics of plan items and how an item stands."""

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
