"""What can be wrong with a student's record."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError
from app.students.enums import StudentState


class ImpossibleBirthDateError(DomainError):
    """Nobody of this age studies here."""

    message = _l("Проверьте дату рождения: студенту должно быть от 13 до 80 лет.")


class SameStudentError(DomainError):
    """The group has a student with this name and birth date."""

    message = _l("Такой студент в этой группе уже есть. Откройте его карточку.")


class SimilarStudentError(DomainError):
    """Somebody born that day has a name that differs by writing alone; a person must look."""

    def __init__(self, similar: str) -> None:
        text = _(
            "Похоже на: %(who)s, родились в один день. Если это другой человек, отметьте это ниже.",
            who=similar,
        )
        super().__init__(text, field="is_another")


class GroupNameTakenError(DomainError):
    """Another group has this name."""

    message = _l("Группа с таким названием уже есть.")


class SpecialityCodeTakenError(DomainError):
    """Another speciality has this code."""

    message = _l("Специальность с таким кодом уже есть.")


class AlreadyInvitedError(DomainError):
    """The student has an account."""

    message = _l(
        "У этого студента уже есть учётная запись. "
        "Повторить письмо можно в разделе «Пользователи и роли»."
    )


class TwoAccountsError(DomainError):
    """Both twins can sign in: one of the accounts has to be taken off by a person first."""

    message = _l("У обоих студентов есть учётные записи. Уберите лишнюю из карточки студента.")


class OutsideTwinError(DomainError):
    """One card is of the college, the other of another organization."""

    message = _l(
        "Карточку студента колледжа и карточку студента другой организации не объединяют: договор "
        "остаётся на той, по которой заключён."
    )


class NotOfferedError(DomainError):
    """The student does not study now: nothing new is begun with such a person."""

    def __init__(self, state: StudentState, *, field: str | None = None) -> None:
        super().__init__(_NOT_OFFERED[state], field=field)


_NOT_OFFERED = {
    StudentState.STUDYING: _l("Студент учится: это предназначено не ему."),
    StudentState.ON_LEAVE: _l(
        "Студент в академическом отпуске: до возвращения к учёбе это недоступно."
    ),
    StudentState.TRANSFERRED: _l("Студент переведён в другую организацию: это недоступно."),
    StudentState.EXPELLED: _l("Студент отчислен: это недоступно."),
    StudentState.GRADUATED: _l("Это выпускник: предложить это можно только студенту."),
    StudentState.OUTSIDE: _l(
        "Это студент другой организации: с ним заключают только договор о целевом обучении там, "
        "где он учится."
    ),
}


class ChangeDayError(DomainError):
    """The day of a change lies before the last one, or too far away."""


class OrderDayError(DomainError):
    """The order's number and day stand together."""

    message = _l("Укажите и номер, и дату приказа.")


class ChangePlannedError(DomainError):
    """Another change waits for its day already."""

    def __init__(self, label: str, day: str) -> None:
        text = _(
            "Уже запланировано: %(what)s с %(day)s. Сначала отмените это в карточке студента.",
            what=label,
            day=day,
        )
        super().__init__(text)


class NotLastChangeError(DomainError):
    """Only the last change can be taken back: later ones stand upon it."""

    message = _l("После этого состояние студента уже менялось. Отменить можно только последнее.")


class ClosedGroupError(DomainError):
    """Nobody enters a group that is closed."""

    message = _l("Эта группа закрыта. Выберите действующую группу.")


class TrainingJustAddedError(DomainError):
    """Another person entered somebody of the same training a moment ago."""

    message = _l("Такое обучение только что добавили на другой странице. Отправьте форму ещё раз.")


class NotOutsideError(DomainError):
    """The card is one of the college's own: its group is chosen, not described."""

    message = _l("Это карточка студента колледжа.")


class GroupInUseError(DomainError):
    """Somebody studies in the group."""

    message = _l("В группе ещё учатся студенты. Сначала переведите или выпустите их.")


class MovedOnAlreadyError(DomainError):
    """The groups were moved to this academic year before, perhaps a moment ago."""

    def __init__(self, year: str) -> None:
        super().__init__(_("Группы уже переведены на %(year)s учебный год.", year=year))


class TooEarlyToMoveError(DomainError):
    """Groups move on in summer."""

    message = _l("Перевод на следующий учебный год открывается 1 июля.")


class PlanOutdatedError(DomainError):
    """Groups or students changed after the preview was drawn."""

    message = _l("Пока страница была открыта, группы изменились. Проверьте план ещё раз.")


class MovedOnSinceError(DomainError):
    """What the move made was changed since, so it cannot be taken back as a whole."""

    message = _l("После перевода группы или выпускников уже меняли: отменить его целиком нельзя.")


class NotInGroupError(DomainError):
    """Who left the college moves to no group: coming back needs its order."""

    message = _l("Студент не учится в колледже: сначала восстановите его в карточке.")
