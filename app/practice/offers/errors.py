"""What a base may not do to a period."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class OfferLateError(DomainError):
    """The period takes no places from bases any more."""

    message = _l("В этот период места больше не принимают. Позвоните в колледж.")


class OfferWaitsError(DomainError):
    """The same change waits for the staff already."""

    message = _l("Предложение по этому месту уже ждёт методиста. Отзовите его и отправьте новое.")


class OfferIncompleteError(DomainError):
    """A new place has no name, or no seats."""

    message = _l("Напишите, чем студент будет заниматься и сколько мест.")


class OfferStaleError(DomainError):
    """The places changed while the base was answering."""

    message = _l("Пока вы отвечали, места изменились. Откройте ссылку заново и проверьте их.")


class TakenBackLateError(DomainError):
    """Students choose among the places already: one is not taken back by a link."""

    message = _l("Студенты уже выбирают места. Чтобы убрать место, позвоните в колледж.")


class NotRankedError(DomainError):
    """Nobody asks the base whom it prefers: not in this period, or not now."""

    message = _l(
        "Сейчас порядок желающих не меняют: приём заявок идёт или распределение посчитано."
    )


class WishersChangedError(DomainError):
    """Somebody on the list does not wish for the place."""

    message = _l("Список желающих изменился. Обновите страницу и расставьте их заново.")
