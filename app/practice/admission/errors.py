"""What can be wrong with clearances."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class ClearanceError(DomainError):
    """A paper whose dates or number cannot be."""


class NotAdmittedError(DomainError):
    """A student who lacks what the practice asks for."""

    message = _l("У студента нет допуска к практике.")
