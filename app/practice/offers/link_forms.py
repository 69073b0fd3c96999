"""The form behind a base's link: a line for each of its places in a period, one for a new one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField
from wtforms.validators import NumberRange, Optional

from app.base.phones import parse_phone
from app.base.typography import counted
from app.practice.enums import MAX_SEATS
from app.practice.seat_fields import minimum_field
from app.web.fields import CountField, LineField, NumberField, ParsedField, RecordField
from app.web.forms import BaseForm

NEW = "new"
LINE_FIELDS = ("title", "seats", "minimum", "speciality_id", "supervisor_name", "supervisor_phone")


@dataclass(frozen=True)
class OfferedLine:
    """A place of the form: how its fields are called, and the fields by their short names."""

    key: str
    fields: Mapping[str, Field]

    @property
    def is_new(self) -> bool:
        """Tell whether it is the line for a place the base does not have yet."""
        return self.key == NEW

    @property
    def is_filled(self) -> bool:
        """Tell whether anything stands in the line, good or not."""
        return any(field.data or field.errors for field in self.fields.values())

    def in_words(self) -> str:
        """Return the line as people read it."""
        seats = self.fields["seats"].data or 0
        title = self.fields["title"].data or ""
        if not seats:
            return _("%(title)s: не примем", title=title)
        words = f"{title}: {counted(seats, _('место'), _('места'), _('мест'))}"
        minimum = self.fields["minimum"].data or 0
        if minimum < 2:
            return words
        return _("%(place)s, если студентов не меньше %(count)d", place=words, count=minimum)


class OfferedFields(BaseForm):
    """What a base says of its places; `offered_form` adds the lines."""

    keys: ClassVar[Sequence[str]] = ()

    seen = HiddenField()

    def lines(self) -> Iterator[OfferedLine]:
        """Yield the places, the line for a new one last."""
        for key in self.keys:
            yield OfferedLine(key, {name: self[f"{key}_{name}"] for name in LINE_FIELDS})

    def shown_values(self) -> list[tuple[str, Any, str]]:
        """Return the answer as people read it: a line for each place."""
        said = [line.in_words() for line in self.lines() if line.is_filled]
        return [(_("Места"), None, one) for one in said]


def offered_form(
    known: Mapping[str, Mapping[str, Any]],
    *,
    seen: str,
    specialities: Iterable[tuple[int, str]],
) -> OfferedFields:
    """Return the form of the places known by their keys, filled, with a line for a new one."""
    keys = [*known, *(() if NEW in known else (NEW,))]
    fields: dict[str, Any] = {"keys": keys}
    data: dict[str, Any] = {"seen": seen}
    for key in keys:
        fields |= {f"{key}_{name}": field for name, field in _line_fields(is_new=key == NEW)}
        data |= {f"{key}_{name}": value for name, value in known.get(key, {}).items()}
    kind: type[OfferedFields] = type("BaseOfferedForm", (OfferedFields,), fields)
    form, offered = kind(data=data), list(specialities)
    for line in form.lines():
        line.fields["speciality_id"].empty = _l("любая специальность")
        line.fields["speciality_id"].offer(offered)
    return form


def _line_fields(*, is_new: bool) -> Iterable[tuple[str, Any]]:
    digits = {"inputmode": "numeric"}
    bounds = NumberRange(0, MAX_SEATS, _l("Число от %(min)s до %(max)s."))
    seats: Field = (
        NumberField(_l("Сколько мест"), validators=[Optional(), bounds], render_kw=digits)
        if is_new
        else CountField(_l("Сколько мест"), maximum=MAX_SEATS, render_kw=digits)
    )
    return (
        ("title", LineField(_l("Чем студент будет заниматься"), optional=is_new)),
        ("seats", seats),
        ("minimum", minimum_field()),
        ("speciality_id", RecordField(_l("Специальность"), optional=True)),
        ("supervisor_name", LineField(_l("Кто встретит студентов (ФИО)"), optional=True)),
        ("supervisor_phone", ParsedField(_l("Телефон"), parse=parse_phone, optional=True)),
    )
