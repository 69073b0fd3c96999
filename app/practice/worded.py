"""Letters of this package that the college may word itself."""

from datetime import date

from flask_babel import lazy_gettext as _l

from app.settings.letters import LetterField, WordedLetter

_TITLE = LetterField("практика", "period.title", "Летняя практика")
_STARTS = LetterField("начало", "period.starts_on", date(2024, 4, 1))
_ENDS = LetterField("конец", "period.ends_on", date(2024, 4, 28))
_LINK = LetterField("ссылка", "link", "https://cluster.example/practice", is_needed=True)

LETTERS = (
    WordedLetter(
        "practice/letters/reminder.txt",
        _l("Практика: заявка ещё не отправлена"),
        (
            _TITLE,
            _STARTS,
            _ENDS,
            LetterField("заявки до", "period.applications_open_until", date(2024, 3, 10)),
            _LINK,
        ),
    ),
    WordedLetter(
        "practice/letters/result.txt",
        _l("Практика: распределение опубликовано"),
        (_TITLE, _STARTS, _ENDS, _LINK),
    ),
    WordedLetter(
        "practice/letters/unplaced.txt",
        _l("Практика: места по заявке заняты"),
        (_TITLE, _LINK),
    ),
    WordedLetter(
        "practice/letters/unsent.txt",
        _l("Практика: заявку не отправляли, места нет"),
        (_TITLE, _LINK),
    ),
    WordedLetter(
        "practice/letters/seated.txt",
        _l("Практика: назначено место"),
        (_TITLE, _STARTS, _ENDS, _LINK),
    ),
    WordedLetter(
        "practice/letters/moved.txt",
        _l("Практика: место изменилось"),
        (_TITLE, _STARTS, _ENDS, _LINK),
    ),
    WordedLetter(
        "practice/letters/unseated.txt",
        _l("Практика: назначение отменено"),
        (_TITLE, _LINK),
    ),
    WordedLetter(
        "practice/letters/base_changed.txt",
        _l("Практика: базе об изменении списка"),
        (_TITLE, _STARTS, _ENDS, _LINK),
    ),
    WordedLetter(
        "practice/letters/base.txt",
        _l("Практика: базе о студентах"),
        (_TITLE, _STARTS, _ENDS, _LINK),
    ),
)
