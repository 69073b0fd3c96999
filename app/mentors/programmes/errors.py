"""What can be wrong with a programme."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError
from app.mentors.programmes.enums import MOST_STAGES


class ProgrammeTitleTakenError(DomainError):
    """Two programmes of one title could not be told apart."""

    message = _l("Программа с таким названием уже есть.")


class NoStagesError(DomainError):
    """A programme without stages is a wish."""

    message = _l("Напишите хотя бы один этап.")


class TooManyStagesError(DomainError):
    """More stages than one keeps in mind."""

    message = _l("Этапов не больше %(most)d: объедините близкие.", most=MOST_STAGES)


class StageTooLongError(DomainError):
    """A stage is a line, not a story."""

    message = _l("Этап и его показатель — не больше 250 знаков каждый.")


class OtherProgrammeError(DomainError):
    """The programme is for another kind of mentorship, or is not offered any more."""

    message = _l("Эта программа не подходит: она для другой формы наставничества или в архиве.")
