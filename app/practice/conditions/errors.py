"""What can be wrong with the conditions of a distribution."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class LimitError(DomainError):
    """A limit of nothing, or of two things at once."""


class LimitTwiceError(DomainError):
    """The period limits this already."""

    message = _l("Такой предел уже есть. Уберите его и задайте новый.")


class LimitsCrossError(DomainError):
    """Two limits overlap and neither holds the other."""


class CompanionError(DomainError):
    """A student cannot be named as a companion."""


class KeptApartTwiceError(DomainError):
    """It is known of these two already."""

    message = _l("Об этих студентах уже записано.")


class ConflictTwiceError(DomainError):
    """It is known of this student and this organization already."""

    message = _l("Об этой организации уже сообщили.")
