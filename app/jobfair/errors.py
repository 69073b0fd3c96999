"""What can be refused at the fair, and how to mend it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class PastDateError(DomainError):
    """The day is behind us."""

    message = _l("Этот день уже прошёл. Укажите сегодняшнюю или более позднюю дату.")


class FairDatesOutOfOrderError(DomainError):
    """One date or time of a fair must not come after another."""


class FairAheadError(DomainError):
    """A fair has been held on its day at the earliest."""

    message = _l("Ярмарка ещё впереди: отметить, что она прошла, можно в день проведения.")


class FairNotRunningError(DomainError):
    """Applications and offers live while the fair is open or was just held."""

    message = _l("Ярмарка сейчас не идёт: отклики и предложения не принимаются.")


class RegistrationClosedError(DomainError):
    """Employers post vacancies up to a day."""

    message = _l("Приём вакансий на эту ярмарку закончен. Напишите методисту колледжа.")


class WishesClosedError(DomainError):
    """Students apply up to a day, so that a timetable can be made; and again after the fair."""

    message = _l(
        "Отклики перед этой ярмаркой больше не принимаются: готовится расписание. "
        "Откликнуться можно будет после неё, а подойти к стенду — в сам день."
    )


class OffersClosedError(DomainError):
    """Employers make offers up to a day."""

    message = _l("Срок предложений этой ярмарки вышел. Напишите методисту колледжа.")


class SalaryOutOfOrderError(DomainError):
    """The upper end of the salary is below the lower."""

    message = _l("Зарплата «до» меньше зарплаты «от». Поменяйте их местами.")


class TitleMissingError(DomainError):
    """A vacancy has a position of the list or a title of its own."""

    message = _l("Напишите, кого ищете.")


class ContractReasonMissingError(DomainError):
    """A labour contract has a fixed term for a reason that the law knows."""

    message = _l("Напишите, почему договор срочный: например, на время отпуска работника.")


class NothingToCompareError(DomainError):
    """A day of comparison without what was compared."""

    message = _l("Укажите номер или ссылку вакансии на портале, с которой сверяли.")


class NotComparedYetError(DomainError):
    """The day of comparison is to come."""

    message = _l("День сверки ещё не наступил.")


class PositionTakenError(DomainError):
    """Two positions of one name."""

    message = _l("Такая должность в списке уже есть.")


class TooManySearchesError(DomainError):
    """A letter of a dozen searches is read by nobody."""

    message = _l("Сохранённых поисков уже десять. Удалите ненужный и сохраните снова.")


class NothingToCopyToError(DomainError):
    """No fair takes vacancies, or this one is of the fair that does."""

    message = _l("Скопировать некуда: ни одна новая ярмарка сейчас не принимает вакансии.")


class SeatsBelowTakenError(DomainError):
    """More students have accepted than there would be seats."""

    message = _l("Столько студентов уже приняли ваше предложение. Мест не может быть меньше.")


class RemarkMissingError(DomainError):
    """The employer must learn what to mend."""

    message = _l("Напишите, что исправить: работодатель увидит это в письме.")


class ReleaseReasonMissingError(DomainError):
    """Both sides must learn why an acceptance is undone."""

    message = _l(
        "Напишите, почему принятие отменяется: студент и работодатель увидят это в письме."
    )


class AlreadyAppliedError(DomainError):
    """One application per student and vacancy."""

    message = _l("Вы уже откликнулись на эту вакансию. Отклик — в разделе «Мои отклики».")


class AlreadyAcceptedError(DomainError):
    """One acceptance per student and fair."""

    message = _l(
        "Вы уже приняли предложение на этой ярмарке. Второе принять нельзя: "
        "если планы изменились, напишите методисту колледжа."
    )


class StudentTakenError(DomainError):
    """The student has accepted somebody else's offer."""

    message = _l("Студент уже принял предложение другой организации на этой ярмарке.")


class VacancyFullError(DomainError):
    """Every seat of the vacancy is taken, or it is not offered now."""

    message = _l("Все места этой вакансии уже заняты.")


class SeatKeptError(DomainError):
    """The seats left wait for those whose contracts on target training they are of."""

    message = _l("Осталось место, закреплённое за выпускником по договору о целевом обучении.")


class VacancyOnHoldError(DomainError):
    """The vacancy was given back to its employer: its offers wait until it is mended."""

    message = _l(
        "Вакансию вернули работодателю на исправление. "
        "Принять предложение можно будет, когда методист её одобрит."
    )


class OfferExpiredError(DomainError):
    """The last day to answer is over."""


class OfferChangedError(DomainError):
    """The employer made another offer after the student had opened this one."""

    message = _l("Работодатель изменил предложение. Прочитайте новые условия и ответьте ещё раз.")


class AnswerTooLateError(DomainError):
    """Nobody waits half a year for an answer."""

    message = _l("Слишком поздно: дайте на ответ не больше полугода.")


class VacancyUnapprovedError(DomainError):
    """Offers are made in words that staff have read."""

    message = _l("Предложение можно сделать, когда методист одобрит вакансию.")


class VacancyChangedError(DomainError):
    """Staff decide on the words they have read."""

    message = _l("Работодатель изменил вакансию, пока вы её читали. Прочитайте её ещё раз.")


class SimilarVacancyError(DomainError):
    """The employer has a live vacancy of this name at the fair; a person must look."""

    def __init__(self, similar: str, *, record_id: int) -> None:
        text = _(
            "Похожая вакансия уже есть: «%(title)s». Если это другая, отметьте это ниже.",
            title=similar,
        )
        super().__init__(text, field="is_another")
        self.record_id = record_id


class SimilarFairError(DomainError):
    """A fair of this day or name is planned already; a person must look whether it is another."""

    def __init__(self, similar: str, *, record_id: int) -> None:
        text = _(
            "Похожая ярмарка уже есть: %(title)s. Если это другая, отметьте это ниже.",
            title=similar,
        )
        super().__init__(text, field="is_another")
        self.record_id = record_id
