"""What can be wrong with certificates."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class IssuedInFutureError(DomainError):
    """Issued on a day that has not come."""

    message = _l("Этот день ещё не наступил.")


class EndsBeforeIssueError(DomainError):
    """Valid until a day before it was issued."""

    message = _l("Документ не может перестать действовать раньше дня выдачи.")


class AlreadyEnteredError(DomainError):
    """The same person's document with the same number."""

    message = _l("Документ этого человека с таким номером уже есть.")
