"""What can be wrong with a change of seats."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class TroubleError(DomainError):
    """What is said to have happened names nothing, or changes nothing."""


class NothingToProposeError(DomainError):
    """Nobody would move."""

    message = _l("Предлагать нечего: ни у кого место не изменится.")


class SwapError(DomainError):
    """Two students may not swap, or one of them is not found."""
