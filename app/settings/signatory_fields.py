"""Fields of who signs: of the college and organizations here, of the papers of other packages."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from app.settings.enums import Authority, SignatoryGender
from app.web.fields import DayField, EnumField, LineField
from app.web.forms import BaseForm, EditForm


class SignatoryByRight(BaseForm):
    """Who signs and by what right."""

    name = LineField(
        _l("Фамилия, имя, отчество"), needed=_l("Укажите фамилию, имя и отчество полностью.")
    )
    post = LineField(_l("Должность"), needed=_l("Укажите должность."))
    authority = EnumField(_l("Действует на основании"), Authority)
    authority_number = LineField(
        _l("Номер"), optional=True, description=_l("Доверенности, приказа или положения.")
    )
    authority_on = DayField(_l("От какого числа"), optional=True)


class SignatoryTenure(BaseForm):
    """From when until when."""

    valid_from = DayField(_l("Подписывает с"), optional=True)
    valid_until = DayField(
        _l("Подписывает по"), optional=True, description=_l("Пусто — пока не назначен другой.")
    )


class SignatoryInContract(BaseForm):
    """How the first sentence of a contract names who signs, where the site declines wrongly."""

    gender = SelectField(
        _l("В документе"),
        choices=[
            SelectChoice("", _l("определить по имени")),
            *(SelectChoice(value, label) for value, label in SignatoryGender.pairs()),
        ],
        coerce=lambda value: SignatoryGender(value) if value else None,
    )
    post_genitive = LineField(
        _l("Должность: в лице кого?"),
        optional=True,
        description=_l("Заполните, если в документе должность склоняется неверно."),
    )
    name_genitive = LineField(_l("Имя: в лице кого?"), optional=True)


class PartySignatoryForm(SignatoryByRight, SignatoryInContract, EditForm):
    """Who signs one paper for a party."""
