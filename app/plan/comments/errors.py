"""What can be wrong with comments."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class CommentStandsError(DomainError):
    """A day has passed: others may have answered already."""

    message = _l("Исправить комментарий можно в течение суток. Напишите новый.")
