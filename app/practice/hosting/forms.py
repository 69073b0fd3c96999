"""The form of a base's answer for a year, made for its specialities, and the board's filters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import HiddenInput

from app.links.enums import SpokenWay
from app.plan.serving import ServingFields
from app.practice.hosting.enums import (
    MAX_ROWS,
    MAX_SEATS,
    DeclineReason,
    IntentAnswer,
    IntentStanding,
)
from app.practice.hosting.rules import RowTerms
from app.practice.hosting.wording import row_words
from app.web.fields import (
    ChoiceFilter,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    ProseField,
    RecordField,
)
from app.web.forms import BaseForm, FilterForm

MAX_NOTE = 2000
SHOWN_ROWS = 3
ROW_FIELDS = (
    "speciality_id",
    "seats",
    "starts_on",
    "ends_on",
    "mentors",
    "students_per_mentor",
)


@dataclass(frozen=True)
class FormRow:
    """A line of the form: its number from 1, its fields by their short names."""

    number: int
    fields: Mapping[str, Field]

    @property
    def is_filled(self) -> bool:
        """Tell whether anything stands in the line, good or not."""
        return any(field.data not in (None, "") or field.errors for field in self.fields.values())

    def in_words(self) -> str:
        """Return the line as people read it."""
        chosen = self.fields["speciality_id"]
        said = {name: field.data for name, field in self.fields.items()}
        return row_words(RowTerms(**said), chosen.in_words(chosen.data) if chosen.data else "")


class HostingFields(BaseForm):
    """What a base answers; `hosting_form` adds its lines."""

    rows_count: ClassVar[int] = 0
    specialities: ClassVar[Sequence[tuple[int, str]]] = ()

    answer = RadioField(
        _l("Примете студентов?"),
        choices=[SelectChoice(value, label) for value, label in IntentAnswer.pairs()],
        coerce=IntentAnswer,
    )
    reason = SelectField(
        _l("Почему не в этом году"),
        choices=[
            SelectChoice("", _l("— выберите —")),
            *(SelectChoice(value, label) for value, label in DeclineReason.pairs()),
        ],
        coerce=lambda value: DeclineReason(value) if value else None,
        validators=[Optional()],
    )
    note = ProseField(
        _l("Что ещё важно знать колледжу"),
        optional=True,
        maximum=MAX_NOTE,
        description=_l("Медицинская книжка, часы работы, как добраться."),
    )

    def lines(self) -> Iterator[FormRow]:
        """Yield the lines of seats."""
        for number in range(self.rows_count):
            fields = {name: self[f"row{number}_{name}"] for name in ROW_FIELDS}
            yield FormRow(number + 1, fields)

    def shown_values(self) -> list[tuple[str, Any, str]]:
        """Return the answer as people read it: a line for each line of seats."""
        shown = [(_("Ответ"), None, str(IntentAnswer(self.answer.data).label))]
        if self.answer.data is IntentAnswer.HOSTS:
            shown += [(_("Места"), None, row.in_words()) for row in self.lines() if row.is_filled]
        elif self.reason.data:
            shown.append((_("Причина"), None, str(self.reason.data.label)))
        return [*shown, (_("Примечание"), None, self.note.data or "")]


class WordOfBase(BaseForm):
    """Whose word staff write down, when and how it came."""

    answered_by = LineField(
        _l("Кто ответил"),
        needed=_l("Укажите, с чьих слов записан ответ."),
        description=_l("Фамилия, имя, отчество и должность."),
    )
    answered_on = DayField(_l("Когда"), needed=_l("Укажите день."))
    answered_way = EnumField(_l("Как"), SpokenWay)


def hosting_form(
    specialities: Sequence[tuple[int, str]],
    known: Mapping[str, Any],
    *,
    rows: int,
    spoken: bool = False,
) -> HostingFields:
    """Return the form of a base's answer with some lines for seats, filled with what is known."""
    count = min(rows, MAX_ROWS)
    fields: dict[str, Any] = {"rows_count": count}
    for number in range(count):
        fields |= {f"row{number}_{name}": field for name, field in _row_fields()}
    bases = (WordOfBase, HostingFields) if spoken else (HostingFields,)
    kind: type[HostingFields] = type("BaseHostingForm", bases, fields)
    form = kind(data=dict(known))
    for row in form.lines():
        row.fields["speciality_id"].empty = _l("любая специальность")
        row.fields["speciality_id"].offer(specialities)
    return form


def _row_fields() -> Iterable[tuple[str, Any]]:
    bounds = NumberRange(1, MAX_SEATS, _l("Число от %(min)s до %(max)s."))
    number = [Optional(), bounds]
    digits = {"inputmode": "numeric"}
    return (
        ("speciality_id", RecordField(_l("Специальность"), optional=True)),
        ("seats", NumberField(_l("Сколько студентов"), validators=number, render_kw=digits)),
        ("starts_on", DayField(_l("С недели"), optional=True)),
        ("ends_on", DayField(_l("По неделю"), optional=True)),
        ("mentors", NumberField(_l("Наставников"), validators=number, render_kw=digits)),
        (
            "students_per_mentor",
            NumberField(_l("Студентов у каждого"), validators=number, render_kw=digits),
        ),
    )


class HostingAskForm(BaseForm):
    """Until when to answer, and for which year."""

    until = DayField(_l("Ждать ответа до"), needed=_l("Укажите день."))
    year = NumberField("", validators=[Optional(), NumberRange(2000, 2199)], widget=HiddenInput())

    def day(self) -> date:
        """Return the day of a form that was found good."""
        assert self.until.data is not None  # noqa: S101 - the field is required
        return self.until.data


class YearConfirmForm(ServingFields):
    """The consent to confirm the registry for a year, with the items it serves."""

    note = ProseField(_l("Примечание"), optional=True, maximum=MAX_NOTE)


class HostingFilterForm(FilterForm):
    """Search and filters of the board; the year is the board's own."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    standing = EnumFilter(_l("Ответ"), IntentStanding)
    town = ChoiceFilter(_l("Населённый пункт"))
    year = NumberField("", validators=[Optional(), NumberRange(2000, 2199)], widget=HiddenInput())
