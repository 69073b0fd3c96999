"""What can be wrong with a passport."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError
from app.base.typography import counted


class PassportDayAheadError(DomainError):
    """What has been signed or given was so by today."""

    message = _l("Эта дата ещё не наступила.")


class WorkerConsentError(DomainError):
    """Article 351.8 wants the worker's consent in writing."""

    message = _l("По статье 351.8 ТК РФ нужно письменное согласие работника: укажите его дату.")


class WorkerAgreementError(DomainError):
    """Article 351.8 wants the content, the term, the form and the pay agreed in writing."""

    message = _l("По статье 351.8 ТК РФ нужно дополнительное соглашение: укажите номер и дату.")


class AmountWithoutPayError(DomainError):
    """A sum belongs to a kind of pay."""

    message = _l("Сумма указана, а вид выплаты — нет. Выберите вид выплаты.")


class LimitBelowLoadError(DomainError):
    """The limit is not below those who are led now."""

    def __init__(self, led: int) -> None:
        people = counted(led, _("человека"), _("человек"), _("человек"))
        text = _("Наставник уже ведёт %(people)s: предел не меньше.", people=people)
        super().__init__(text, field="load_limit")


class PostDaysError(DomainError):
    """A post ends after it began."""

    message = _l("Последний день раньше первого: проверьте даты.")


class SamePostError(DomainError):
    """The mentor works there in this post already."""

    message = _l("Это место работы уже есть в карточке.")
