"""What a link refuses."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class LinkOverError(DomainError):
    """The day until which an answer was expected has passed."""

    message = _l("Срок ответа по этой ссылке истёк.")


class LinkAnsweredError(DomainError):
    """Somebody has answered already."""

    message = _l("Ответ уже получен.")


class LinkWithdrawnError(DomainError):
    """The college took the link back."""

    message = _l("Колледж отозвал эту ссылку.")


class UntilPastError(DomainError):
    """An answer is wanted by a day that has passed."""

    message = _l("Этот день уже прошёл. Назначьте срок не раньше сегодняшнего дня.")


class NoWayToAddresseeError(DomainError):
    """Nobody can be written to without an address."""

    message = _l("Не указана электронная почта: напомнить письмом нельзя.")


class TooManyAnswersError(DomainError):
    """So many answers came from one place that another one has to wait."""

    message = _l("С этого адреса слишком много ответов подряд. Попробуйте через час.")
