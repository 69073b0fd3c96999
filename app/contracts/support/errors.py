"""What can be wrong with a measure of support."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class SupportMissingError(DomainError):
    """The customer promises nothing for the time of training."""

    message = _l(
        "Нужна хотя бы одна мера поддержки: выплата, оплата жилья, проезда, учебных материалов."
    )


class SupportSumError(DomainError):
    """A payment without its sum, or a sum without how often it is paid."""


class SupportUntoldError(DomainError):
    """Another measure that nobody can tell what it is."""

    message = _l("Напишите, в чём мера поддержки.")


class SupportTermError(DomainError):
    """A measure lies outside of the training."""


class LastMeasureError(DomainError):
    """The only measure of a contract is not taken away: the law asks for at least one."""

    message = _l("Это единственная мера поддержки, а нужна хотя бы одна. Сначала добавьте другую.")
