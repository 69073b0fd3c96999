"""The forms all packages build on: their fields, their errors, their double clicks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import FileStorage
from wtforms import Field, Form, HiddenField, PasswordField, StringField
from wtforms.fields.core import UnboundField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from app.base.errors import DomainError, NotAllowedError, NotFoundError, StaleRecordError
from app.base.typography import clean_text
from app.extensions import db
from app.web.fields import AnotherField, NumberField, asked_for
from app.web.refusals import note_refusal
from app.web.urls import with_query

Terms = TypeVar("Terms")
MODEL_HIDDEN = {"csrf_token", "idempotency_key", "version"}


class Versioned(Protocol):
    """A record with a version column."""

    @property
    def version(self) -> Any: ...


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

    def is_submitted(self) -> bool:
        """Tell whether the form was sent for good: looking up a record is a step before that."""
        return super().is_submitted() and not any(asked_for(name) for name in self._fields)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Check what was sent; the answer to a refused form is a 422 (web/refusals.py)."""
        is_good = bool(super().validate(*args, **kwargs))
        if not is_good:
            note_refusal()
        return is_good

    def values(self) -> dict[str, Any]:
        """Return the fields a service takes: everything but the form's own machinery."""
        return {name: value for name, value in self.data.items() if name not in MODEL_HIDDEN}

    def into(self, terms: type[Terms], **known: Any) -> Terms:
        """Return the typed terms a service takes, filled from the fields of the same names.

        `known` holds what the form does not ask. A field of the terms that neither has is a
        TypeError: a defect of the form.
        """
        own = {field.name for field in fields(terms)} & self._fields.keys()  # type: ignore[arg-type]
        return terms(**{name: self._fields[name].data for name in own}, **known)

    def shown_values(self) -> list[tuple[str, Any, str]]:
        """Return (label, value, the value as people read it) of the fields a service takes."""
        fields = (self._fields[name] for name in self.values())
        return [(str(field.label.text), field.data, _shown(field)) for field in fields]

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
        except (NotAllowedError, NotFoundError, StaleRecordError):
            raise
        except DomainError as error:
            db.session.rollback()
            self.add_error(error)

    def add_error(self, error: DomainError) -> None:
        """Put a domain error by its field, or on top when it has none in this form."""
        note_refusal()
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

    version = NumberField(widget=HiddenInput(), validators=[Optional()])

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

    def check_known(self, record: Versioned | None) -> None:
        """Check the version of a record that is made by its first saving; none is none yet.

        Raises StaleRecordError too when somebody made it, or removed it, meanwhile.
        """
        if record is not None:
            self.check_version(record)
        elif self.version.data is not None:
            raise StaleRecordError([(str(one.label.text), _shown(one), "") for one in self._own()])

    def _own(self) -> list[Field]:
        asked = (field for field in self if not isinstance(field, AnotherField))
        return [field for field in asked if field.name not in MODEL_HIDDEN]


class StepForm(EditForm):
    """A button under what a person has read: it carries the version of that."""


@dataclass(frozen=True)
class Condition:
    """A condition a list is narrowed by, and the list's address without it."""

    text: str
    url_without: str


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

    @property
    def is_narrowed(self) -> bool:
        """Tell whether any filter is set, so that an empty list may be the filter's doing."""
        return any(value not in (None, False) for value in self.criteria().values())

    def criteria(self) -> dict[str, Any]:
        """Return every filter by its name, None where it is empty or nonsense."""
        return {name: self.value(name) for name in self._fields}

    def conditions(self) -> list[Condition]:
        """Return what the list is narrowed by, in words, each with the address without it."""
        return [
            Condition(_in_words(field, value), with_query(**{name: None, "page": None}))
            for name, value in self.criteria().items()
            if value not in (None, False)
            for field in [self._fields[name]]
            if not isinstance(field.widget, HiddenInput)
        ]


def _in_words(field: Field, value: Any) -> str:
    label = str(field.label.text)
    return label if value is True else f"{label}: {_choice_label(field, value)}"


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
    if isinstance(value, FileStorage):
        return value.filename or ""
    labels = {str(choice.value): str(choice.label) for choice in getattr(field, "choices", ())}
    # A field over several records holds their ids, the record itself holds the records.
    values = [getattr(one, "id", one) for one in value] if isinstance(value, list) else [value]
    texts = ("" if one is None else str(one) for one in values)
    return ", ".join(labels.get(text, text) for text in texts)
