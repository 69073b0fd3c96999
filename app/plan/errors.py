"""What can be wrong with a change of the plan."""

from typing import Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError

_SHOWN = 80


class DatesUnreadError(DomainError):
    """What was written as dates cannot be read as dates."""

    @classmethod
    def of(cls, line: str) -> Self:
        """Return the error of a line."""
        text = _(
            "Дата не прочитана: «%(line)s». Напишите, например, «15 марта», "
            "«с 12 по 14 апреля», «ежеквартально».",
            line=line[:_SHOWN],
        )
        return cls(text, field="own_dates")

    @classmethod
    def too_many(cls, most: int) -> Self:
        """Return the error of a list that is too long."""
        return cls(_l("Не больше %(most)s сроков.", most=most), field="own_dates")


class NeedsMissingError(DomainError):
    """Nothing was chosen that would prove the item."""

    message = _l("Выберите, чем подтверждается пункт: хотя бы один вид записи.")


class OverrideReasonMissingError(DomainError):
    """A status was overruled without saying why."""

    message = _l("Напишите, почему статус поставлен вручную: причину увидят все.")


class OverrideProofMissingError(DomainError):
    """A status was overruled without anything to look at."""

    message = _l("Приложите файл или укажите ссылку: отметка без подтверждения не принимается.")


class OverrideUntilError(DomainError):
    """A status by hand would have lapsed before it is set."""

    message = _l("Отметка действует с сегодняшнего дня: укажите день не раньше.")


class NotOverdueError(DomainError):
    """There is nothing overdue to confirm: somebody recorded something meanwhile."""

    message = _l("Подтверждать нечего: по пункту уже есть сведения или срок не прошёл.")


class NotAnItemToEditError(DomainError):
    """The item is no longer in the plan."""

    message = _l("Этого пункта больше нет в плане: менять его нельзя.")


class UploadGoneError(DomainError):
    """The document was already applied or waited too long."""

    message = _l("Этот документ уже применён или ждал слишком долго. Загрузите его ещё раз.")


class PlanChangedError(DomainError):
    """Somebody imported into the same plan after the preview was shown."""

    message = _l("Пока вы смотрели, план загрузил кто-то ещё. Ниже новое сравнение, проверьте его.")


class ItemsMissingError(DomainError):
    """A record has to serve at least one item that is in the plan."""

    message = _l("Выберите пункт плана, который подтверждает эта запись.")


class ColumnsError(DomainError):
    """The columns a person chose make no plan."""


class PlanDoubtfulError(DomainError):
    """The document looks like somebody else's plan or a part of ours; nobody said it is not."""

    message = _l("План пока не изменён. Прочитайте предупреждение и подтвердите загрузку.")


class DayAheadError(DomainError):
    """A report is asked about a day that has not come."""

    message = _l("Этот день ещё не наступил. Выберите сегодняшний день или более ранний.")


class SameItemTwiceError(DomainError):
    """Two items of the plan cannot become one of the document."""

    message = _l("Два пункта плана не могут стать одним. Исправьте ответы и загрузите ещё раз.")
