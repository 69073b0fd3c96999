"""What can be wrong with the monitoring and its records."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class CutoffTakenError(DomainError):
    """There is a cut-off of this day already."""

    message = _l("Срез на эту дату уже есть.")


class GraduationYearsError(DomainError):
    """The years of graduation stand the wrong way round or too far apart."""

    message = _l("Проверьте годы выпуска: от раннего к позднему, не больше пяти лет подряд.")


class CutoffClosedError(DomainError):
    """The figures of a closed cut-off do not move."""

    message = _l("Срез закрыт. Чтобы изменить сведения, откройте его снова.")


class UnknownCategoryError(DomainError):
    """The list of categories has no such one."""

    message = _l("Выберите категорию из списка.")


class EmployerNeededError(DomainError):
    """Somebody works, and nobody says where."""

    message = _l("Укажите, где работает: организацию из списка или её название.")


class TwoEmployersError(DomainError):
    """One place of work is an organization and a text at once."""

    message = _l("Выберите организацию из списка или напишите название: что-то одно.")


class SinceLaterError(DomainError):
    """Work that begins after the day of the monitoring is no work on that day."""

    message = _l("Дата начала позже даты среза: на эту дату выпускник ещё не работал.")


class ProofDayError(DomainError):
    """A certificate cannot have come tomorrow."""

    message = _l("Дата не может быть позже сегодняшней.")


class SecondPlaceError(DomainError):
    """Another place of work makes sense for who works."""

    message = _l("Второе место работы добавляют тому, кто трудоустроен.")


class ReasonNeededError(DomainError):
    """Of two that differ one is taken for a reason."""

    message = _l("Напишите, почему учтён именно этот ответ.")


class EmployerChangedError(DomainError):
    """The record names another employer than the one who was asked."""

    message = _l("Место работы в записи уже другое. Напишите в колледж, мы поправим.")
