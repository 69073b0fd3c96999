"""Letters of this package that the college may word itself."""

from datetime import date

from flask_babel import lazy_gettext as _l

from app.settings.letters import LetterField, WordedLetter

LETTERS = (
    WordedLetter(
        "links/letters/task.txt",
        _l("Вопрос по ссылке, без входа на сайт"),
        (
            LetterField("имя", "link.addressee_name", "Зорина Анна Петровна"),
            LetterField("о чём", "task.title", "Проверьте сведения"),
            LetterField("запись", "link.record_label", "Школа Ясенева"),
            LetterField("зачем", "task.lead", "По ним колледж готовит договоры."),
            LetterField("подробности", "told", "Повестка дня: 1. Об итогах практики"),
            LetterField("ссылка", "address", "https://cluster.example/links", is_needed=True),
            LetterField("ответить до", "link.until", date(2024, 3, 20)),
        ),
    ),
)
