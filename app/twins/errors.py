"""Why two records cannot be made one, or one two again."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class PairDecidedError(DomainError):
    """Somebody decided about the pair, or a record of it is no more."""

    message = _l("Эта пара уже решена. Обновите страницу.")


class PairChangedError(DomainError):
    """Somebody edited a record while it was being compared."""

    message = _l("Одну из записей успели изменить. Сравните их ещё раз.")


class RecordsClashError(DomainError):
    """Both records have something there may be only one of."""

    def __init__(self, listed: str) -> None:
        super().__init__(
            _(
                "Объединить не получится: у обеих записей есть то, что бывает одно (%(listed)s). "
                "Сначала уберите лишнее у одной из них.",
                listed=listed,
            )
        )


class MergedRecordChangedError(DomainError):
    """The merge cannot be undone: what it made was changed since."""

    message = _l(
        "Отменить объединение нельзя: запись с тех пор изменили или номер прежней записи занят."
    )


class AlreadyUndoneError(DomainError):
    """Two people undo at once, or one twice."""

    message = _l("Это объединение уже отменено.")


class ItselfError(DomainError):
    """A record was chosen to be merged with itself."""

    def __init__(self) -> None:
        super().__init__(_("Это та же самая запись. Выберите другую."), field="other_id")
