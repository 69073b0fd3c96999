"""What can be wrong with an agreement."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class AgreementNumberTakenError(DomainError):
    """Another agreement has this number."""

    message = _l("Договор с таким номером уже есть.")


class AgreementDatesError(DomainError):
    """A date does not fit the others, or has not come yet."""


class AgreementPeriodError(DomainError):
    """An agreement for one period names none, or one for all names one."""

    message = _l("Выберите период: договор заключают на него.")


class ForeignBaseError(DomainError):
    """A base belongs to another organization."""

    message = _l("Эта база другой организации. Выберите базы той организации, с которой договор.")


class ScanMissingError(DomainError):
    """Nothing proves that the paper is signed."""

    message = _l("Приложите скан подписанного договора: без него договор остаётся проектом.")


class SignatoryMissingError(DomainError):
    """Nobody is named who signs for a party."""


class AppendixEmptyError(DomainError):
    """The agreement does not say what students learn there."""

    message = _l("Заполните приложение 1: без программ и сроков договор не подписывают.")


class AmendmentOpenError(DomainError):
    """Another amendment is still a draft."""

    message = _l("Другое дополнительное соглашение ещё проект: подпишите или удалите его.")


class NothingAmendedError(DomainError):
    """An amendment that changes nothing."""

    message = _l("Соглашение ничего не меняет. Измените срок, базы, подписантов или приложения.")


class EditionSignedError(DomainError):
    """What was signed never changes."""

    message = _l("Это уже подписано и не меняется. Изменения оформляют дополнительным соглашением.")


class AgreementChangedError(DomainError):
    """Somebody changed the text after this person had read it."""

    message = _l("Пока страница была открыта, текст изменили. Прочитайте его и отметьте ещё раз.")


class AgreementReasonError(DomainError):
    """A termination needs its reason."""

    message = _l("Напишите причину.")


class NoAgreementError(DomainError):
    """A seat outside of a signed agreement, where the college refuses such seats."""
