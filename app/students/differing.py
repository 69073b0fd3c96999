"""The list of those whom two computed answers put differently, for the rooms that compare them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from app.students.enums import Fares
from app.students.models import Student
from app.students.queries.differences import DifferenceRow
from app.web.fields import ChoiceFilter, EnumFilter, RecordChoiceFilter
from app.web.forms import Condition, FilterForm
from app.web.listing.columns import Column
from app.web.listing.listing import Listing
from app.web.urls import whole_number

_COMPARED = ("first", "second")
_Answer = TypeVar("_Answer", bound=Any)


class DifferenceFilterForm(FilterForm):
    """Which two computed answers, and who of those they put differently."""

    first = ChoiceFilter(_l("Первый вариант"), coerce=lambda value: whole_number(str(value)))
    second = ChoiceFilter(_l("Второй вариант"), coerce=lambda value: whole_number(str(value)))
    fares = EnumFilter(_l("Студенту во втором"), Fares)
    group = RecordChoiceFilter(_l("Группа"))
    q = StringField(_l("Фамилия или имя"), validators=[Optional()])

    def offer_answers(self, pairs: Iterable[tuple[int, str]]) -> None:
        """Offer the answers that are computed: two are always compared, never «all»."""
        offered = [SelectChoice(str(id_), title) for id_, title in pairs]
        self.first.choices = self.second.choices = offered

    def show(self, first: int, second: int) -> None:
        """Let the fields say which two are compared, also when the address does not."""
        self.first.data, self.second.data = first, second

    @property
    def is_narrowed(self) -> bool:
        """Tell whether less than the whole difference is asked for."""
        return any(value for name, value in self.criteria().items() if name not in _COMPARED)

    def conditions(self) -> list[Condition]:
        """Return what the difference is narrowed by: the two compared are no condition."""
        labels = tuple(f"{self[name].label.text}: " for name in _COMPARED)
        return [one for one in super().conditions() if not one.text.startswith(labels)]


class ShownDifference(NamedTuple):
    """A student with both places, and what the second means against the first."""

    student: Student
    first: Any
    first_rank: int | None
    second: Any
    second_rank: int | None
    fares: Fares


def shown_differences(
    rows: Sequence[Any], named: Callable[[Collection[int]], Mapping[int, Any]]
) -> list[ShownDifference]:
    """Return a page of differences with their places; `named` reads all places at once."""
    found = [DifferenceRow(*row) for row in rows]
    places = named({one for row in found for one in (row.first_place, row.second_place) if one})
    return [
        ShownDifference(
            row.student,
            places.get(row.first_place or 0),
            row.first_rank,
            places.get(row.second_place or 0),
            row.second_rank,
            Fares(row.fares),
        )
        for row in found
    ]


def differences_listing(
    name: str,
    *,
    place_words: Callable[[Any, int | None], str],
    count: tuple[LazyString, LazyString, LazyString],
    orders: Mapping[str, Any],
) -> Listing:
    """Return the list of those whom two answers of one kind put differently."""
    return Listing(
        name=name,
        title=_l("Разница вариантов"),
        count=count,
        columns=(
            Column(_l("Студент"), lambda row: row.student.full_name, sort="name"),
            Column(_l("Группа"), lambda row: row.student.group.name, sort="group"),
            Column(_l("В первом"), lambda row: place_words(row.first, row.first_rank)),
            Column(_l("Во втором"), lambda row: place_words(row.second, row.second_rank)),
            Column(_l("Студенту"), lambda row: row.fares),
        ),
        orders=orders,
        order="group",
        searched=(Student,),
    )


def two_of(ready: Sequence[_Answer], filters: DifferenceFilterForm) -> tuple[_Answer, _Answer]:
    """Return which two of the answers the filters mean, the first two where they say nothing."""
    by_id = {one.id: one for one in ready}
    first = by_id.get(filters.value("first") or 0, ready[0])
    others = [one for one in ready if one is not first]
    second = by_id.get(filters.value("second") or 0, others[0])
    filters.show(first.id, second.id)
    return first, second
