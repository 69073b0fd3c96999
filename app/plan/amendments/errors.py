"""What can be wrong with an amendment."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class AmendmentNumberTakenError(DomainError):
    """The plan has an amendment of this number."""

    message = _l("Изменение с таким номером у этого плана уже есть.")


class AmendmentEmptyError(DomainError):
    """Nothing stands in it."""

    message = _l("В изменении нет ни одного пункта: принимать нечего.")


class AmendmentOutdatedError(DomainError):
    """An item is not what it was when the amendment was prepared."""

    message = _l(
        "Пока изменение готовили, план поменялся. Ниже показано, что было и что стало: "
        "добавьте эти пункты заново."
    )


class MinutesDayError(DomainError):
    """The minutes are of a day that has not come."""

    message = _l("Протокол не может быть из будущего.")


class RecordsAtStakeError(DomainError):
    """An item that records serve would be withdrawn, and nobody has said that this is meant."""


class NothingChangedError(DomainError):
    """The words of the item stay as they are."""

    message = _l("Вы ничего не изменили: слова пункта прежние.")
