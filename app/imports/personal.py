"""What this package holds on people, and how long: sheets as they came, row by row."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Select, and_, false, or_, select

from app.base.clock import start_of_day
from app.imports.models import ImportRow, ImportRun
from app.imports.services.forgetting import forget_run
from app.web.personal import Fate, PersonalTable, RetentionKind


def _past(day: date) -> Select[Any]:
    return select(ImportRun).where(ImportRun.created_at < start_of_day(day))


def _of_cards(ids: Mapping[str, frozenset[int]]) -> ColumnElement[bool]:
    """Return the condition that a row became, or changed, a card of a person.

    A kind of import is called as the table it fills.
    """
    conditions = [
        and_(
            ImportRow.record_id.in_(found),
            ImportRow.run_id.in_(select(ImportRun.id).where(ImportRun.kind == table)),
        )
        for table, found in ids.items()
    ]
    return or_(false(), *conditions)


PERSONAL_DATA = (
    PersonalTable(
        ImportRun,
        _l("Загруженные таблицы"),
        made_by=(ImportRun.created_by_id,),
        fate=Fate.STAY,
        stays=_l("Исходный файл удаляется по сроку хранения загрузок."),
    ),
    PersonalTable(
        ImportRow,
        _l("Строки загруженных таблиц"),
        where=_of_cards,
        texts=(ImportRow.details,),
        blank={"details": lambda _row: {}, "key": ""},
        stays=_l("Строка без содержания: для подсчёта загрузки."),
    ),
)
RETENTION = (
    RetentionKind(
        "imports.runs",
        _l("Загруженные таблицы с исходными файлами"),
        6,
        _l("Данные уже в карточках; таблица нужна, пока загрузку можно отменить."),
        _past,
        forget_run,
    ),
)
