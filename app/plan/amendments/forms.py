"""Forms of amendments."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.plan.amendments.rules import ItemWords
from app.web.fields import MAX_TEXT, DayField, LineField
from app.web.forms import BaseForm, CreateForm, EditForm

_LONG = Length(max=MAX_TEXT, message=_l("Не больше %(max)d знаков."))


class _Named(BaseForm):
    number = LineField(
        _l("Номер изменения"),
        needed=_l("Напишите номер изменения, например 1."),
    )
    title = LineField(
        _l("Что меняется"),
        needed=_l("Напишите коротко, что меняется."),
        description=_l("Например: «Ярмарка переносится на апрель»."),
    )


class AmendmentForm(_Named, CreateForm):
    """An amendment to be prepared."""


class AmendmentEditForm(_Named, EditForm):
    """An amendment that is called otherwise."""


class _Worded(BaseForm):
    number = LineField(_l("Номер пункта"), needed=_l("Напишите номер пункта."), maximum=40)
    title = TextAreaField(
        _l("Мероприятие"),
        validators=[DataRequired(_l("Напишите, что будет сделано.")), _LONG],
    )
    executor_lines = TextAreaField(
        _l("Исполнители"), validators=[_LONG], description=_l("Каждый на своей строке.")
    )
    deadline_text = TextAreaField(
        _l("Срок"),
        validators=[_LONG],
        description=_l("Словами, как в плане: «Октябрь 2023 г.». Сайт прочитает его сам."),
    )
    expected_result = TextAreaField(_l("Ожидаемый результат"), validators=[_LONG])

    def words(self) -> ItemWords:
        """Return the words of the item, each text made one line."""
        lines = (_line(one) for one in (self.executor_lines.data or "").splitlines())
        return ItemWords(
            number=self.number.data or "",
            title=_line(self.title.data),
            executors=tuple(dict.fromkeys(line for line in lines if line)),
            deadline_text=_line(self.deadline_text.data),
            expected_result=_line(self.expected_result.data),
        )


class WordsForm(_Worded):
    """Other words for an item."""


class AddedItemForm(_Worded, CreateForm):
    """A new item of a section."""

    section_id = SelectField(_l("Раздел"), coerce=int)


class AdoptionForm(EditForm):
    """The minutes that adopted an amendment."""

    minutes_number = LineField(
        _l("Номер протокола"), needed=_l("Напишите номер протокола, которым изменение принято.")
    )
    minutes_on = DayField(_l("Дата протокола"), needed=_l("Укажите дату протокола."))
    is_sure = BooleanField(_l("Исключить пункты, по которым есть записи"))


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
