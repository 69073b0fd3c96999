"""The form of a citizen's requisites, and the line that takes no passport."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from app.contracts.requisites.errors import PassportInOpenError
from app.contracts.requisites.rules import holds_passport
from app.web.fields import LineField
from app.web.forms import EditForm

_CLOSED = {"autocomplete": "off"}
_NUMBERS = _l("Серия и номер: 4506 123456.")


class AuthorityField(LineField):
    """What proves a representative's authority: it lies in the open, so it takes no passport."""

    def pre_validate(self, form: Any) -> None:
        """Refuse a passport; raises ValidationError."""
        if holds_passport(self.data or ""):
            raise ValidationError(str(PassportInOpenError.message))


class CitizenRequisitesForm(EditForm):
    """What is not filled is printed as a line for a pen."""

    passport = LineField(
        _l("Паспорт"),
        optional=True,
        render_kw=_CLOSED,
        description=_NUMBERS,
    )
    passport_issued = LineField(_l("Кем и когда выдан"), optional=True, render_kw=_CLOSED)
    snils = LineField(_l("СНИЛС"), optional=True, render_kw=_CLOSED)
    address = LineField(_l("Адрес регистрации"), optional=True, render_kw=_CLOSED)
    account = LineField(_l("Счёт для выплат"), optional=True, render_kw=_CLOSED)
    giver_passport = LineField(
        _l("Паспорт законного представителя"),
        optional=True,
        render_kw=_CLOSED,
        description=_NUMBERS,
    )
    giver_passport_issued = LineField(
        _l("Кем и когда выдан паспорт представителя"), optional=True, render_kw=_CLOSED
    )

    def ask_citizen_only(self) -> None:
        """Leave the representative out: this contract has none."""
        del self.giver_passport, self.giver_passport_issued
