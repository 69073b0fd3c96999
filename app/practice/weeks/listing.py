"""The board of a running period as a list."""

from typing import Any

from flask_babel import lazy_gettext as _l

from app.practice.weeks.queries.board import SEARCHED, SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _lacks(row: Any) -> str:
    return ", ".join(str(paper.label) for paper in row.lacks)


def _grade(row: Any) -> Any:
    return row.result.grade if row.result else None


BOARD = Listing(
    name="practice-board",
    title=_l("Ход практики"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    columns=(
        Column(_l("Студент"), lambda row: row.student.shown_name, sort="name"),
        Column(_l("Группа"), lambda row: row.student.group.name, sort="group", on_screen=False),
        Column(
            _l("База практики"),
            lambda row: row.place.organization.short_name if row.place else None,
            sort="base",
        ),
        Column(_l("Состояние"), lambda row: row.placement.state),
        Column(_l("Эта неделя"), None),
        Column(_l("Пропусков"), lambda row: row.absences, kind="n", on_screen=False),
        Column(_l("Записей в дневнике"), lambda row: row.entries, kind="n", on_screen=False),
        Column(_l("Не хватает"), _lacks),
        Column(_l("Отметка"), _grade),
    ),
    orders=SORTABLE,
    order="group",
    searched=SEARCHED,
)
