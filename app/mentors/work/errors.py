"""What can be wrong with what is noted in a mentorship."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class OutsideMentorshipError(DomainError):
    """Nothing is noted for a day before the beginning or after the end."""

    message = _l("В этот день наставничества не было: проверьте дату.")


class EntryInFutureError(DomainError):
    """Hours are noted for what has been done."""

    message = _l("Этот день ещё не наступил. Часы отмечают после встречи.")


class LongDayError(DomainError):
    """A day has so many hours."""

    message = _l("За этот день уже отмечено почти всё рабочее время: проверьте часы.")


class NothingSaidError(DomainError):
    """An entry says what was done, by a word of the list or its own."""

    message = _l("Отметьте, что делали, или напишите одной строкой.")


class MeetingDayTakenError(DomainError):
    """Two meetings of one day are one meeting."""

    message = _l("На этот день встреча уже запланирована.")


class MentoringMeetingPastError(DomainError):
    """What is planned is ahead."""

    message = _l("Этот день прошёл. Прошедшую встречу отметьте часами.")


class MeetingTooFarError(DomainError):
    """Nobody plans meetings for years ahead."""

    message = _l("Последняя встреча — не позже чем через год.")


class FeedbackGivenError(DomainError):
    """Each side answers once."""

    message = _l("Вы уже ответили, спасибо.")


class SamePersonError(DomainError):
    """A mentor is replaced by somebody else."""

    message = _l("Это тот же наставник. Выберите другого.")


class GroundNotTheirsError(DomainError):
    """A mentorship belongs to what its own student has."""

    message = _l("Выберите практику или договор этого студента.")


class ConsentMissingError(DomainError):
    """A pupil is a minor: nothing is kept without the representative's consent."""

    message = _l("Укажите дату согласия законного представителя: без него ученика не добавляют.")


class ConsentInFutureError(DomainError):
    """A consent that was given was given by today."""

    message = _l("Эта дата ещё не наступила.")


class ReportTooEarlyError(DomainError):
    """A report is of what has ended."""

    message = _l("Отчёт выпускают по завершённому наставничеству.")
