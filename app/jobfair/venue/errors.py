"""What can be refused before a fair, and how to mend it."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class FairOverError(DomainError):
    """What was prepared for a fair stays as it was on its day."""

    message = _l("Ярмарка уже прошла: подготовку менять поздно.")


class NoTalkFitsError(DomainError):
    """Between the first talk and the end of the fair there must be time for one."""

    message = _l("Не помещается ни одно собеседование. Начните раньше или сократите перерывы.")


class PausesUnclearError(DomainError):
    """Breaks are written as times of the day."""


class PeopleUnclearError(DomainError):
    """Who comes is written a person a line."""


class RegistrationOverError(DomainError):
    """Employers register up to a day; later staff does it for them."""

    message = _l("Регистрация на ярмарку закончена. Позвоните методисту: он добавит вас сам.")


class ParticipantKnownError(DomainError):
    """An organization takes part once."""

    message = _l("Эта организация уже есть среди участников ярмарки.")


class DeclineReasonMissingError(DomainError):
    """Who is refused learns why."""

    message = _l("Напишите причину: организация получит её письмом.")


class StandTakenError(DomainError):
    """A stand is one participant's alone."""

    message = _l("На этом стенде уже другой участник. Выберите свободный.")


class StandNumberTakenError(DomainError):
    """No two stands of a hall are called the same."""

    message = _l("Стенд с таким номером уже есть.")


class CellTakenError(DomainError):
    """Two stands do not fit where one does."""

    message = _l("Там уже есть стенд или кончается зал.")


class StandInUseError(DomainError):
    """A stand with a participant stays."""

    message = _l("На стенде участник: сначала переведите его на другой.")


class NotComingError(DomainError):
    """Only who takes part has a stand."""

    message = _l("Стенд получают подтверждённые участники: сначала подтвердите участие.")


class SessionTimesError(DomainError):
    """A session ends after it begins."""

    message = _l("Конец раньше начала. Проверьте время.")


class TooFewSessionSeatsError(DomainError):
    """People have signed up already."""

    message = _l("Столько человек уже записались. Мест не может быть меньше.")


class SessionFullError(DomainError):
    """The last seat is taken."""

    message = _l("Все места уже заняты. Если кто-то откажется, место появится здесь.")


class SessionJoinedError(DomainError):
    """One seat is enough."""

    message = _l("Вы уже записаны.")


class NobodyInvitedError(DomainError):
    """An invitation names somebody."""

    message = _l("Выберите группы или годы выпуска.")
