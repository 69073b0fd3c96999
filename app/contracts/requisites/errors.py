"""What can be wrong with a citizen's requisites."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class PassportShapeError(DomainError):
    """Not the series and the number of a Russian passport."""

    message = _l("В паспорте серия из 4 цифр и номер из 6: «4506 123456».")


class SnilsWrongError(DomainError):
    """Not eleven digits, or the last two do not follow from the others."""

    message = _l("Проверьте СНИЛС: в нём 11 цифр, и последние две следуют из остальных.")


class AccountShapeError(DomainError):
    """Not the twenty digits of an account."""

    message = _l("В номере счёта 20 цифр.")


class PassportInOpenError(DomainError):
    """A passport in a line that lies in the open: that line is for a proof of authority."""

    message = _l(
        "Паспортные данные здесь не хранят: нужен документ, подтверждающий полномочия, например "
        "свидетельство о рождении. Паспорт колледж хранит отдельно («Паспорт и счёт для "
        "договора»), или его вписывают в согласие от руки."
    )
