"""Why a person's file could not be read, in words for that person."""

from enum import Enum


class Problem(Enum):
    """What is wrong with a file; the value is the sentence shown to the person who sent it."""

    EMPTY = "Файл пустой. Проверьте, что выбрали нужный файл и он сохранён."
    TOO_LARGE = "Файл слишком большой: больше {limit}\u00a0МБ. Удалите из него лишнее и повторите."
    PICTURE = (
        "Это картинка, а не таблица, хотя имя файла может говорить другое. "
        "Нужен файл .docx, .xlsx, .csv или .txt."
    )
    PDF = "Это PDF. Нужен исходный документ: .docx, .xlsx, .csv или .txt."
    OLD_OFFICE = (
        "Это документ старого формата (.doc, .xls) или защищённый паролем. "
        "Сохраните его без пароля как .docx или .xlsx."
    )
    OTHER_ARCHIVE = "Это архив, а не документ .docx или .xlsx. Распакуйте его и выберите документ."
    OTHER_FORMAT = "Файл этого вида прочитать нельзя. Нужен .docx, .xlsx, .csv или .txt."
    DAMAGED = "Файл повреждён или скачан не до конца. Откройте его у себя и сохраните заново."
    BOMB = "Внутри файла слишком много данных: при распаковке он во много раз больше обычного."
    UNSAFE = "Внутри файла есть недопустимые вставки. Скопируйте таблицу в новый документ."
    NO_TEXT = "В файле нет ни одной строки с текстом."
    TOO_MANY_ROWS = "В таблице слишком много строк или столбцов."


class UnreadableFile(Exception):  # noqa: N818 - read at the call: except UnreadableFile
    """The file is no table we can read; `str()` is the message for the person."""

    def __init__(self, problem: Problem, **values: object) -> None:
        super().__init__(problem.value.format(**values))
        self.problem = problem
