"""What can be wrong with a confirmation of work."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class LeavingUntoldError(DomainError):
    """Somebody works no more, and nobody says since when and why."""

    message = _l("Укажите, когда и почему выпускник перестал работать.")


class WorkDayError(DomainError):
    """A day that has not come, or comes before the one it has to follow."""

    message = _l("Проверьте даты: они не могут быть в будущем, а уход — раньше начала работы.")


class NotWorkingYetError(DomainError):
    """The contract does not say that anybody works by it now."""

    message = _l("По этому договору выпускник сейчас не работает: подтверждать нечего.")
