"""What is said of rows left out, of warnings and of cells without a value."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.imports.sheets.marks import ERROR, NO_VALUE

LEFT_OUT: dict[str, LazyString] = {
    "empty": _l("пустая строка"),
    "numbering": _l("номера столбцов под заголовками"),
    "repeated_heading": _l("заголовки повторены"),
    "totals": _l("строка итогов"),
    "signature": _l("подпись под таблицей"),
    "section": _l("название раздела, а не запись"),
    "second_table": _l("ниже начинается другая таблица"),
}
WARNINGS: dict[str, LazyString] = {
    "hidden_row": _l("Строка скрыта: в программе её не видно, но она загружается."),
    "hidden_column": _l("Столбец скрыт: в программе его не видно, но он читается."),
    "hidden_sheet": _l("Скрытый лист не читается, пока его не выбрать."),
    "several_sheets": _l("В файле несколько листов с таблицами. Проверьте, тот ли выбран."),
    "second_table": _l("На листе есть вторая таблица: она не читается."),
    "totals_row": _l("Строка итогов пропущена."),
    "signature": _l("Подпись под таблицей пропущена."),
}
FAULTS: dict[str, LazyString] = {
    NO_VALUE: _l(
        "В ячейке формула, а её значение в файле не сохранено. Откройте файл, сохраните его "
        "заново или вставьте значение."
    ),
    ERROR: _l("В ячейке ошибка вместо значения (например, «#Н/Д»). Исправьте её."),
}
