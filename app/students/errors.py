"""What can be wrong with a student's record."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


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
