"""What can be wrong with documents."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class NoVersionError(DomainError):
    """There is no file to send round or to approve."""

    message = _l("Сначала приложите файл документа.")


class NobodyAskedError(DomainError):
    """Everybody chosen was asked already."""

    message = _l("Все выбранные уже получили эту версию на согласование.")


class RemarksMissingError(DomainError):
    """Remarks without words."""

    message = _l("Напишите, что исправить.")


class SheetAnsweredError(DomainError):
    """Who was asked has answered already."""

    message = _l("Ответ уже записан.")


class MinutesMissingError(DomainError):
    """This kind is approved by minutes."""

    message = _l(
        "Такой документ утверждают на заседании: выберите заседание или напишите номер и дату "
        "протокола."
    )


class MinutesIncompleteError(DomainError):
    """A number of minutes without their date, or a date without the number."""

    message = _l("У протокола нужны и номер, и дата.")


class MinutesNotSignedError(DomainError):
    """The minutes of the meeting are not signed yet."""

    message = _l("Протокол этого заседания не подписан. Сначала подпишите его.")


class DateInFutureError(DomainError):
    """A day that has not come."""

    message = _l("Этот день ещё не наступил.")


class ApprovedBeforeMinutesError(DomainError):
    """Approved before the minutes that approve."""

    message = _l("Документ не может быть утверждён раньше протокола.")


class SheetOpenError(DomainError):
    """Not everybody asked has agreed."""

    message = _l("Согласовали не все. Отметьте, если утверждаете всё равно.")


class EndsBeforeItBeginsError(DomainError):
    """Valid until a day before its own."""

    message = _l("Документ не может перестать действовать раньше своей даты.")


class DocumentReasonError(DomainError):
    """Why it is cancelled."""

    message = _l("Напишите причину.")


class SupersededByItselfError(DomainError):
    """A document cannot take its own place."""

    message = _l("Документ не может заменить сам себя. Для этого есть новая версия.")


class SuccessorNotApprovedError(DomainError):
    """What takes the place is no approved document."""

    message = _l("Заменить можно только утверждённым документом.")
