"""What can be refused to candidates and to those who choose among them."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class ContactsInTextError(DomainError):
    """A phone or an address stands where everybody reads."""

    message = _l("Уберите телефон, почту и ссылки: этот текст прочтут все.")


class QuestionsClosedError(DomainError):
    """Nobody asks about a vacancy that is not in the catalogue, or too often."""

    message = _l("Об этой вакансии сейчас не спросить: она не в каталоге.")


class ManyQuestionsError(DomainError):
    """A student waits for answers already."""

    message = _l("Об этой вакансии вы уже задали вопросы. Дождитесь ответов.")


class RejectReasonError(DomainError):
    """Who asked must learn why the question is not shown."""

    message = _l("Напишите, почему вопрос не опубликован: студент прочтёт это у себя.")


class OrderChangedError(DomainError):
    """The list is not the one that was on the page."""

    message = _l("Список изменился, пока вы его расставляли. Обновите страницу.")


class NotACandidateError(DomainError):
    """The candidate does not show the CV to this employer any more."""

    message = _l("Студент больше не показывает вам резюме.")


class InvitedTwiceError(DomainError):
    """One invitation for a student and a vacancy."""

    message = _l("На эту вакансию студент уже приглашён или откликнулся сам.")
