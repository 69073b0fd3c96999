"""What can be wrong with a contract."""

from flask_babel import lazy_gettext as _l

from app.web.errors import DomainError


class WrongStepError(DomainError):
    """The contract cannot get from its state into the asked one."""

    message = _l("Из этого состояния так нельзя. Обновите страницу: договор уже изменился.")


class NotEditableError(DomainError):
    """A signed contract is not edited, it is terminated or fulfilled."""

    message = _l("Подписанный договор не изменяют. Его исполняют или расторгают.")


class NumberTakenError(DomainError):
    """Another contract has this number."""

    message = _l("Договор с таким номером уже есть.")


class AlreadyInForceError(DomainError):
    """The student has a contract in force."""

    message = _l("У студента уже есть действующий целевой договор.")


class TrainingOverError(DomainError):
    """Training would be over before the contract begins."""

    message = _l("Обучение должно закончиться после сегодняшнего дня.")


class SigningDateError(DomainError):
    """The day of signing is in the future, before the draft or after training."""


class ParentConsentMissingError(DomainError):
    """Somebody under 18 signs without a parent."""

    message = _l("Студенту нет 18 лет: укажите, кто из родителей дал согласие и когда.")


class ReasonMissingError(DomainError):
    """A termination needs its reason."""

    message = _l("Напишите причину расторжения.")


class SettlementDateError(DomainError):
    """An obligation cannot have been fulfilled in the future."""

    message = _l("Эта дата ещё не наступила.")
