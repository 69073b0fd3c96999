"""What can be wrong with a contract."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class ChangedMeanwhileError(DomainError):
    """The person decides about a text that is no longer the present one."""

    message = _l("Пока страница была открыта, договор изменили. Прочитайте его и решите ещё раз.")


class NumberTakenError(DomainError):
    """Another contract has this number."""

    message = _l("Договор с таким номером уже есть.")


class HasContractError(DomainError):
    """The student has another contract that is not over."""

    def __init__(self, number: str, state: str) -> None:
        text = _(
            "У студента уже есть договор %(number)s: %(state)s. Измените его или сначала отмените.",
            number=number,
            state=state,
        )
        super().__init__(text, field="student_id")


class AlreadyInForceError(DomainError):
    """The student has a contract in force."""

    message = _l("У студента уже есть действующий целевой договор.")


class PartyLeftError(DomainError):
    """A customer or an employer that is no participant of the cluster any more."""

    def __init__(self, name: str, *, field: str | None = None) -> None:
        text = _(
            "%(name)s больше не участвует в кластере. Выберите другую организацию или верните её "
            "на её странице.",
            name=name,
        )
        super().__init__(text, field=field)


class PartyMergedError(DomainError):
    """A customer or an employer whose card is gone: it was made one with another."""

    message = _l(
        "Карточки этой организации больше нет: её объединили с другой. Выберите организацию снова."
    )


class DraftDateError(DomainError):
    """A contract cannot have been drafted in the future."""

    message = _l("Эта дата ещё не наступила.")


class TrainingTermError(DomainError):
    """Training would be over before the contract begins, or last longer than any does."""


class WorkTermError(DomainError):
    """The law knows three to five years of work."""

    message = _l("По закону срок трудовой деятельности — от 3 до 5 лет.")


class OtherTrainingError(DomainError):
    """The contract says another training than the card of its student."""


class CollegeElsewhereError(DomainError):
    """The college has no duties of training where another organization trains."""

    message = _l(
        "Студент учится в другой организации: колледж не может быть стороной договора. "
        "Снимите отметку."
    )


class EmploymentTermError(DomainError):
    """The employment contract would come later than the regulation lets it."""


class ContractDaysError(DomainError):
    """Days of a contract that contradict one another."""


class NoPartyError(DomainError):
    """Who signs nothing here owes nothing."""

    message = _l("Это не сторона договора, обязательств по нему у неё нет.")


class SigningDateError(DomainError):
    """The day of signing is in the future, before the draft or after training."""


class RepresentativeUnnamedError(DomainError):
    """Somebody under 18 signs without a representative."""

    message = _l(
        "Студенту нет 18 лет: укажите, кто законный представитель, "
        "который дал согласие, и дату согласия."
    )


class RepresentativeConsentDateError(DomainError):
    """The representative agreed before there was a contract, or after it was signed."""

    message = _l("Согласие дают после составления договора и не позже подписания.")


class ConditionsMissingError(DomainError):
    """The contract does not say what its regulation asks for."""

    def __init__(self, gaps: Sequence[str]) -> None:
        listed = "; ".join(gaps)
        super().__init__(_("Договор ещё проект. Не хватает: %(gaps)s.", gaps=listed))


class RepresentativeConsentMissingError(DomainError):
    """Somebody under 18 would sign before the representative has agreed."""

    message = _l(
        "Студенту нет 18 лет: сначала нужно письменное согласие законного представителя. "
        "Отметьте его на странице договора."
    )


class ConsentNotAskedError(DomainError):
    """A consent that nobody needs now: the text is not agreed on yet, or the student is of age."""

    message = _l(
        "Согласие дают, когда договор предложен студенту и ещё не подписан, а студенту нет 18 лет."
    )


class NobodySignsError(DomainError):
    """Signatures of nobody, or of who has signed already."""

    message = _l("Отметьте, кто подписал: сторону, подпись которой ещё не записана.")


class ContractScanMissingError(DomainError):
    """Every party has signed, and nothing proves it."""

    message = _l("Приложите подписанный договор: без него договор остаётся проектом.")


class ConsentScanMissingError(DomainError):
    """A consent on paper without its scan."""

    message = _l("Приложите скан согласия.")


class TooEarlyError(DomainError):
    """The contract's own dates say that it is not yet time."""


class ReasonMissingError(DomainError):
    """A termination needs its reason."""

    message = _l("Напишите причину.")


class TerminationDateError(DomainError):
    """A contract cannot have ended in the future, nor before it began."""


class ObligationDateError(DomainError):
    """An obligation lies outside of the contract's term."""

    message = _l(
        "Срок должен лежать между составлением договора и концом срока трудовой деятельности."
    )


class SettlementDateError(DomainError):
    """An obligation cannot have been settled in the future, nor before its contract."""


class MoveDayError(DomainError):
    """A move lies in the future, or before the last one of its contract."""


class BackdatingUnexplainedError(DomainError):
    """What is entered for a day that is over needs a reason, and so do some moves always."""

    message = _l("Напишите причину: она нужна и тогда, когда отмечают прошедший день.")


class SuspensionTermError(DomainError):
    """A suspension would end before it begins."""

    message = _l("Приостановление не может закончиться раньше, чем началось.")


class AmendmentDayError(DomainError):
    """An amendment is signed in the future, or would hold before what came earlier."""


class SameTermsError(DomainError):
    """An amendment says what the contract says already."""

    message = _l("Измените хотя бы одно условие: соглашение повторяет договор.")


class SupplementNumberTakenError(DomainError):
    """Another amendment of the contract has the number."""

    message = _l("Соглашение с таким номером у этого договора уже есть.")


class PaidMeanwhileError(DomainError):
    """Support was paid by the terms of a day that an amendment would change."""

    message = _l("По прежним условиям уже выплачено до %(day)s. Укажите день позже.")

    def __init__(self, day: str, *, field: str) -> None:
        super().__init__(str(self.message) % {"day": day}, field=field)
