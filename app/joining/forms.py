"""Forms of requests to take part."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Optional

from app.base.choices import Choices
from app.base.identity import tidy_town
from app.base.phones import parse_phone
from app.base.requisites import parse_inn, parse_kpp, parse_ogrn
from app.joining.enums import JoinState
from app.organizations.enums import OrganizationKind
from app.web.fields import (
    AnotherField,
    EmailField,
    EnumField,
    EnumFilter,
    LineField,
    ParsedField,
    ProseField,
    RecordField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MAX_STORY = 2000


class JoinForm(CreateForm):
    """What a stranger tells of an organization. `website` is seen by programs alone."""

    name = LineField(
        _l("Название организации"),
        needed=_l("Укажите название организации."),
        description=_l("Как его пишут в документах: ГБОУ «Школа №\u00a05»."),
        render_kw={"autocomplete": "organization"},
    )
    kind = EnumField(_l("Вид"), OrganizationKind, default=OrganizationKind.SCHOOL)
    town = LineField(
        _l("Населённый пункт"), needed=_l("Укажите населённый пункт."), filters=[tidy_town]
    )
    contact_name = LineField(
        _l("Фамилия, имя, отчество"),
        needed=_l("Укажите фамилию, имя и отчество."),
        description=_l("Того, с кем колледжу связаться."),
        render_kw={"autocomplete": "name"},
    )
    contact_position = LineField(
        _l("Должность"),
        needed=_l("Укажите должность."),
        render_kw={"autocomplete": "organization-title"},
    )
    phone = ParsedField(
        _l("Телефон"),
        needed=_l("Укажите телефон."),
        parse=parse_phone,
        render_kw={"type": "tel", "autocomplete": "tel"},
    )
    email = EmailField(
        _l("Электронная почта"),
        needed=_l("Укажите электронную почту."),
        description=_l("Сюда придут ответ и приглашение на сайт."),
        render_kw={"type": "email", "autocomplete": "email"},
    )
    wants_places = BooleanField(_l("Готовы принять студентов на практику"))
    wants_vacancies = BooleanField(_l("Ищем сотрудников: вакансии на ярмарке"))
    wants_mentors = BooleanField(_l("Готовы дать студентам наставников"))
    comment = ProseField(_l("Что ещё сказать"), optional=True, maximum=MAX_STORY)
    consent = BooleanField(
        _l("Согласен на обработку моих персональных данных"),
        validators=[InputRequired(_l("Без согласия мы не можем сохранить заявку."))],
        description=_l(
            "Имя, должность, телефон и почту увидят только сотрудники колледжа. Они нужны, чтобы "
            "ответить на заявку и пригласить вас на сайт. Согласие можно отозвать: напишите в "
            "колледж, и мы удалим данные."
        ),
    )
    website = StringField(
        _l("Не заполняйте это поле"),
        validators=[Optional()],
        render_kw={"autocomplete": "off", "tabindex": "-1"},
    )


class JoinApprovalForm(EditForm):
    """Which organization asks: one that is known, or a new one under these names."""

    organization_id = RecordField(
        _l("Организация, которая уже есть"),
        optional=True,
        description=_l("Оставьте пустым, если организации ещё нет в кластере."),
        render_kw={"data-search": ""},
    )
    name = LineField(_l("Полное название новой организации"), needed=_l("Укажите полное название."))
    short_name = LineField(
        _l("Краткое название"),
        needed=_l("Укажите краткое название."),
        description=_l("Так её покажут списки."),
    )
    kind = EnumField(_l("Вид"), OrganizationKind)
    town = LineField(
        _l("Населённый пункт"), needed=_l("Укажите населённый пункт."), filters=[tidy_town]
    )
    is_another = AnotherField(_l("Это другая организация"))

    def offer(self, organizations: Choices) -> None:
        """Fill the select with what there is."""
        self.organization_id.search_among(organizations)


class JoinRefusalForm(EditForm):
    """Why not."""

    reason = ProseField(
        _l("Причина"),
        needed=_l("Напишите причину."),
        description=_l("Она придёт в письме тому, кто отправил заявку."),
        maximum=MAX_STORY,
    )


class JoinFilterForm(FilterForm):
    """Filters of the list."""

    state = EnumFilter(_l("Состояние"), JoinState)


class DetailsForm(BaseForm):
    """What an organization says of itself behind a link."""

    address = LineField(_l("Адрес"), optional=True)
    phone = ParsedField(_l("Телефон организации"), parse=parse_phone, optional=True)
    email = EmailField(_l("Электронная почта организации"), optional=True)
    head_name = LineField(_l("Руководитель: фамилия, имя, отчество"), optional=True)
    head_position = LineField(_l("Должность руководителя"), optional=True)
    inn = ParsedField(_l("ИНН"), parse=parse_inn, optional=True)
    kpp = ParsedField(_l("КПП"), parse=parse_kpp, optional=True)
    ogrn = ParsedField(_l("ОГРН"), parse=parse_ogrn, optional=True)
    contact_name = LineField(_l("Контактное лицо: фамилия, имя, отчество"), optional=True)
    contact_position = LineField(_l("Должность контактного лица"), optional=True)
    contact_phone = ParsedField(_l("Телефон контактного лица"), parse=parse_phone, optional=True)
    contact_email = EmailField(_l("Почта контактного лица"), optional=True)

    @classmethod
    def labels(cls) -> dict[str, Any]:
        """Return what the fields are called, by their names."""
        form = cls(formdata=None, meta={"csrf": False})
        return {name: form[name].label.text for name in form.values()}
