"""Forms of surveys and forecasts; the form of an answer is made from the questions."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget, TextArea

from app.organizations.enums import OrganizationKind
from app.plan.serving import ServingFields
from app.students.models import Speciality
from app.surveys.enums import AnswerFilter, ForecastState, QuestionKind, SurveyState
from app.surveys.models import ForecastReply, Survey, SurveyQuestion
from app.surveys.rules import LONGEST_FORECAST, MAX_NEED, MAX_NUMBER, MAX_OPTIONS
from app.surveys.services.asking import field_of
from app.web.fields import (
    ChoiceFilter,
    CountField,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    RecordFilter,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MAX_STORY = 4000
FIRST_YEAR, LAST_YEAR = 2000, 2100


class SurveyFields(ServingFields):
    """What a survey is."""

    title = LineField(_l("Название"), needed=_l("Напишите название опроса."))
    purpose = LineField(
        _l("Зачем опрос"),
        needed=_l("Напишите, зачем опрос: это прочтут те, кого спрашивают."),
        maximum=MAX_STORY,
        widget=TextArea(),
        description=_l("Эти слова стоят над вопросами."),
    )
    is_anonymous = BooleanField(
        _l("Анонимный опрос"),
        description=_l(
            "Видно, кто ответил, но не что ответил. После начала опроса это не меняется: так "
            "обещано тем, кого спросили."
        ),
        default=True,
    )
    closes_on = DayField(_l("Отвечать до"), needed=_l("Укажите последний день ответов."))


class SurveyCreateForm(SurveyFields, CreateForm):
    pass


class SurveyEditForm(SurveyFields, EditForm):
    pass


class QuestionFields(BaseForm):
    """One question."""

    text = LineField(
        _l("Вопрос"), needed=_l("Напишите вопрос."), maximum=MAX_STORY, widget=TextArea()
    )
    kind = EnumField(_l("Как отвечать"), QuestionKind, default=QuestionKind.ONE)
    options = LineField(
        _l("Варианты, каждый с новой строки"),
        optional=True,
        maximum=MAX_STORY,
        widget=TextArea(),
        description=_l("Нужны вопросам с вариантами, не больше %(count)d.", count=MAX_OPTIONS),
        filters=[],
    )
    is_required = BooleanField(_l("Отвечать обязательно"), default=True)


class QuestionCreateForm(QuestionFields, CreateForm):
    pass


class QuestionEditForm(QuestionFields, EditForm):
    pass


class InviteForm(CreateForm):
    """Whom to ask."""

    kinds = SelectMultipleField(
        _l("Виды организаций"),
        coerce=OrganizationKind,
        validators=[Optional()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("Ничего не отмечено — все виды."),
    )
    town = ChoiceFilter(_l("Населённый пункт"))


class DayForm(EditForm):
    """Until which day answers are taken."""

    closes_on = DayField(_l("Отвечать до"), needed=_l("Укажите последний день ответов."))


class NoteForm(EditForm):
    """The conclusions with which a survey is summed up."""

    note = LineField(
        _l("Выводы"),
        optional=True,
        maximum=20_000,
        widget=TextArea(),
        description=_l("Войдут в информативную справку под цифрами; каждый абзац с новой строки."),
        render_kw={"rows": 12},
    )


class SurveyFilterForm(FilterForm):
    """Search and filters of the surveys."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), SurveyState)
    item = RecordFilter()


class InvitationFilterForm(FilterForm):
    """Search and filters of those who were asked."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    answer = EnumFilter(_l("Ответ"), AnswerFilter)


class SummaryFilterForm(FilterForm):
    """A part of the answers."""

    kind = ChoiceFilter(_l("Вид организации"), coerce=OrganizationKind)


class ForecastFields(ServingFields):
    """What a forecast is."""

    title = LineField(_l("Название"), needed=_l("Напишите название прогноза."))
    first_year = CountField(
        _l("Первый год"),
        needed=_l("Укажите первый год."),
        minimum=FIRST_YEAR,
        maximum=LAST_YEAR,
    )
    last_year = CountField(
        _l("Последний год"),
        needed=_l("Укажите последний год."),
        minimum=FIRST_YEAR,
        maximum=LAST_YEAR,
        description=_l("Не дальше чем через %(count)d лет.", count=LONGEST_FORECAST),
    )
    closes_on = DayField(_l("Отвечать до"), needed=_l("Укажите последний день ответов."))


class ForecastCreateForm(ForecastFields, CreateForm):
    pass


class ForecastEditForm(ForecastFields, EditForm):
    pass


class ForecastFilterForm(FilterForm):
    """Search and filters of the forecasts."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), ForecastState)
    item = RecordFilter()


class OneOf(RadioField):
    """One of several; nothing chosen is an answer of its own where the question may be skipped."""

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered; raises ValidationError."""
        if self.data is not None:
            super().pre_validate(form)

    def process_data(self, value: Any) -> None:
        self.data = value

    def in_words(self, value: Any) -> str:
        """Return what was chosen, as people read it."""
        return dict(self.choices).get(value, "")


class SeveralOf(SelectMultipleField):
    """Several of some, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def answer_form(survey: Survey) -> BaseForm:
    """Return the form of a survey's questions; its fields are named by `field_of`."""
    fields = {field_of(one.id): _field(one) for one in survey.questions}
    return type("SurveyAnswerForm", (BaseForm,), fields)()


def _field(question: SurveyQuestion) -> Any:
    first = InputRequired(_("Ответьте на этот вопрос.")) if question.is_required else Optional()
    indexed = list(enumerate(question.choices))
    match question.kind:
        case QuestionKind.SEVERAL:
            return SeveralOf(question.text, choices=indexed, coerce=int, validators=[first])
        case QuestionKind.NUMBER:
            bounds = NumberRange(0, MAX_NUMBER, _("Число от %(min)s до %(max)s."))
            return NumberField(question.text, validators=[first, bounds])
        case QuestionKind.SHORT:
            return LineField(question.text, **_words(question))
        case QuestionKind.LONG:
            words = _words(question)
            return LineField(question.text, maximum=MAX_STORY, widget=TextArea(), **words)
        case _:
            scale = [(n, str(n)) for n in range(1, question.scale + 1)]
            return OneOf(question.text, choices=scale or indexed, coerce=int, validators=[first])


def _words(question: SurveyQuestion) -> dict[str, Any]:
    needed = _("Ответьте на этот вопрос.")
    return {"needed": needed} if question.is_required else {"optional": True}


def cell_of(speciality_id: int, year: int) -> str:
    """Return the name of the field of a cell of a forecast."""
    return f"need_{speciality_id}_{year}"


class ReplyForm(BaseForm):
    """An organization's table: for each speciality a cell for each year."""

    rows: ClassVar[Sequence[tuple[str, list[str]]]] = ()
    years: ClassVar[range] = range(0)

    def lines(self) -> Iterator[tuple[str, list[Field]]]:
        """Yield each speciality with its fields, in the order of the years."""
        for label, names in self.rows:
            yield label, [self[name] for name in names]


def reply_form(
    reply: ForecastReply | None, specialities: Iterable[Speciality], years: range
) -> ReplyForm:
    """Return the form of an organization's table, filled with what it said before."""
    bounds = NumberRange(0, MAX_NEED, _("Число от %(min)s до %(max)s."))
    fields: dict[str, Any] = {}
    rows = []
    for one in specialities:
        label = f"{one.code} {one.name}"
        names = [cell_of(one.id, year) for year in years]
        rows.append((label, names))
        for name, year in zip(names, years, strict=True):
            fields[name] = NumberField(f"{label}, {year}", validators=[Optional(), bounds])
    kind = type("SpecialitiesReplyForm", (ReplyForm,), {**fields, "rows": rows, "years": years})
    lines = reply.lines if reply else []
    return kind(data={cell_of(one.speciality_id, one.year): one.number for one in lines})


def numbers_in(values: Any) -> dict[tuple[int, int], int]:
    """Return (speciality, year) → number of the cells that a reply's form filled in."""
    found = {}
    for name, number in values.items():
        parts = name.split("_")
        if parts[0] == "need" and number:
            found[int(parts[1]), int(parts[2])] = int(number)
    return found
