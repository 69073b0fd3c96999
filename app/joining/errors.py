"""What can be wrong with a request to take part, and with its answer."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class NothingWantedError(DomainError):
    """A request has to say what it is about."""

    message = _l("Отметьте хотя бы одно: иначе мы не поймём, с чем вам помочь.")


class AlreadyAskedError(DomainError):
    """The same organization has asked from the same address and has no answer yet."""

    message = _l("Такая заявка у нас уже есть. Ответ придёт на вашу почту.")


class TooManyRequestsError(DomainError):
    """So many requests came from one place that the next has to wait."""

    message = _l("С этого адреса заявок уже много. Попробуйте через час или позвоните в колледж.")


class AskerClosedError(DomainError):
    """The asker has an account that may not sign in."""

    message = _l(
        "Учётная запись с этой почтой заблокирована. Разблокируйте её или отклоните заявку."
    )
