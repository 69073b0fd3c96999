"""The forms all packages build on: their fields, their errors, their double clicks."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol
from uuid import uuid4

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    Field,
    Form,
    HiddenField,
    IntegerField,
    PasswordField,
    SelectField,
    StringField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import UnboundField
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    ValidationError,
)
from wtforms.widgets import HiddenInput

from app.extensions import db
from app.web.errors import DomainError, NotFoundError, StaleRecordError
from app.web.labels import LabelledEnum
from app.web.typography import clean_text
from app.web.urls import LARGEST_ID

MAX_LINE = 255
MAX_TEXT = 10_000
MODEL_HIDDEN = {"csrf_token", "idempotency_key", "version"}


class Versioned(Protocol):
    """A record with a version column."""

    version: Any


class CleaningMeta:
    """Russian messages of WTForms, and text fields that clean what was typed."""

    locales = ("ru",)

    def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:
        """Put our cleaning before a text field's own filters; passwords stay as typed."""
        kind = unbound_field.field_class
        if issubclass(kind, StringField) and not issubclass(kind, PasswordField):
            filters = [clean_text, *unbound_field.kwargs.get("filters", ())]
            unbound_field = UnboundField(
                kind, *unbound_field.args, **{**unbound_field.kwargs, "filters": filters}
            )
        return unbound_field.bind(form=form, **options)


class BaseForm(FlaskForm):
    """A form that changes something: cleans its text, collects its errors."""

    class Meta(CleaningMeta, FlaskForm.Meta):
        pass

    def values(self) -> dict[str, Any]:
        """Return the fields a service takes: everything but the form's own machinery."""
        return {name: value for name, value in self.data.items() if name not in MODEL_HIDDEN}

    @property
    def error_list(self) -> list[tuple[str, str]]:
        """Return (field id, «field: message») pairs for the summary on top of the form."""
        whole = [("", message) for message in self.form_errors]
        return whole + [
            (field.id, f"{field.label.text}: {message}")
            for field in self
            for message in _flat(field.errors)
        ]

    @contextmanager
    def domain_errors(self) -> Iterator[None]:
        """Take a DomainError of the block to its field; nothing of the block stays stored."""
        try:
            yield
        except (NotFoundError, StaleRecordError):
            raise
        except DomainError as error:
            db.session.rollback()
            self.add_error(error)

    def add_error(self, error: DomainError) -> None:
        """Put a domain error by its field, or on top when it has none in this form."""
        field = self._fields.get(error.field or "")
        if field is None:
            self.form_errors.append(str(error))
        else:
            field.errors = [*field.errors, str(error)]


class CreateForm(BaseForm):
    """A form that makes a record; sent twice it makes one (see web/idempotency.py)."""

    idempotency_key = HiddenField(default=lambda: str(uuid4()))


class EditForm(BaseForm):
    """A form over a record with a version; a stale one shows both versions."""

    version = IntegerField(widget=HiddenInput(), validators=[Optional()])

    def check_version(self, record: Versioned) -> None:
        """Raise StaleRecordError when the record changed since this form was opened."""
        if self.version.data == record.version:
            return
        raise StaleRecordError(
            [
                (str(field.label.text), _shown(field), _stored(field, record))
                for field in self._own()
            ]
        )

    def _own(self) -> list[Field]:
        return [field for field in self if field.name not in MODEL_HIDDEN]


class FilterForm(Form):
    """A GET form whose values live in the address; nonsense in it never fails a page."""

    class Meta(CleaningMeta, Form.Meta):
        pass

    def __init__(self) -> None:
        super().__init__(request.args)

    def value(self, name: str) -> Any:
        """Return a filter's value, None when it is empty or nonsense."""
        field = self[name]
        return field.data if field.data not in ("", None) and field.validate(self) else None


class TypedLength(Length):
    """The length of the text as it stands in the field, whatever value it was read into."""

    def __call__(self, form: Any, field: Any) -> None:
        if len(field._value()) > self.max:
            raise ValidationError(str(self.message) % {"max": self.max})


class LineField(StringField):
    """One line of text; required unless `optional=True`."""

    def __init__(
        self, label: Any, *, optional: bool = False, maximum: int = MAX_LINE, **kwargs: Any
    ) -> None:
        extra = kwargs.pop("validators", [])
        needed = Optional() if optional else DataRequired(_l("Заполните это поле."))
        length = TypedLength(max=maximum, message=_l("Не больше %(max)d знаков."))
        super().__init__(label, validators=[needed, length, *extra], **{"default": "", **kwargs})


class ParsedField(LineField):
    """A line with a meaning: `parse` gives its stored form or says what is wrong (ValueError)."""

    def __init__(self, label: Any, *, parse: Callable[[str], Any], **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.parse = parse

    def process_formdata(self, valuelist: list[str]) -> None:
        text = clean_text(valuelist[0]) if valuelist else ""
        self.data = text or None
        if text:
            self.data = self.parse(text)

    def _value(self) -> str:
        return str(self.raw_data[0] if self.raw_data else self.data or "")


class CountField(IntegerField):
    """A whole number within bounds that the message names."""

    def __init__(self, label: Any, *, minimum: int = 0, maximum: int = 1000, **kwargs: Any) -> None:
        bounds = NumberRange(minimum, maximum, _l("Число от %(min)s до %(max)s."))
        needed = InputRequired(_l("Укажите число."))
        super().__init__(label, validators=[needed, bounds], **kwargs)


class DayField(DateField):
    """A date as browsers send it (2024-03-15) or as people write it (15.03.2024)."""

    def __init__(self, label: Any, *, optional: bool = False, **kwargs: Any) -> None:
        extra = kwargs.pop("validators", [])
        needed = Optional() if optional else InputRequired(_l("Укажите дату."))
        super().__init__(
            label, validators=[needed, *extra], format=["%Y-%m-%d", "%d.%m.%Y"], **kwargs
        )

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            message = _("Такой даты нет. Напишите её как 15.03.2024.")
            raise ValueError(message) from error


class EnumField(SelectField):
    """A select over a LabelledEnum; the value is its member."""

    def __init__(self, label: Any, kind: type[LabelledEnum], **kwargs: Any) -> None:
        choices = [SelectChoice(value, name) for value, name in kind.pairs()]
        super().__init__(label, choices=choices, coerce=kind, **kwargs)


class ChoiceFilter(SelectField):
    """A select of a filter form: everything, or one of the (value, label) pairs."""

    def __init__(self, label: Any, pairs: Iterable[tuple[Any, Any]] = (), **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.offer(pairs)

    def offer(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        """Fill the select; «все» comes first."""
        self.choices = _choices(_l("все"), pairs)


class RecordField(SelectField):
    """A select over records: offered as (id, label) pairs, the value an int or None."""

    def __init__(self, label: Any, *, optional: bool = False, **kwargs: Any) -> None:
        needed = Optional() if optional else InputRequired(_l("Выберите значение из списка."))
        super().__init__(label, coerce=record_id, choices=[], validators=[needed], **kwargs)
        self.empty = _l("— не выбрано —") if optional else _l("— выберите —")

    def offer(self, pairs: Iterable[tuple[int, str]]) -> None:
        """Fill the select; the empty choice comes first."""
        self.choices = _choices(self.empty, pairs)

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered, a number no record can have too; raises ValidationError."""
        chosen = self.raw_data[0] if self.raw_data else self.data
        offered = {str(choice.value) for choice in self.choices}
        if chosen not in (None, "") and str(self.data) not in offered:
            raise ValidationError(_("Выберите значение из списка."))


def _choices(empty: Any, pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    return [SelectChoice("", empty), *(SelectChoice(str(value), name) for value, name in pairs)]


def record_id(value: Any) -> int | None:
    """Read a record's id from a form; empty is None, an impossible one too."""
    text = str(value or "")
    if not (text.isascii() and text.isdigit()):
        return None
    return int(text) if int(text) <= LARGEST_ID else None


def _flat(errors: Any) -> Iterator[Any]:
    for error in errors:
        if isinstance(error, (list, tuple)):
            yield from _flat(error)
        else:
            yield error


def _shown(field: Field) -> str:
    return _choice_label(field, field.data)


def _stored(field: Field, record: Versioned) -> str:
    return _choice_label(field, getattr(record, field.name, None))


def _choice_label(field: Field, value: Any) -> str:
    if hasattr(field, "in_words"):  # a field whose stored value people would not know again
        return str(field.in_words(value))
    if isinstance(value, bool):
        return _("да") if value else _("нет")
    labels = {str(choice.value): str(choice.label) for choice in getattr(field, "choices", ())}
    # A field over several records holds their ids, the record itself holds the records.
    values = [getattr(one, "id", one) for one in value] if isinstance(value, list) else [value]
    texts = ("" if one is None else str(one) for one in values)
    return ", ".join(labels.get(text, text) for text in texts)
