"""Forms of organizations."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import Optional

from app.base.identity import tidy_town, town_identity
from app.base.phones import parse_phone
from app.base.requisites import parse_inn, parse_kpp, parse_ogrn
from app.organizations.enums import OrganizationKind
from app.web.fields import (
    AnotherField,
    ChoiceFilter,
    EmailField,
    EnumField,
    EnumFilter,
    LineField,
    ParsedField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm


class OrganizationFields(BaseForm):
    """What is known of an organization."""

    name = LineField(
        _l("Полное название"),
        needed=_l("Укажите полное название."),
        description=_l("Как в уставе, с формой и кавычками."),
    )
    short_name = LineField(
        _l("Краткое название"),
        needed=_l("Укажите краткое название."),
        description=_l("Так организация показана в списках."),
    )
    kind = EnumField(_l("Вид"), OrganizationKind)
    town = LineField(
        _l("Населённый пункт"), needed=_l("Укажите населённый пункт."), filters=[tidy_town]
    )
    address = LineField(_l("Адрес"), optional=True)
    inn = ParsedField(_l("ИНН"), parse=parse_inn, optional=True)
    kpp = ParsedField(_l("КПП"), parse=parse_kpp, optional=True)
    ogrn = ParsedField(_l("ОГРН"), parse=parse_ogrn, optional=True)
    phone = ParsedField(_l("Телефон"), parse=parse_phone, optional=True)
    email = EmailField(_l("Электронная почта"), optional=True)
    head_name = LineField(_l("Руководитель"), optional=True)
    head_position = LineField(_l("Должность руководителя"), optional=True)
    is_another = AnotherField(_l("Это другая организация"))


class OrganizationCreateForm(OrganizationFields, CreateForm):
    """A new organization."""


class OrganizationEditForm(OrganizationFields, EditForm):
    """A known organization."""


class ContactPersonForm(CreateForm):
    """Whom to call."""

    name = LineField(_l("Фамилия, имя, отчество"), needed=_l("Укажите фамилию, имя и отчество."))
    position = LineField(_l("Должность"), optional=True)
    phone = ParsedField(_l("Телефон"), parse=parse_phone, optional=True)
    email = EmailField(_l("Электронная почта"), optional=True)
    is_another = AnotherField(_l("Это другой человек"))


class OrganizationFilterForm(FilterForm):
    """Search and filters of the list."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    kind = EnumFilter(_l("Вид"), OrganizationKind)
    town = ChoiceFilter(_l("Населённый пункт"), coerce=town_identity)
    left = BooleanField(_l("Вышедшие из кластера"))

    def criteria(self) -> dict[str, Any]:
        """Return every filter by its name."""
        found = super().criteria()
        return {**found, "left": found["left"] or None}
