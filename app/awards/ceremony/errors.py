"""What can be wrong with an order, a ceremony, a hand-over."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class RoundNotClosedError(DomainError):
    """Nothing is awarded before the results are there."""

    message = _l("Итоги конкурса ещё не подведены: награждать пока некого.")


class OrderedError(DomainError):
    """A round has one order."""

    message = _l("Приказ о награждении по этому конкурсу уже выпущен.")


class AwardOrderNumberTakenError(DomainError):
    """Another order of the year has the number."""

    message = _l("Приказ с этим номером в этом году уже есть.")


class AwardOrderDayError(DomainError):
    """An order follows the results and is not of tomorrow."""

    message = _l("Приказ подписывают после подведения итогов и не позже сегодняшнего дня.")


class AwarderOrganizationError(DomainError):
    """Whoever awards with the college, or instead of it, is named."""

    message = _l("Выберите организацию, от имени которой награждают.")


class NotOrderedError(DomainError):
    """What is handed over rests on an order."""

    message = _l("Сначала выпустите приказ о награждении.")


class HandoverDayError(DomainError):
    """Nothing is handed over before its order nor tomorrow."""

    message = _l("Вручить можно не раньше дня приказа и не позже сегодняшнего дня.")


class ReceiverMissingError(DomainError):
    """A representative has a name."""

    message = _l("Напишите, кто получил награду за наставника.")


class NoAddressesError(DomainError):
    """No mentor of the round has an address."""

    message = _l("Приглашать некого: ни у кого из награждённых нет электронной почты.")
