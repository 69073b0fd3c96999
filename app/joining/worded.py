"""Letters of this package that the college may word itself."""

from flask_babel import lazy_gettext as _l

from app.settings.letters import LetterField, WordedLetter

_ASKER = LetterField("имя", "request.contact_name", "Зорина Анна Петровна")
_ORGANIZATION = LetterField("организация", "request.name", "Школа Ясенева")

LETTERS = (
    WordedLetter(
        "joining/letters/receipt.txt",
        _l("Заявка на участие получена"),
        (_ASKER, _ORGANIZATION, LetterField("город", "request.town", "Дубрава")),
    ),
    WordedLetter(
        "joining/letters/declined.txt",
        _l("Отказ по заявке на участие"),
        (
            _ASKER,
            _ORGANIZATION,
            LetterField("причина", "request.reason", "нет мест", is_needed=True),
        ),
    ),
)
