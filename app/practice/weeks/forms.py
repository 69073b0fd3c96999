"""Forms of the weeks of practice."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Protocol

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from app.practice.enums import PlacementEvent, PlacementState
from app.practice.weeks.enums import (
    BEST_SCORE,
    MOST_HOURS,
    MOST_HOURS_A_DAY,
    AttendanceMark,
    BoardFilter,
    Came,
    HandedPaper,
    PracticeGrade,
)
from app.web.fields import (
    CountField,
    DayField,
    EnumFilter,
    LineField,
    NumberField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
    RecordFilter,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

LONGEST_TEXT = 4000


def _grade_or_none(value: Any) -> PracticeGrade | None:
    return PracticeGrade(value) if value in set(PracticeGrade) else None


class _Named(Protocol):
    """Who stands in a row."""

    @property
    def shown_name(self) -> str: ...


class _Marked(Protocol):
    """A row of a sheet: whose it is."""

    @property
    def id(self) -> int: ...

    @property
    def student(self) -> _Named: ...


class TapField(RadioField):
    """One of a few buttons; none is an answer too."""

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered; raises ValidationError."""
        if self.data:
            super().pre_validate(form)


class AttendanceForm(BaseForm):
    """The marks of a day: `mark_ID` as it is sent, `was_ID` as the page showed it."""

    @classmethod
    def of(cls, placements: Iterable[_Marked]) -> type["AttendanceForm"]:
        """Return the form of a sheet's students."""
        fields: dict[str, Any] = {}
        choices = [SelectChoice(value, label) for value, label in AttendanceMark.pairs()]
        for one in placements:
            fields[f"mark_{one.id}"] = TapField(choices=choices, validators=[Optional()])
            fields[f"was_{one.id}"] = HiddenField()
        return type("AttendanceDayForm", (cls,), fields)

    def marks(self, prefix: str) -> dict[int, AttendanceMark | None]:
        """Return the marks of `mark_` or of `was_` by the placement's id."""
        known = set(AttendanceMark)
        return {
            int(name.removeprefix(prefix)): AttendanceMark(value) if value in known else None
            for name, value in self.values().items()
            if name.startswith(prefix)
        }


class Leading(Protocol):
    """Who of the college leads a group, as a base reads it."""

    @property
    def name(self) -> str: ...
    @property
    def phone(self) -> str | None: ...


class ArrivalFields(BaseForm):
    """Whether each student of a base came: `s15` for a placement; nothing before the first day."""

    names: ClassVar[Sequence[str]] = ()
    leads: ClassVar[Sequence[Leading]] = ()
    is_early: ClassVar[bool] = False

    @classmethod
    def of(
        cls,
        rows: Sequence[tuple[int, str, Came | None]],
        *,
        leads: Sequence[Leading],
        is_early: bool,
    ) -> "ArrivalFields":
        """Return the form for (placement, name, what was said before)."""
        choices = [SelectChoice(value, label) for value, label in Came.pairs()]
        fields: dict[str, Any] = {
            "names": [name for _id, name, _said in rows],
            "leads": leads,
            "is_early": is_early,
        }
        if not is_early:
            fields |= {
                f"s{id_}": TapField(name, choices=choices, validators=[Optional()])
                for id_, name, _said in rows
            }
        kind: type[ArrivalFields] = type("BaseArrivalForm", (cls,), fields)
        return kind(data={f"s{id_}": said.value if said else None for id_, _name, said in rows})


class PlacementMoveForm(BaseForm):
    """A step of a student's practice, as a button sends it."""

    event = StringField(validators=[InputRequired(_l("Выберите, что отметить."))])

    @property
    def step(self) -> PlacementEvent | None:
        """Return the step that was asked for, None for another word."""
        known = {one.value: one for one in PlacementEvent}
        return known.get(self.event.data or "")


class DiaryFields(BaseForm):
    """What a student did on a day."""

    day = DayField(_l("День"), needed=_l("Укажите день."))
    work = ProseField(
        _l("Что делали"),
        needed=_l("Напишите, что делали."),
        maximum=LONGEST_TEXT,
        rows=4,
    )
    hours = CountField(
        _l("Часов"),
        needed=_l("Укажите, сколько часов работали."),
        minimum=1,
        maximum=MOST_HOURS_A_DAY,
        default=6,
    )


class DiaryCreateForm(CreateForm, DiaryFields):
    """A new day of the diary."""


class DiaryDraftForm(BaseForm):
    """What is typed of a day so far; it is never refused: what cannot be read is left out."""

    day = DayField(_l("День"), optional=True)
    work = ProseField(_l("Что делали"), optional=True)
    hours = NumberField(_l("Часов"))
    seen = NumberField(_l("Версия"))

    def terms(self) -> dict[str, Any]:
        """Return as much of the terms of a draft as can be read."""
        hours = self.hours.data
        return {
            "day": self.day.data,
            "work": (self.work.data or "")[:LONGEST_TEXT],
            "hours": hours if hours and 1 <= hours <= MOST_HOURS_A_DAY else None,
        }


class DiaryEditForm(EditForm, DiaryFields):
    """A day of the diary that is mended."""


class VisitFields(BaseForm):
    """What a supervisor saw at a base."""

    visited_on = DayField(_l("Когда"), needed=_l("Укажите день посещения."))
    seen = ProseField(
        _l("Что увидели"),
        needed=_l("Напишите, что увидели."),
        description=_l("Чем заняты студенты, всё ли идёт по программе."),
        maximum=LONGEST_TEXT,
        rows=5,
    )
    remarks = ProseField(
        _l("Замечания"),
        optional=True,
        maximum=LONGEST_TEXT,
        rows=3,
    )


class VisitCreateForm(CreateForm, VisitFields):
    """A visit that has been made."""


class VisitEditForm(EditForm, VisitFields):
    """A visit that is mended."""


class OrderedChangeFields(BaseForm):
    """A change of a practice under way: from which day, why, by which order."""

    happened_on = DayField(_l("С какого дня"), needed=_l("Укажите день."))
    reason = ProseField(
        _l("Причина"),
        needed=_l("Напишите причину."),
        description=_l("Её видит только колледж. Студенту и базе придёт письмо без причины."),
        maximum=LONGEST_TEXT,
        rows=3,
    )
    order_number = LineField(_l("Приказ №"), optional=True)
    order_on = DayField(_l("Приказ от"), optional=True)


class EarlyEndForm(CreateForm, OrderedChangeFields):
    """A practice ends early."""

    event = RadioField(
        _l("Что происходит"),
        choices=[
            SelectChoice(PlacementEvent.BREAK_OFF.value, _l("Практика прервана")),
            SelectChoice(PlacementEvent.MOVE.value, _l("Практика перенесена на другие сроки")),
        ],
        default=PlacementEvent.BREAK_OFF.value,
        coerce=PlacementEvent,
    )


class TransferForm(CreateForm, OrderedChangeFields):
    """A student goes on at another place."""

    place_id = RecordField(_l("Новое место"), needed=_l("Выберите место."))


class ReferenceForm(BaseForm):
    """What the base writes of a student."""

    text = ProseField(
        _l("Как работал студент"),
        needed=_l("Напишите несколько предложений о студенте."),
        description=_l("Чем занимался, как относился к делу, с чем справился сам."),
        maximum=LONGEST_TEXT,
        rows=6,
    )
    competences = ProseField(
        _l("Компетенции"),
        optional=True,
        description=_l("Какие общие и профессиональные компетенции показал."),
        maximum=LONGEST_TEXT,
        rows=3,
    )
    conclusion = ProseField(
        _l("Вывод"),
        optional=True,
        description=_l("Например: программа практики выполнена полностью."),
        maximum=LONGEST_TEXT,
        rows=2,
    )
    signed_by = LineField(
        _l("Кто подписывает"),
        needed=_l("Укажите, кто подписывает."),
        description=_l("Фамилия, имя, отчество и должность."),
    )
    signed_on = DayField(_l("Дата"), needed=_l("Укажите дату."))


class FeedbackForm(CreateForm):
    """Three questions answered from 1 to 5, and words of one's own."""

    @classmethod
    def asking(cls, questions: Iterable[Any]) -> "FeedbackForm":
        """Return the form with the questions of a kind."""
        scale = [SelectChoice(n, str(n)) for n in range(1, BEST_SCORE + 1)]
        needed = InputRequired(_("Ответьте на этот вопрос."))
        fields = {
            f"score_{number}": RadioField(text, choices=scale, coerce=int, validators=[needed])
            for number, text in enumerate(questions, start=1)
        }
        fields["words"] = ProseField(
            _("Своими словами"),
            optional=True,
            maximum=LONGEST_TEXT,
            rows=4,
        )
        kind: type[FeedbackForm] = type("PracticeFeedbackForm", (cls,), fields)
        return kind()

    @property
    def scores(self) -> tuple[int, int, int]:
        """Return the three answers."""
        values = self.values()
        return values["score_1"], values["score_2"], values["score_3"]


class ResultSheetForm(BaseForm):
    """The marks of a group, a row for each student; `ID_name` names a cell."""

    @classmethod
    def of(cls, placements: Iterable[_Marked], given: Mapping[str, Any]) -> "ResultSheetForm":
        """Return the form of a group's students with what is known of each."""
        grades = [SelectChoice("", "—")] + [
            SelectChoice(value, label) for value, label in PracticeGrade.pairs()
        ]
        bounds = NumberRange(1, MOST_HOURS, _l("Число от %(min)s до %(max)s."))
        fields: dict[str, Any] = {}
        for one in placements:
            name = one.student.shown_name
            fields[f"grade_{one.id}"] = SelectField(
                _("Отметка: %(name)s", name=name), choices=grades
            )
            fields[f"hours_{one.id}"] = NumberField(
                _("Часы: %(name)s", name=name), validators=[Optional(), bounds]
            )
            fields[f"on_{one.id}"] = DayField(_("Аттестация: %(name)s", name=name), optional=True)
            for paper in HandedPaper:
                fields[f"{paper.value}_{one.id}"] = BooleanField(paper.label)
        kind: type[ResultSheetForm] = type("GroupResultForm", (cls,), fields)
        return kind(**given)

    def row(self, placement_id: int) -> dict[str, Any]:
        """Return the cells of a student."""
        tail = f"_{placement_id}"
        row = {
            name.removesuffix(tail): value
            for name, value in self.values().items()
            if name.endswith(tail)
        }
        return row | {"grade": _grade_or_none(row["grade"])}

    def papers(self, placement_id: int, *, today: date) -> dict[HandedPaper, date]:
        """Return the papers ticked for a student."""
        row = self.row(placement_id)
        return {paper: today for paper in HandedPaper if row[paper.value]}


class CourseFilterForm(FilterForm):
    """Filters of the board."""

    q = StringField(_l("Студент или база"))
    group = RecordChoiceFilter(_l("Группа"))
    base = RecordFilter()
    state = EnumFilter(_l("Состояние"), PlacementState)
    what = EnumFilter(_l("Кто"), BoardFilter)
    paper = EnumFilter(_l("Чего не хватает"), HandedPaper)
