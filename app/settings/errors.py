"""What the settings refuse."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class SettingsRequisitesError(DomainError):
    """The college's INN, KPP and OGRN do not belong together; the message says which."""


class AuthorityIncompleteError(DomainError):
    """A power of attorney or an order is named by its number and its day."""

    message = _l("Укажите номер и дату: без них доверенность и приказ не назвать в документе.")


class TermReversedError(DomainError):
    """A right to sign ends before it begins."""

    message = _l("Последний день раньше первого.")


class CouncilNameTakenError(DomainError):
    """There is a council of this name."""

    message = _l("Совет с таким названием уже есть.")


class SiteTakenError(DomainError):
    """There is a site with this address."""

    message = _l("Площадка с таким адресом уже есть.")


class DayTakenError(DomainError):
    """The day was moved already."""

    message = _l("Этот день уже отмечен. Сначала уберите прежнюю отметку.")


class BadEmblemError(DomainError):
    """The file is no picture we may show; the message says why."""


class UnknownFieldsError(DomainError):
    """A letter uses fields that it does not have."""


class FieldLeftOutError(DomainError):
    """A letter leaves out what it is written for."""
