"""What can be wrong with a round, a nomination, a score."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class RoundDatesError(DomainError):
    """Nominations end first, then scoring, then comes the ceremony."""


class PastDeadlineError(DomainError):
    """Nobody could nominate by a day that has passed."""

    message = _l("Этот день уже прошёл. Дайте время на выдвижение.")


class LateNominationError(DomainError):
    """The days of nomination are over."""

    message = _l("Срок выдвижения прошёл. Если он нужен, попросите методиста продлить его.")


class LateScoreError(DomainError):
    """The days of scoring are over."""

    message = _l("Срок оценки прошёл. Если он нужен, попросите методиста продлить его.")


class NoCriteriaError(DomainError):
    """Nothing to score by."""

    message = _l("Добавьте хотя бы один критерий: без них нечего оценивать.")


class TooManyCriteriaError(DomainError):
    """Nobody scores by so many criteria."""

    message = _l("Критериев уже достаточно. Уберите лишний, прежде чем добавить новый.")


class CriterionTakenError(DomainError):
    """The round is scored by this already."""

    message = _l("Такой критерий уже есть.")


class NoNominationsError(DomainError):
    """Nobody to score."""

    message = _l("Пока никто не выдвинут: оценивать некого.")


class NoScoresError(DomainError):
    """Nobody has scored anything: there is nothing to award for."""

    message = _l("Ни одной оценки пока нет. Подвести итоги можно после первой.")


class ScoresAwaitedError(DomainError):
    """The ranking is opened to nobody while one of those asked may still be swayed by it."""

    message = _l(
        "Высказались ещё не все, кому выпали кандидатуры: до последней оценки итога не видит никто."
    )


class ScoresSealedError(DomainError):
    """The ranking is open: a score changed now would be one that knows it."""

    message = _l("Оценка завершена: отправленного теперь не меняют.")


class ScoringOpenError(DomainError):
    """Whoever has time left is waited for."""

    message = _l("Срок оценки ещё идёт. Дождитесь его конца или перенесите его.")


class NoQuorumError(DomainError):
    """A nomination has fewer sheets than the round asks for."""


class QuorumFixedError(DomainError):
    """The measure is not changed while it is measured by."""

    message = _l("Оценка уже идёт: кворум теперь не меняют.")


class AlreadyNominatedError(DomainError):
    """The mentor takes part already."""

    message = _l("Вы уже выдвинули этого наставника на этот конкурс.")


class NominatorBarredError(DomainError):
    """In this round others nominate."""

    message = _l("В этом конкурсе выдвигают другие.")


class SupportedNominationError(DomainError):
    """Others have joined what a student proposed."""

    message = _l("Кандидатуру поддержали и другие: снять её может методист колледжа.")


class SelfNominationError(DomainError):
    """Nobody proposes himself."""

    message = _l("Себя не выдвигают. Попросите коллегу или методиста колледжа.")


class OwnNominationError(DomainError):
    """Nobody judges himself."""

    message = _l("Это ваша кандидатура: оценить себя нельзя. Воздержитесь, её оценят остальные.")


class ConflictError(DomainError):
    """A conflict of interest keeps this member from judging this nomination."""


class NotAssignedError(DomainError):
    """The nomination was given to other members."""

    message = _l("Эту кандидатуру оценивают другие члены совета: так распределил жребий.")


class AlreadyRemindedError(DomainError):
    """Nobody is written to twice a day."""

    message = _l("Сегодня уже напомнили. Следующее напоминание — не раньше чем через сутки.")


class NobodyToRemindError(DomainError):
    """Everybody has scored."""

    message = _l("Все, кому выпали кандидатуры, уже высказались.")


class MissingScoreError(DomainError):
    """A sheet is submitted whole or not at all."""

    message = _l("Поставьте оценку по этому критерию или сохраните черновик.")


class ScoreRangeError(DomainError):
    """The scale is the same for everybody."""

    message = _l("Оценка может быть от 0 до 10.")


class SheetBegunError(DomainError):
    """The member's sheet of this nomination is there already."""


class RepeatedAwardError(DomainError):
    """Somebody was awarded a short while ago; once more only by the council, with a reason."""


class AmendmentReasonError(DomainError):
    """What was settled changes with a reason that stays."""

    message = _l("Это уже решено и записано: напишите, почему меняете.")


class RankingChangedError(DomainError):
    """Scores came in after the preview was shown."""

    message = _l("Пока вы смотрели, оценки изменились. Проверьте итог ещё раз и подтвердите.")


class NumbersTakenError(DomainError):
    """Another round was closed at the same moment."""

    message = _l("Номера писем только что занял другой конкурс. Подведите итоги ещё раз.")
