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


class PaymentTwiceError(DomainError):
    """The journal has a payment of this measure for this month."""

    message = _l("За этот месяц выплата по этой мере уже записана. Откройте её в журнале.")


class PaymentMonthError(DomainError):
    """A month in which the measure does not hold."""


class PaymentDocumentError(DomainError):
    """Money that moved without a payment document, or by one of a day to come."""


class PaymentReasonError(DomainError):
    """A payment that was not made, and nobody says why."""

    message = _l("Напишите, почему выплаты не было.")


class NotSignedError(DomainError):
    """Nothing is paid by a contract that nobody has signed."""

    message = _l("Договор ещё не подписан: выплат по нему нет.")


class NotMoneyError(DomainError):
    """A measure that is given in kind has no payments."""

    message = _l("У этой меры нет суммы, выплат по ней не записывают.")
