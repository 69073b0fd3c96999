"""What can be refused before a fair, and how to mend it."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class FairOverError(DomainError):
    """What was prepared for a fair stays as it was on its day."""

    message = _l("Ярмарка уже прошла: подготовку менять поздно.")


class NoTalkFitsError(DomainError):
    """Between the first talk and the end of the fair there must be time for one."""

    message = _l("Не помещается ни одно собеседование. Начните раньше или сократите перерывы.")


class PausesUnclearError(DomainError):
    """Breaks are written as times of the day."""
