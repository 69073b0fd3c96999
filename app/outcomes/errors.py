"""What can be wrong with a record of a graduate's employment."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class UnknownCategoryError(DomainError):
    """A code that no form of the monitoring has."""

    message = _l("Такой категории нет в форме мониторинга.")


class EmployerMissingError(DomainError):
    """Employed, and nobody knows where."""

    message = _l("Укажите, где работает выпускник: организацию кластера или название.")


class EmployerTwiceError(DomainError):
    """An organization of the cluster and another name beside it."""

    message = _l("Укажите что-то одно: организацию кластера или другое название.")


class NotWorkingError(DomainError):
    """A place of work of somebody whose category says that there is none."""

    message = _l("По этой категории выпускник не работает: уберите место работы.")


class CutOffYearError(DomainError):
    """A date of the monitoring before the student graduates."""

    message = _l("Этот срез раньше выпуска студента.")


class OutcomeTakenError(DomainError):
    """A record of this graduate and date is there already."""

    message = _l("Занятость этого выпускника на этот срез уже записана.")


class WorkInFutureError(DomainError):
    """Works since a day that has not come, and it is no intention."""

    message = _l("Этот день ещё не наступил.")
