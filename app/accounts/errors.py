"""What can go wrong with signing in and with accounts."""

from flask_babel import lazy_gettext as _l

from app.web.errors import DomainError


class SignInRefusedError(DomainError):
    """The e-mail and password fit nobody (the text never says which of them)."""

    message = _l("Почта или пароль не подходят. Проверьте раскладку и попробуйте ещё раз.")


class TooManyTriesError(DomainError):
    """The lockout is on."""

    message = _l("Слишком много попыток. Подождите 15 минут или задайте новый пароль.")


class EmailTakenError(DomainError):
    """Another account has this e-mail."""

    message = _l("Человек с такой почтой уже есть.")


class WeakPasswordError(DomainError):
    """The password is too short, too long or too common."""
