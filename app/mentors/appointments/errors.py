"""What can be wrong with an order that appoints mentors."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class AppointmentNumberError(DomainError):
    """Two orders of a year have two numbers."""

    message = _l("Приказ с этим номером в этом году уже есть.")


class AppointmentTermError(DomainError):
    """The term of an order is in order."""

    message = _l("Последний день раньше первого: проверьте даты.")


class AppointmentYearError(DomainError):
    """Orders are of this century."""

    message = _l("Проверьте год приказа.")


class NobodyAppointedError(DomainError):
    """An order appoints somebody."""

    message = _l("В приказе никого нет: добавьте наставников.")


class AppointmentIssuedError(DomainError):
    """What was issued stays as it was."""

    message = _l("Приказ уже выпущен и не меняется. Подготовьте новый приказ.")


class ConsentsMissingError(DomainError):
    """Between workers nobody is appointed without consent and an agreement in writing."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            _(
                "По статье 351.8 ТК РФ нужны согласие и дополнительное соглашение. Нет у: %(who)s",
                who="; ".join(names),
            )
        )
