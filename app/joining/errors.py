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


class AskerKnownError(DomainError):
    """The asker has an account, so there is nothing to invite to."""

    message = _l(
        "У этой почты уже есть учётная запись. Отклоните заявку и напишите в причине, как войти."
    )
