"""The lists of changes: what they show and what leaves the site with them."""

from typing import Any

from flask_babel import lazy_gettext as _l

from app.practice.changes.acts import TAKE
from app.practice.changes.enums import MoveCause
from app.practice.changes.queries.changes import CHANGE_ORDERS, ROW_ORDERS, SEARCHED
from app.practice.changes.queries.swaps import SWAP_ORDERS
from app.practice.changes.queries.waiting import WAITING_ORDERS
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

_STUDENTS = (_l("студент"), _l("студента"), _l("студентов"))


def cause_words(cause: str) -> MoveCause | None:
    """Return why a place changes, None where nobody said."""
    return next((one for one in MoveCause if one == cause), None)


def _place(place: Any) -> str | None:
    return f"{place.base.name}, {place.title}" if place else None


CHANGES = Listing(
    name="practice-changes",
    title=_l("Изменения мест"),
    count=(_l("изменение"), _l("изменения"), _l("изменений")),
    columns=(
        Column(_l("Когда"), lambda row: row.change.made_at, sort="made"),
        Column(_l("Что"), lambda row: row.change.kind),
        Column(_l("Причина"), lambda row: row.change.reason),
        Column(_l("Студентов"), lambda row: row.students, kind="n"),
        Column(_l("Кто"), lambda row: row.change.made_by and row.change.made_by.display_name),
        Column(_l("Состояние"), lambda row: row.change.state),
    ),
    orders=CHANGE_ORDERS,
    order="-made",
)
SEAT_CHANGES = Listing(
    name="practice-seat-changes",
    title=_l("Кто переходит"),
    count=_STUDENTS,
    columns=(
        Column(_l("Студент"), lambda row: row.student.full_name, sort="name"),
        Column(_l("Группа"), lambda row: row.student.group.name, sort="group"),
        Column(_l("Было"), lambda row: _place(row.before_place)),
        Column(_l("Стало"), lambda row: _place(row.after_place)),
        Column(_l("Приоритет"), lambda row: row.after_rank, on_screen=False),
        Column(_l("Почему"), lambda row: cause_words(row.cause)),
        Column(_l("Пояснение студенту"), lambda row: row.after_note, on_screen=False),
    ),
    orders=ROW_ORDERS,
    order="group",
    searched=SEARCHED,
    acts=(TAKE.name,),
)
SWAPS = Listing(
    name="practice-swaps",
    title=_l("Обмены местами"),
    count=(_l("обмен"), _l("обмена"), _l("обменов")),
    columns=(
        Column(_l("Когда"), lambda swap: swap.made_at, sort="made"),
        Column(_l("Кто предложил"), lambda swap: swap.author.full_name),
        Column(_l("Его место"), lambda swap: _place(swap.author_place)),
        Column(_l("Кому"), lambda swap: swap.other.full_name),
        Column(_l("Место второго"), lambda swap: _place(swap.other_place)),
        Column(_l("Состояние"), lambda swap: swap.state),
        Column(_l("Действия"), kind="actions"),
    ),
    orders=SWAP_ORDERS,
    order="-made",
)
QUEUE = Listing(
    name="practice-queue",
    title=_l("Лист ожидания"),
    count=_STUDENTS,
    columns=(
        Column(_l("Номер"), lambda row: row.number, sort="number", kind="n"),
        Column(_l("Студент"), lambda row: row.student.full_name, sort="name"),
        Column(_l("Группа"), lambda row: row.student.group.name, sort="group"),
        Column(_l("Телефон"), lambda row: row.student.phone, kind="phone", on_screen=False),
        Column(_l("Номер в жребии"), lambda row: row.placement.lottery_number, kind="n"),
        Column(_l("Действия"), kind="actions"),
    ),
    orders=WAITING_ORDERS,
    order="number",
    searched=SEARCHED,
)
