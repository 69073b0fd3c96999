"""Fields of forms: the shape of what is typed, cleaned, bounded and explained in Russian."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from flask import has_request_context, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    ValidationError,
)
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget, Select, TextArea

from app.base.addresses import parse_address
from app.base.choices import FEW, Choices
from app.base.labels import LabelledEnum
from app.base.money import format_amount, format_roubles, parse_roubles
from app.base.typography import clean_text
from app.web.choices import address_of
from app.web.urls import LARGEST_ID, whole_number

MAX_LINE = 255
MAX_TEXT = 10_000
LIVING_YEARS = range(1900, 2101)
MAX_DIGITS = 12  # of any number typed: a longer one is refused before arithmetic sees it


class TypedLength(Length):
    """The length of the text as it stands in the field, whatever value it was read into."""

    def __call__(self, form: Any, field: Any) -> None:
        if len(field._value()) > self.max:
            raise ValidationError(str(self.message) % {"max": self.max})


def unfilled(label: Any) -> Any:
    """Return what a required field says empty when its form has no words of its own for that."""
    return _l("Заполните поле «%(label)s».", label=label)


class LineField(StringField):
    """One line of text; required unless `optional=True`, and `needed` says of what."""

    def __init__(
        self,
        label: Any,
        *,
        optional: bool = False,
        needed: Any = None,
        maximum: int = MAX_LINE,
        **kwargs: Any,
    ) -> None:
        extra = kwargs.pop("validators", [])
        first = Optional() if optional else DataRequired(needed or unfilled(label))
        length = TypedLength(max=maximum, message=_l("Не больше %(max)d знаков."))
        super().__init__(label, validators=[first, length, *extra], **{"default": "", **kwargs})


class ProseField(LineField):
    """Several lines of text, as tall as `rows` says; otherwise as a line."""

    def __init__(self, label: Any, *, rows: int = 0, **kwargs: Any) -> None:
        tall = {"render_kw": {"rows": rows}} if rows else {}
        super().__init__(label, **{"widget": TextArea(), **tall, **kwargs})


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


class EmailField(ParsedField):
    """An address that letters can be sent to, or why they cannot."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        widget = {"type": "email", "autocomplete": "off"}
        super().__init__(label, parse=parse_address, **{"render_kw": widget, **kwargs})


class WebAddressField(LineField):
    """A full address on the web."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        parts = urlsplit(self.data or "")
        if self.data and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError(_("Адрес начинается с https://, например https://college.ru/news."))


class NumberField(IntegerField):
    """A whole number; one of absurd length is refused before any arithmetic on it.

    Python compares a number of 400 digits with a float by raising OverflowError.
    """

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist and len(valuelist[0].strip()) > MAX_DIGITS:
            self.data = None
            raise ValueError(_("Слишком длинное число."))
        super().process_formdata(valuelist)


class CountField(NumberField):
    """A whole number within bounds that the message names."""

    def __init__(
        self,
        label: Any,
        *,
        needed: Any = None,
        minimum: int = 0,
        maximum: int = 1000,
        **kwargs: Any,
    ) -> None:
        bounds = NumberRange(minimum, maximum, _l("Число от %(min)s до %(max)s."))
        first = InputRequired(needed or unfilled(label))
        super().__init__(label, validators=[first, bounds], **kwargs)


class DayField(DateField):
    """A date as browsers send it (2024-03-15) or as people write it (15.03.2024).

    A year slips easily while it is typed (0024, 20224); what no living person meets is refused.
    """

    data: date | None

    def __init__(
        self, label: Any, *, optional: bool = False, needed: Any = None, **kwargs: Any
    ) -> None:
        extra = kwargs.pop("validators", [])
        first = Optional() if optional else InputRequired(needed or unfilled(label))
        super().__init__(
            label, validators=[first, *extra], format=["%Y-%m-%d", "%d.%m.%Y"], **kwargs
        )

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            message = _("Такой даты нет. Напишите её как 15.03.2024.")
            raise ValueError(message) from error
        if self.data and self.data.year not in LIVING_YEARS:
            self.data = None
            raise ValueError(_("Проверьте год."))


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

    def offer(self, pairs: Iterable[tuple[Any, Any]], *, empty: Any = None) -> None:
        """Fill the select; «все» comes first, or what else a list shows when nothing is asked."""
        self.choices = _choices(empty or _l("все"), pairs)


class EnumFilter(ChoiceFilter):
    """A filter over a LabelledEnum; the value is its member, nonsense is no value."""

    def __init__(self, label: Any, kind: type[LabelledEnum], **kwargs: Any) -> None:
        super().__init__(
            label, kind.pairs(), coerce=lambda value: kind(value) if value else "", **kwargs
        )


class AnotherField(BooleanField):
    """«Это другой человек»: asked only when a record like this one was found."""

    @property
    def is_needed(self) -> bool:
        """Tell whether the box stands on the page."""
        return bool(self.errors or self.data)


class RoublesField(StringField):
    """A sum typed in roubles; the value is whole kopecks, None when left empty."""

    def __init__(self, label: Any, *, optional: bool = False, **kwargs: Any) -> None:
        needed = Optional() if optional else InputRequired(_l("Укажите сумму."))
        widget = {"inputmode": "decimal"}
        super().__init__(label, validators=[needed], **{"render_kw": widget, **kwargs})

    def process_formdata(self, valuelist: list[str]) -> None:
        text = clean_text(valuelist[0]) if valuelist else ""
        self.data = None
        if text:
            self.data = parse_roubles(text)

    def in_words(self, value: int | None) -> str:
        """Return a stored value as people read it, for the page of two versions."""
        return "" if value is None else format_roubles(value)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return format_amount(self.data) if self.data is not None else ""


class RecordFilter(NumberField):
    """A record's id in the address, carried through the filter form unseen."""

    def __init__(self, label: Any = "", **kwargs: Any) -> None:
        validators = [Optional(), NumberRange(1, LARGEST_ID)]
        super().__init__(label, validators=validators, widget=HiddenInput(), **kwargs)


class SearchSelect(Select):
    """A select; one that knows only some of its records says where to ask for more."""

    def __call__(self, field: Any, **kwargs: Any) -> Markup:
        if field.source is None:
            plain: Markup = super().__call__(field, **kwargs)
            return plain
        address = {"data-search": "", "data-search-url": address_of(field.source)}
        select: Markup = super().__call__(field, **{**kwargs, **address})
        step = render_template("web/_find.html", field=field)
        return select + Markup(step)  # noqa: S704 - a template of ours, escaped by itself


class _AmongRecords:
    """What one choice and several share: a list of all records while they are few, else a search.

    Without JavaScript the search is a step of the form: a second button sends the words, the form
    comes back with what they found, and nothing is stored meanwhile (`BaseForm.is_submitted`).
    """

    source: Choices | None = None
    found: int | None = None  # how many records the words of the last step meant
    name: str
    data: Any
    choices: Any

    def search_among(self, source: Choices, *, few: int = FEW) -> None:
        """Offer the records of a source: each when they are few, else the chosen ones.

        `few` is less where each is a line or two of checkboxes, or where they are offered twice.
        """
        pairs = source.first(few + 1)
        if len(pairs) > few:
            self.source = source
            pairs = source.named(self._chosen_ids())
            if words := asked_for(self.name):
                hits = source.find(words)
                self.found = len(hits)
                pairs = list(dict([*pairs, *hits]).items())
        self.offer(pairs)

    def offer(self, pairs: Iterable[tuple[int, str]]) -> None:
        raise NotImplementedError

    @property
    def has_records(self) -> bool:
        """Whether there is anything to choose; a list that is searched shows only the chosen."""
        return self.source is not None or any(choice.value for choice in self.choices)

    def in_words(self, value: Any) -> str:
        """Return the label of a stored or sent value, for the page of two versions."""
        ids = _ids_of(value)
        labels = {str(choice.value): str(choice.label) for choice in self.choices}
        if self.source:
            labels |= {str(id_): label for id_, label in self.source.named(ids)}
        return ", ".join(labels.get(str(id_), str(id_)) for id_ in ids)

    def _chosen_ids(self) -> list[int]:
        return _ids_of(self.data)


def _ids_of(value: Any) -> list[int]:
    values = value if isinstance(value, list) else [value]
    ids = (record_id(getattr(one, "id", one)) for one in values)
    return [one for one in ids if one is not None]


def asked_for(name: str) -> str:
    """Return the words by which a record for a field is looked for in this request, else nothing.

    For Enter browsers press a form's first button: whichever field's button it was, the words that
    stand in the fields count, and without words it means nothing.
    """
    if not has_request_context() or "find" not in request.values:
        return ""
    return str(clean_text(request.values.get(f"{name}-words", "")))


class RecordField(_AmongRecords, SelectField):
    """A select over records: offered as (id, label) pairs, the value an int or None."""

    widget = SearchSelect()

    def __init__(
        self, label: Any, *, optional: bool = False, needed: Any = None, **kwargs: Any
    ) -> None:
        first = Optional() if optional else InputRequired(needed or unfilled(label))
        super().__init__(label, coerce=record_id, choices=[], validators=[first], **kwargs)
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


class RecordChoiceFilter(RecordField):
    """A record to narrow a list by: everything, or one of them; the value an int or None."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, optional=True, **kwargs)
        self.empty = _l("все")


class RecordsField(_AmongRecords, SelectMultipleField):
    """Several records: checkboxes while they are few, the value a list of ids."""

    def __init__(
        self, label: Any, *, optional: bool = False, needed: Any = None, **kwargs: Any
    ) -> None:
        first = Optional() if optional else InputRequired(needed or unfilled(label))
        super().__init__(label, coerce=record_id, choices=[], validators=[first], **kwargs)
        self.widget = SearchSelect(multiple=True)

    def offer(self, pairs: Iterable[tuple[int, str]]) -> None:
        """Fill the list."""
        self.choices = [SelectChoice(value, label) for value, label in pairs]
        if self.source is None:
            self.widget, self.option_widget = ListWidget(prefix_label=False), CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered; raises ValidationError."""
        if not set(self.data or ()) <= {choice.value for choice in self.choices}:
            raise ValidationError(_("Выберите значения из списка."))

    def process_data(self, value: Any) -> None:
        """Take the records of a relationship as their ids."""
        self.data = [getattr(one, "id", one) for one in value or ()]


def _choices(empty: Any, pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    return [SelectChoice("", empty), *(SelectChoice(str(value), name) for value, name in pairs)]


def record_id(value: Any) -> int | None:
    """Read a record's id from a form; empty is None, an impossible one too."""
    number = whole_number(str(value or ""))
    return number if number is not None and number <= LARGEST_ID else None
