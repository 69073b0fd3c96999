"""Forms made from records: of a survey's questions, of an organization's table in a forecast."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from flask_babel import gettext as _
from wtforms import Field, RadioField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.students.models import Speciality
from app.surveys.enums import QuestionKind
from app.surveys.models import ForecastReply, Survey, SurveyQuestion
from app.surveys.rules import MAX_NEED, MAX_NUMBER, cell_of, field_of
from app.web.fields import LineField, NumberField, ProseField
from app.web.forms import BaseForm

MAX_STORY = 4000


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
        return next((str(one.label) for one in self.choices if one.value == value), "")


class SeveralOf(SelectMultipleField):
    """Several of some, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def answer_form(survey: Survey) -> BaseForm:
    """Return the form of a survey's questions; its fields are named by `field_of`."""
    fields = {field_of(one.id): _field(one) for one in survey.questions}
    kind: type[BaseForm] = type("SurveyAnswerForm", (BaseForm,), fields)
    return kind()


def _field(question: SurveyQuestion) -> Any:
    first = InputRequired(_("Ответьте на этот вопрос.")) if question.is_required else Optional()
    indexed = [SelectChoice(*pair) for pair in enumerate(question.choices)]
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
            return ProseField(question.text, maximum=MAX_STORY, **words)
        case _:
            scale = [SelectChoice(n, str(n)) for n in range(1, question.scale + 1)]
            return OneOf(question.text, choices=scale or indexed, coerce=int, validators=[first])


def _words(question: SurveyQuestion) -> dict[str, Any]:
    needed = _("Ответьте на этот вопрос.")
    return {"needed": needed} if question.is_required else {"optional": True}


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
    of_table = {**fields, "rows": rows, "years": years}
    kind: type[ReplyForm] = type("SpecialitiesReplyForm", (ReplyForm,), of_table)
    lines = reply.lines if reply else []
    return kind(data={cell_of(one.speciality_id, one.year): one.number for one in lines})
