"""What can be wrong with a letter."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class BadAddressError(DomainError):
    """The address cannot stand in a letter's header."""

    message = _l("На такой адрес письмо не отправить.")


class LetterNotFailedError(DomainError):
    """Only a letter that did not arrive can be sent again."""

    message = _l("Это письмо не нужно отправлять заново: оно уже ушло или ждёт отправки.")


class SecretGoneError(DomainError):
    """The letter's one-time link was wiped when the letter failed."""

    message = _l("В письме была одноразовая ссылка, мы её стёрли. Отправьте новое приглашение.")
