"""How the log of changes calls what candidates write and are asked."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.jobfair.candidates.models import (
    CandidateInvitation,
    CandidateProfile,
    VacancyQuestion,
)

RECORDS = (
    RecordNames(
        CandidateProfile,
        _l("резюме"),
        {
            "student_id": _l("студент"),
            "about": _l("о себе"),
            "skills": _l("умения"),
            "wanted_town": _l("где хочет работать"),
            "wanted_from": _l("когда готов(а) начать"),
            "wanted_share": _l("какая ставка"),
            "shows_practice": _l("показывать практику"),
            "shows_marks": _l("показывать оценки"),
            "shows_feedback": _l("показывать отзывы"),
            "shows_certificates": _l("показывать удостоверения"),
            "visibility": _l("кому показывать"),
        },
        personal=frozenset({"about", "skills"}),
    ),
    RecordNames(
        VacancyQuestion,
        _l("вопрос о вакансии"),
        {
            "vacancy_id": _l("вакансия"),
            "student_id": _l("кто спросил"),
            "text": _l("вопрос"),
            "answer": _l("ответ"),
            "reason": _l("почему не опубликован"),
            "asked_at": _l("задан"),
            "answered_at": _l("отвечен"),
            "answered_by_id": _l("кто ответил"),
        },
        personal=frozenset({"student_id"}),
    ),
    RecordNames(
        CandidateInvitation,
        _l("приглашение откликнуться"),
        {
            "vacancy_id": _l("вакансия"),
            "student_id": _l("студент"),
            "message": _l("письмо"),
            "invited_at": _l("отправлено"),
            "invited_by_id": _l("кем"),
            "declined_at": _l("студент отказался"),
        },
    ),
)
