"""What can be wrong with what a base says of a year."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class IntentRowsError(DomainError):
    """A row of an intent that means nothing: its weeks, its numbers, its speciality twice."""


class IntentReasonError(DomainError):
    """A base that takes nobody says why."""

    message = _l("Укажите причину: по ней колледж поймёт, спрашивать ли снова.")


class IntentBelowTakenError(DomainError):
    """Fewer seats than students already have there."""


class BaseArchivedError(DomainError):
    """A base that left is asked nothing."""

    message = _l("Эта база больше не принимает студентов: верните её в список баз.")


class NobodyAnsweredError(DomainError):
    """A registry in which no base has answered confirms nothing."""

    message = _l("Ни одна база ещё не ответила: подтверждать нечего.")


class AnsweredMeanwhileError(DomainError):
    """Somebody answered for the base in the same moment: this answer is to be looked at again."""

    message = _l("Пока вы отправляли, за базу уже ответили. Отправьте ещё раз: ответ сверят.")
