"""Forms of a base: a place it offers, the order of those who wish, the staff's answer."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from app.base.phones import parse_phone
from app.practice.enums import MAX_SEATS
from app.practice.hosting.enums import ProposalState, RefusalGround
from app.practice.seat_fields import minimum_field
from app.web.fields import (
    CountField,
    DayField,
    EnumFilter,
    LineField,
    NumberField,
    ParsedField,
    ProseField,
    RecordField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MAX_RANK = 999


class WisherSaid(Protocol):
    """What a base said of somebody before."""

    @property
    def rank(self) -> int | None: ...
    @property
    def ground(self) -> RefusalGround | None: ...


def _or_none(text: str | None) -> str | None:
    return text or None


class PlaceOfferFields(BaseForm):
    """A place as its base words it."""

    base_id = RecordField(_l("Где"), needed=_l("Выберите площадку."))
    title = LineField(
        _l("Чем студент будет заниматься"),
        needed=_l("Напишите, чем студент будет заниматься."),
        description=_l("Например: помощник воспитателя."),
    )
    seats = CountField(
        _l("Сколько мест"), needed=_l("Укажите, сколько мест."), minimum=1, maximum=MAX_SEATS
    )
    minimum = minimum_field()
    speciality_id = RecordField(
        _l("Только для специальности"),
        optional=True,
        description=_l("Если подходит любая, оставьте пустым."),
    )
    supervisor_name = LineField(_l("Кто встретит студентов (ФИО)"), optional=True)
    supervisor_phone = ParsedField(_l("Телефон"), parse=parse_phone, optional=True)
    tasks = LineField(_l("Задачи"), optional=True, filters=[_or_none])
    requirements = LineField(
        _l("Требования"),
        optional=True,
        filters=[_or_none],
        description=_l("Например: медицинская книжка."),
    )


class OfferCreateForm(PlaceOfferFields, CreateForm):
    pass


class OfferEditForm(PlaceOfferFields, EditForm):
    pass


class AskBasesForm(BaseForm):
    """Until when the link in the letter takes an answer."""

    until = DayField(_l("Ждать ответа до"), needed=_l("Укажите день."))

    def day(self) -> date:
        """Return the day of a form that was found good."""
        assert self.until.data is not None  # noqa: S101 - the field is required
        return self.until.data


class ProposalFilterForm(FilterForm):
    """What the queue is narrowed by."""

    state = EnumFilter(_l("Состояние"), ProposalState)


class ProposalAnswerForm(EditForm):
    """The staff's answer to a proposal."""

    accept = RadioField(
        _l("Что ответить"),
        choices=[SelectChoice("yes", _l("Принять")), SelectChoice("no", _l("Отклонить"))],
        default="yes",
    )
    answer = ProseField(
        _l("Ответ базе"),
        optional=True,
        maximum=255,
        description=_l("Его прочитают в письме. Если отклоняете, напишите, почему."),
    )


class WishersForm(BaseForm):
    """For each who wishes a place in the order, or the ground of a refusal."""

    @classmethod
    def of(cls, students: Iterable[int], known: Mapping[int, WisherSaid]) -> "WishersForm":
        """Return the form for some students, filled with what was said before."""
        fields: dict[str, Any] = {}
        data: dict[str, Any] = {}
        for id_ in students:
            fields |= {f"rank{id_}": _rank_field(), f"ground{id_}": _ground_field()}
            said = known.get(id_)
            data |= {f"rank{id_}": said.rank, f"ground{id_}": said.ground} if said else {}
        kind: type[WishersForm] = type("PlaceWishersForm", (cls,), fields)
        return kind(data=data)

    def answers(self) -> tuple[list[int], dict[int, RefusalGround]]:
        """Return the ids in the order preferred, and the grounds of those refused."""
        ids = [int(name[4:]) for name in self._fields if name.startswith("rank")]
        refused = {id_: self[f"ground{id_}"].data for id_ in ids if self[f"ground{id_}"].data}
        ranked = [id_ for id_ in ids if self[f"rank{id_}"].data and id_ not in refused]
        return sorted(ranked, key=lambda id_: (self[f"rank{id_}"].data, ids.index(id_))), refused


def _rank_field() -> NumberField:
    return NumberField(
        _l("Каким по порядку"),
        validators=[Optional(), NumberRange(1, MAX_RANK, _l("Число от %(min)s до %(max)s."))],
        render_kw={"inputmode": "numeric"},
    )


def _ground_field() -> SelectField:
    return SelectField(
        _l("Отказать"),
        choices=[
            SelectChoice("", _l("не отказываем")),
            *(SelectChoice(value, label) for value, label in RefusalGround.pairs()),
        ],
        coerce=lambda value: RefusalGround(value) if value else None,
        validators=[Optional()],
    )
