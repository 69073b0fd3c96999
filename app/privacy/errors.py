"""What may go wrong with personal data."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class ConsentGivenError(DomainError):
    """The consent is there already."""

    message = _l("Это согласие уже получено.")


class NotNeededError(DomainError):
    """This person's consent is not needed at this age."""

    message = _l("В этом возрасте такая подпись не нужна.")


class RepresentativeMissingError(DomainError):
    """A representative's consent without a representative."""

    message = _l("Укажите имя законного представителя.")


class RepresentativeKindMissingError(DomainError):
    """A representative of an unknown kind."""

    message = _l("Укажите, кем приходится представитель.")


class ConsentDateError(DomainError):
    """A consent of the future."""

    message = _l("Дата согласия не может быть позже сегодняшней.")


class SameTextError(DomainError):
    """A version that changes nothing."""

    message = _l("Текст не изменился.")


class ErasureRefusedError(DomainError):
    """Something forbids to erase a person now; the reasons are its message."""


class AlreadyErasedError(DomainError):
    """Nothing is left to erase."""

    message = _l("Данные этого человека уже удалены.")
