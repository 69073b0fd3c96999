"""Letters of this package that the college may word itself."""

from datetime import date

from flask_babel import lazy_gettext as _l

from app.settings.letters import LetterField, WordedLetter

LETTERS = (
    WordedLetter(
        "mentors/letters/started_student.txt",
        _l("Наставничество: студенту о наставнике"),
        (
            LetterField("начало", "mentorship.starts_on", date(2024, 3, 1)),
            LetterField("наставник", "mentorship.mentor.full_name", "Зорина Анна Петровна"),
            LetterField("должность", "mentorship.mentor.position", "воспитатель"),
            LetterField(
                "организация", "mentorship.mentor.organization.short_name", "Школа Ясенева"
            ),
        ),
    ),
)
