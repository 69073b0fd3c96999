"""Forms of surveys and forecasts; the form of an answer is made from the questions."""

from datetime import date
from typing import cast

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectMultipleField, StringField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.organizations.enums import OrganizationKind
from app.plan.serving import ServingFields
from app.surveys.enums import AnswerFilter, ForecastState, QuestionKind, SurveyState
from app.surveys.rules import LONGEST_FORECAST, MAX_OPTIONS
from app.web.fields import (
    ChoiceFilter,
    CountField,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    ProseField,
    RecordFilter,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MAX_STORY = 4000
FIRST_YEAR, LAST_YEAR = 2000, 2100


class SurveyFields(ServingFields):
    """What a survey is."""

    title = LineField(_l("Название"), needed=_l("Напишите название опроса."))
    purpose = ProseField(
        _l("Зачем опрос"),
        needed=_l("Напишите, зачем опрос: это прочтут те, кого спрашивают."),
        maximum=MAX_STORY,
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

    text = ProseField(_l("Вопрос"), needed=_l("Напишите вопрос."), maximum=MAX_STORY)
    kind = EnumField(_l("Как отвечать"), QuestionKind, default=QuestionKind.ONE)
    option_lines = ProseField(
        _l("Варианты, каждый с новой строки"),
        optional=True,
        maximum=MAX_STORY,
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

    def chosen(self) -> tuple[list[OrganizationKind], str | None]:
        """Return the kinds and the town; nothing where an audience is asked as a whole."""
        if "kinds" not in self:
            return [], None
        return self.kinds.data or [], self.town.data or None


class _ClosingDay(BaseForm):
    """Until which day answers are taken."""

    closes_on = DayField(_l("Отвечать до"), needed=_l("Укажите последний день ответов."))

    @property
    def closing_day(self) -> date:
        """The day of a form that was validated."""
        return cast(date, self.closes_on.data)


class SurveyCopyForm(_ClosingDay, CreateForm):
    pass


class SurveyReopenForm(_ClosingDay, EditForm):
    pass


class NoteForm(BaseForm):
    """The conclusions with which a survey is summed up."""

    note = ProseField(
        _l("Выводы"),
        optional=True,
        maximum=20_000,
        description=_l("Войдут в информативную справку под цифрами; каждый абзац с новой строки."),
        rows=12,
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

    kind = ChoiceFilter(_l("Вид организации"))


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
