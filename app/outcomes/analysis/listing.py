"""The notes as a list, and the columns of the tidy table as it leaves the site."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.typography import counted
from app.outcomes.analysis.facts import MONTHS
from app.outcomes.analysis.queries.notes import NOTE_ORDERS
from app.web.listing.columns import Column
from app.web.listing.export import Leaving
from app.web.listing.listing import Listing

NOTES = Listing(
    name="analysis_notes",
    title=_l("Справки совету"),
    count=(_l("справка"), _l("справки"), _l("справок")),
    columns=(
        Column(_l("Справка"), lambda note: _("№ %(number)s", number=note.number)),
        Column(_l("Дата"), lambda note: note.made_on, sort="made"),
        Column(_l("О ком"), lambda note: note.selection),
        Column(_l("Принята"), lambda note: note.adopted_on),
        Column(_l("Состояние"), lambda note: note.state),
    ),
    orders=NOTE_ORDERS,
    order="-made",
)


def _of(name: str) -> Callable[[Any], Any]:
    return lambda row: row[name]


def _yes(name: str) -> Callable[[Any], Any]:
    """Say «да» or «нет», nothing of what nobody knows."""
    words = {True: _l("да"), False: _l("нет")}
    return lambda row: "" if row[name] is None else str(words[bool(row[name])])


def _tenth(name: str) -> Callable[[Any], Any]:
    return lambda row: None if row[name] is None else round(float(row[name]), 2)


def _after(month: int) -> Sequence[Column]:
    when = {"month": month}
    return (
        Column(_l("Работает через %(month)d мес.", **when), _yes(f"employed_{month}")),
        Column(_l("Работодатель через %(month)d мес.", **when), _of(f"employer_{month}")),
        Column(_l("По специальности через %(month)d мес.", **when), _yes(f"in_speciality_{month}")),
        Column(_l("На базе практики через %(month)d мес.", **when), _yes(f"at_base_{month}")),
        Column(_l("У наставника через %(month)d мес.", **when), _yes(f"at_mentor_{month}")),
    )


GRADUATES: tuple[Column, ...] = (
    Column(_l("№"), _of("number")),
    Column(_l("Год выпуска"), _of("year")),
    Column(_l("Специальность"), _of("speciality")),
    Column(_l("Населённый пункт"), _of("town")),
    Column(_l("Базы практики"), _of("bases")),
    Column(_l("Часов практики"), _of("hours")),
    Column(_l("Средняя отметка"), _tenth("mark")),
    Column(_l("Номер пожелания, средний"), _tenth("wish_rank")),
    Column(_l("Был наставник"), _yes("mentored")),
    Column(_l("Часов с наставником"), _tenth("mentor_hours")),
    Column(_l("Отзыв о наставнике, из 5"), _tenth("mentor_score")),
    Column(_l("Собеседований на ярмарках"), _of("talks")),
    Column(_l("Предложений работы"), _of("offers")),
    Column(_l("Целевой договор"), _yes("contract")),
    *(column for month in MONTHS for column in _after(month)),
)


def leaving_graduates(
    columns: Sequence[Column], rows: Iterable[dict[str, Any]], selection: str
) -> Leaving:
    """Return the tidy table on its way out."""
    told = list(rows)
    size = counted(len(told), _("выпускник"), _("выпускника"), _("выпускников"))
    return Leaving(_("Выпускники без имён"), [selection], columns, told, len(told), size)
