"""What can be wrong with a body, a meeting, its votes, its decisions, its minutes."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class AlreadyMemberError(DomainError):
    """Somebody is a member only once at a time."""

    message = _l("Этот человек уже в составе.")


class SecondChairError(DomainError):
    """A body has one who leads it."""

    message = _l("Председатель или руководитель уже есть: сначала измените его роль.")


class MemberDaysError(DomainError):
    """Nobody leaves before they came."""

    message = _l("Этот день раньше, чем начало членства.")


class MemberNameError(DomainError):
    """A member without an account needs a name."""

    message = _l("Выберите учётную запись или напишите имя.")


class BodyDissolvedError(DomainError):
    """Who is dissolved meets no more."""

    message = _l("Этот орган распущен: заседаний у него больше нет.")


class NotYetError(DomainError):
    """What happens on the day of a meeting waits for it."""

    message = _l("День заседания ещё не наступил.")


class MeetingPastError(DomainError):
    """Nobody is invited to what is over."""

    message = _l("День заседания прошёл. Перенесите заседание или отметьте присутствующих.")


class HeldInFutureError(DomainError):
    """A meeting that was held was not held tomorrow."""

    message = _l("Заседание уже проведено: его день не может быть в будущем.")


class SameDayError(DomainError):
    """A meeting is moved to another day."""

    message = _l("Это тот же день. Укажите новый.")


class NoAgendaError(DomainError):
    """Nothing to meet for."""

    message = _l("В повестке нет ни одного вопроса.")


class TooManyQuestionsError(DomainError):
    """Nobody sits so long."""

    message = _l("В повестке уже достаточно вопросов.")


class NobodyToInviteError(DomainError):
    """A body without members."""

    message = _l("В составе пока никого нет: добавьте членов.")


class SubstituteNameError(DomainError):
    """Whoever stands in for a member has a name."""

    message = _l("Напишите, кто заменял.")


class NoMembersError(DomainError):
    """Nobody to mark as present."""

    message = _l("В составе на день заседания никого не было.")


class VotesError(DomainError):
    """Votes are told all three or not at all."""

    message = _l("Укажите все три числа: за, против, воздержались.")


class TooManyVotesError(DomainError):
    """More votes than present members who may vote."""


class NoVotesError(DomainError):
    """Three zeros are no vote."""

    message = _l("Никто не голосовал: оставьте числа пустыми.")


class SeveralOwnersError(DomainError):
    """A task has one owner."""

    message = _l("Исполнитель один: оставьте что-то одно из четырёх.")


class DueBeforeMeetingError(DomainError):
    """A task is not due before it was given."""

    message = _l("Срок раньше дня заседания.")


class NoReportError(DomainError):
    """Done is what somebody told of."""

    message = _l("Напишите, что сделано.")


class DoneInFutureError(DomainError):
    """Nobody has done anything tomorrow."""

    message = _l("Этот день ещё не наступил.")


class DoneBeforeMeetingError(DomainError):
    """A task is not done before it was given."""

    message = _l("Этот день раньше заседания.")


class MinutesQuorumError(DomainError):
    """Minutes of a meeting without a quorum are none."""


class QuorumThereError(DomainError):
    """A meeting with a quorum took place."""

    message = _l("Кворум есть: заседание состоялось. Подпишите протокол.")


class MinutesGapsError(DomainError):
    """Minutes are signed whole."""


class NotPresentError(DomainError):
    """Who signs the minutes was there."""

    message = _l("Подписывает тот, кто был на заседании.")


class SignedDayError(DomainError):
    """Minutes are signed on the day of the meeting or later, not tomorrow."""

    message = _l("Протокол подписывают в день заседания или позже, но не в будущем.")


class MinutesNumberTakenError(DomainError):
    """Two minutes of a body in a year never have one number."""

    message = _l("Протокол с этим номером в этом году уже есть.")


class MinutesChangedError(DomainError):
    """Somebody changed the minutes while they were read."""

    message = _l("Пока вы читали, протокол изменился. Проверьте его ещё раз и подпишите.")


class NoDaysError(DomainError):
    """A series without days."""

    message = _l("Ни одного дня не получилось: проверьте даты.")


class NotADayError(DomainError):
    """A line that is no date."""


class OutsideYearError(DomainError):
    """A day outside of the academic year."""
