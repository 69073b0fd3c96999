"""What can be wrong with a mentor or a mentorship."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError
from app.base.typography import day


class SameMentorError(DomainError):
    """The organization has this mentor in this position already."""

    message = _l("Такой наставник в этой организации уже есть. Откройте его карточку.")


class SimilarMentorError(DomainError):
    """A name of the organization differs by writing alone, or by the post; a person must look."""

    def __init__(self, similar: str) -> None:
        text = _(
            "Похоже на: %(who)s. Если это другой человек, отметьте это ниже.",
            who=similar,
        )
        super().__init__(text, field="is_another")


class FormerMentorError(DomainError):
    """Nobody is entrusted to a mentor who left."""

    message = _l("Этот человек больше не наставник. Сначала верните его в наставники.")


class MentorIsFullError(DomainError):
    """The mentor leads as many as the passport allows."""

    def __init__(self, limit: int) -> None:
        text = _(
            "Наставник ведёт предельное число наставляемых (%(limit)d). Выберите другого или "
            "измените предел в паспорте.",
            limit=limit,
        )
        super().__init__(text)


class WorkersOnlyError(DomainError):
    """Article 351.8 of the Labour Code is between workers."""

    message = _l(
        "В паспорте основание — статья 351.8 ТК РФ: она только для работников. Студента ведут "
        "по договору о практической подготовке или по уставу колледжа."
    )


class AccountTakenError(DomainError):
    """The account belongs to another mentor."""

    message = _l("Эта учётная запись связана с другим наставником.")


class CareerInFutureError(DomainError):
    """The career cannot begin after today."""

    message = _l("Этот год ещё не наступил. Укажите год, с которого человек работает.")


class AlreadyMentoredError(DomainError):
    """The mentor leads this student already."""

    message = _l("Этот наставник уже ведёт этого человека. Завершите прежнее наставничество.")


class ImpossibleStartError(DomainError):
    """The mentorship cannot begin on this day."""

    message = _l("Проверьте дату: наставничество не может начаться так давно или так нескоро.")


class EndBeforeStartError(DomainError):
    """The mentorship cannot end before it began."""

    message = _l("Эта дата раньше начала наставничества.")


class EndInFutureError(DomainError):
    """What has ended, ended today at the latest."""

    message = _l("Эта дата ещё не наступила. Отметьте окончание в этот день или позже.")


class OutcomeMissingError(DomainError):
    """What has ended has a result, or a reason."""

    message = _l("Напишите, чем закончилось наставничество.")


class NoticeTooShortError(DomainError):
    """Article 351.8 of the Labour Code: the other side knows three working days before."""

    def __init__(self, earliest: date) -> None:
        super().__init__(field="ends_on")
        self.earliest = earliest

    def __str__(self) -> str:
        return _(
            "Предупредить нужно не позднее чем за три рабочих дня (статья 351.8 ТК РФ): "
            "последний день — не раньше %(day)s.",
            day=day(self.earliest),
        )


class NoticeMissingError(DomainError):
    """Between workers a mentorship ends early after a notice."""

    message = _l("Укажите день, когда предупредили другую сторону (статья 351.8 ТК РФ).")


class NoticeInFutureError(DomainError):
    """A notice that was given was given by today."""

    message = _l("Этот день ещё не наступил. Укажите, когда предупредили на самом деле.")


class TwoMentorAccountsError(DomainError):
    """Both twins can sign in: one of the accounts has to be taken off by a person first."""

    message = _l("У обоих наставников есть учётные записи. Уберите лишнюю из карточки наставника.")
