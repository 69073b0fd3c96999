"""Letters of this package that the college may word itself."""

from datetime import date

from flask_babel import lazy_gettext as _l

from app.settings.letters import LetterField, WordedLetter

_EMPLOYER = LetterField("организация", "vacancy.organization.short_name", "Школа Ясенева")
_LINK = LetterField("ссылка", "link", "https://cluster.example/fair", is_needed=True)

LETTERS = (
    WordedLetter(
        "jobfair/letters/vacancy_approved.txt",
        _l("Ярмарка: вакансия опубликована"),
        (
            LetterField("вакансия", "vacancy.title", "Воспитатель"),
            _EMPLOYER,
            LetterField("ярмарка", "vacancy.fair.title", "Весенняя ярмарка"),
            _LINK,
        ),
    ),
    WordedLetter(
        "jobfair/letters/offer_made.txt",
        _l("Ярмарка: предложение студенту"),
        (
            LetterField("имя", "application.student.first_name", "Алина"),
            _EMPLOYER,
            LetterField("вакансия", "title", "Воспитатель"),
            LetterField("ответить до", "offer.answer_until", date(2024, 3, 20), is_needed=True),
            _LINK,
        ),
    ),
)
