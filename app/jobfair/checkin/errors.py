"""What can be refused on the fair's day, and how to mend it."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class CheckinClosedError(DomainError):
    """Arrivals are marked from the fair's day until its results are drawn."""

    message = _l("Отмечать приход можно со дня ярмарки и до подведения её итогов.")


class VisitClosedError(DomainError):
    """Visitors register while a fair is ahead or runs."""

    message = _l("Регистрация посетителей на эту ярмарку закончена.")


class NotExpectedError(DomainError):
    """A student who left the college comes as a visitor."""

    message = _l("Пропуск выдают студентам и выпускникам колледжа, которых ждут на ярмарке.")


class TooManyVisitsError(DomainError):
    """A place on the network registers so many visitors in an hour."""

    message = _l(
        "С этого адреса только что записалось много посетителей. Повторите через час или "
        "зарегистрируйтесь у входа."
    )


class TooManyScansError(DomainError):
    """A sending holds so many entries."""

    message = _l("Слишком много записей за один раз.")
