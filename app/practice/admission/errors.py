"""What can be wrong with clearances."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError, MoveNotAllowedError


class ClearanceError(DomainError):
    """A paper whose dates or number cannot be."""


class NotAdmittedError(MoveNotAllowedError):
    """A student who lacks what the practice asks for."""

    message = _l("Студент не допущен к практике: позвоните в колледж.")
