"""What can be wrong with practice."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class DateError(DomainError):
    """A date is in the past or does not fit the others."""


class FrozenError(DomainError):
    """What students already rely on cannot change any more."""


class NoPlacesError(DomainError):
    """A period without places cannot take applications."""

    message = _l("Сначала добавьте места: студентам не из чего выбирать.")


class PlaceTwiceError(DomainError):
    """The base already offers this work in the period."""

    message = _l(
        "У этой базы уже есть место с такой деятельностью. Откройте его и измените число мест."
    )


class PlaceInUseError(DomainError):
    """Somebody wishes for the place or has a seat there."""


class SeatsTakenError(DomainError):
    """Fewer seats than are taken already."""


class MinimumError(DomainError):
    """A place waits for more students than it has seats for."""

    message = _l("Столько студентов здесь не поместится: мест меньше.")


class PlaceFullError(DomainError):
    """All seats of the place are taken."""

    message = _l("Свободных мест здесь не осталось. Выберите другое место.")


class PoolFullError(PlaceFullError):
    """What the base takes in these weeks is taken, by this practice or by another one."""

    message = _l(
        "База больше никого не примет на эти недели: места на год, которые она подтвердила, заняты "
        "или на эти недели их нет."
    )


class AlreadyPlacedError(DomainError):
    """The student has a place in this period."""

    message = _l("У этого студента уже есть место. Сначала отмените прежнее назначение.")


class PassedOverError(DomainError):
    """A seat by hand passes over others; it is said before the seat is given."""


class NotEligibleError(DomainError):
    """The place is for another speciality, or the student takes no part in the period."""


class NobodyToUnseatError(DomainError):
    """The student has no seat to lose."""

    message = _l("У студента уже нет места. Обновите страницу.")


class NoSuchGroupError(DomainError):
    """A group takes no part in the period."""

    message = _l("Этой группы в периоде нет. Выберите другую.")


class NoLongerEligibleError(DomainError):
    """Somebody may no longer hold the seat that the preview gives."""

    message = _l(
        "Некоторые студенты больше не могут занять своё место: у них другая группа или "
        "специальность. Отмените их назначение или добавьте их группу в период."
    )


class LateApplicationError(DomainError):
    """Applications are not taken today."""


class ApplicationBegunError(DomainError):
    """The same student began an application in another window at the same moment."""

    message = _l("Ваша заявка уже сохранена в другом окне. Обновите страницу.")


class BadWishesError(DomainError):
    """A list of wishes nobody can be distributed by."""


class LastWishError(DomainError):
    """An application that was sent would be left without places, and so taken back."""

    message = _l(
        "Это последнее место отправленной заявки. Сначала добавьте другое или отзовите заявку: "
        "без отправленной заявки вы не попадёте в распределение."
    )


class DistributionOutdatedError(DomainError):
    """Places changed while the distribution was computed."""

    message = _l("Пока шёл расчёт, места изменились. Запустите распределение ещё раз.")


class AnothersBaseError(DomainError):
    """A practice base that is no site of the organization."""

    message = _l("Эта база относится к другой организации. Выберите базу этой организации.")
