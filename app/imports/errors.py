"""Why a person's file could not be read or put in, in words for that person."""

from enum import Enum

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class Problem(Enum):
    """What is wrong with a file; the value is the sentence shown to the person who sent it."""

    EMPTY = _l("Файл пустой. Проверьте, что выбрали нужный файл и он сохранён.")
    TOO_LARGE = _l(
        "Файл слишком большой: больше %(limit)s\u00a0МБ. Удалите из него лишнее и повторите."
    )
    PICTURE = _l(
        "Это картинка, а не таблица, хотя имя файла может говорить другое. "
        "Нужен файл .docx, .xlsx, .csv или .txt."
    )
    PDF = _l("Это PDF. Нужен исходный документ: .docx, .xlsx, .csv или .txt.")
    OLD_OFFICE = _l(
        "Это документ старого формата (.doc, .xls) или защищённый паролем. "
        "Сохраните его без пароля как .docx или .xlsx."
    )
    OTHER_ARCHIVE = _l(
        "Это архив, а не документ .docx или .xlsx. Распакуйте его и выберите документ."
    )
    OTHER_FORMAT = _l("Файл этого вида прочитать нельзя. Нужен .docx, .xlsx, .csv или .txt.")
    DAMAGED = _l("Файл повреждён или скачан не до конца. Откройте его у себя и сохраните заново.")
    BOMB = _l("Внутри файла слишком много данных: при распаковке он во много раз больше обычного.")
    UNSAFE = _l("Внутри файла есть недопустимые вставки. Скопируйте таблицу в новый документ.")
    NO_TEXT = _l("В файле нет ни одной строки с текстом.")
    TOO_MANY_ROWS = _l(
        "В таблице слишком много строк или столбцов: больше %(limit)s\u00a0строк прочитать нельзя."
    )
    TOO_LONG = _l(
        "Документ слишком велик: прочитать его за полминуты не удалось. "
        "Оставьте в файле только таблицу плана."
    )
    BUSY = _l("Сейчас читаются другие большие файлы. Повторите через минуту.")


class UnreadableFile(Exception):  # noqa: N818 - read at the call: except UnreadableFile
    """The file is no table we can read; `str()` is the message for the person."""

    def __init__(self, problem: Problem, **values: object) -> None:
        super().__init__(str(problem.value) % values)
        self.problem, self.values = problem, values


class RefusedRowsError(DomainError):
    """Rows are wrong, and nobody asked for the good ones alone."""

    message = _l(
        "В таблице есть строки с ошибками, поэтому ничего не загружено. Исправьте их "
        "или загрузите только верные строки."
    )


class NothingToApplyError(DomainError):
    """No row of the file would change anything."""

    message = _l("Загружать нечего: новых и изменённых строк нет, или записи успели изменить.")


class RowRefusedError(DomainError):
    """A rule of the records refused a row that looked good in the preview."""

    def __init__(self, number: int, key: str, error: DomainError) -> None:
        text = _("Строка %(row)d (%(key)s): %(why)s", row=number, key=key, why=str(error))
        super().__init__(text)


class UndoRefusedError(DomainError):
    """Something was built upon an import, or its records were changed since."""
