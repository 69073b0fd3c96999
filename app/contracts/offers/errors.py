"""What can be wrong with an offer, an application, a selection."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class OfferDaysError(DomainError):
    """Applications would end before they begin, or before today."""


class OrderingTwiceError(DomainError):
    """A rule of ordering is named twice."""

    message = _l("Это правило уже выбрано выше.")


class OfferSupportError(DomainError):
    """An offer names neither help in kind nor a sum."""

    message = _l("Нужна хотя бы одна мера поддержки: напишите её или укажите сумму.")


class CustomerLeftError(DomainError):
    """The customer is no participant of the cluster any more."""

    message = _l("Организация вышла из кластера: её предложение нельзя опубликовать.")


class StrangeCustomerError(DomainError):
    """An employer writes an offer of an organization that is not the own one."""

    message = _l("Выберите свою организацию.")


class OfferReasonError(DomainError):
    """What reaches other people needs its reason."""

    message = _l("Напишите причину.")


class StillOpenError(DomainError):
    """Applications may still come: the day that was promised is not over."""


class NotOpenError(DomainError):
    """Applications do not come yet, or no longer."""


class OtherSpecialityError(DomainError):
    """The offer is for students of another speciality."""

    message = _l("Предложение для другой специальности.")


class OutsideNotTakenError(DomainError):
    """The customer offers its places to students of the college alone."""

    message = _l("Это предложение только для студентов колледжа.")


class NotOnBehalfError(DomainError):
    """A student of the college applies with the own account."""

    message = _l(
        "Эту заявку подаёт сам студент. За студента другой организации её добавляет колледж."
    )


class ContractInForceError(DomainError):
    """Who has a contract in force applies nowhere."""

    message = _l("У вас уже есть действующий договор о целевом обучении: второй заключить нельзя.")


class MarkMissingError(DomainError):
    """The published order asks for an average mark."""

    message = _l("Заявки упорядочат по среднему баллу: укажите свой, например 4,25.")


class AppliedTwiceError(DomainError):
    """A student applies once for an offer."""

    message = _l("Ваша заявка на это предложение уже есть.")


class SelectionChangedError(DomainError):
    """Somebody applied, withdrew or was corrected after the preview was shown."""

    message = _l("Пока вы смотрели список, заявки изменились. Проверьте новый список.")


class NoSeatLeftError(DomainError):
    """Every place has its student."""

    message = _l("Свободных мест нет: место только что занято другой заявкой.")


class HasDraftError(DomainError):
    """A contract was written by the application."""

    message = _l("По этой заявке уже есть договор. Сначала отмените его.")


class RefusalNotChosenError(DomainError):
    """Nobody chooses what follows from facts."""

    message = _l("Выберите причину из списка.")


class FewerSeatsError(DomainError):
    """A published offer would have fewer places than students have got."""
