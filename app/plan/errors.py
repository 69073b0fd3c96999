"""What can be wrong with a change of the plan."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class DeadlineIncompleteError(DomainError):
    """A deadline set by hand lacks what its kind needs."""


class OverrideReasonMissingError(DomainError):
    """A status was overruled without saying why."""

    message = _l("Напишите, почему статус поставлен вручную: причину увидят все.")


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
