"""What can be wrong with the council's word on a round."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class NoSessionError(DomainError):
    """Nobody said at which meeting the round was decided."""

    message = _l("Сначала выберите заседание, на котором рассматривают конкурс.")


class SessionNotHeldError(DomainError):
    """A meeting decides once it was held, with enough members."""

    message = _l("Заседание ещё не проведено: отметьте присутствующих и голоса.")


class SessionQuorumError(DomainError):
    """Too few came."""

    message = _l("На заседании не было кворума: решение принять нельзя.")


class UnscoredVerdictError(DomainError):
    """Nobody is awarded for what nobody scored."""

    message = _l("Эту кандидатуру никто не оценил: наградить по ней нельзя.")


class VerdictReasonError(DomainError):
    """Who decides against the ranking says why."""

    message = _l("Решение расходится с оценками: напишите почему.")


class SessionDecidedError(DomainError):
    """What an extract was issued of stays."""

    message = _l("По этому заседанию уже выпущена выписка: убрать его нельзя.")


class VerdictsMissingError(DomainError):
    """Some nominations have no word of the council."""

    message = _l("Совет рассмотрел не все кандидатуры. Запишите решение по остальным.")


class MinutesUnsignedError(DomainError):
    """What awards rest on is signed first."""

    message = _l("Протокол заседания ещё не подписан: подпишите его и подведите итоги.")


class VerdictsChangedError(DomainError):
    """Somebody decided otherwise meanwhile."""

    message = _l("Пока вы смотрели, решения изменились. Проверьте список ещё раз и подтвердите.")
