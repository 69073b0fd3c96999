"""States, events, rules and reasons of target offers."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_SEATS = 500
LOWEST_MARK, HIGHEST_MARK = 200, 500  # hundredths of a mark


class TargetOfferState(LabelledEnum):
    """Where an offer stands on its way from a draft to the archive."""

    DRAFT = "draft", _l("черновик"), "idle"
    SUBMITTED = "submitted", _l("на проверке у колледжа"), "soon"
    PUBLISHED = "published", _l("опубликовано"), "go"
    APPLICATIONS_CLOSED = "applications_closed", _l("приём заявок закончен"), "soon"
    SELECTED = "selected", _l("отбор проведён"), "done"
    CLOSED = "closed", _l("закрыто"), "idle"
    CANCELLED = "cancelled", _l("отменено"), "idle"


class TargetOfferEvent(StrEnum):
    """What happens to an offer."""

    EDIT = "edit"
    SUBMIT = "submit"
    RETURN = "return"
    PUBLISH = "publish"
    NUMBER = "number"
    SEATS = "seats"
    CLOSE_APPLICATIONS = "close_applications"
    SELECT = "select"
    CLOSE = "close"
    CANCEL = "cancel"


class TargetParty(StrEnum):
    """Whose step it is."""

    COLLEGE = "college"
    CUSTOMER = "customer"
    STUDENT = "student"


class TargetApplicationState(LabelledEnum):
    """Where an application stands."""

    APPLIED = "applied", _l("подана"), "go"
    WITHDRAWN = "withdrawn", _l("отозвана"), "idle"
    SELECTED = "selected", _l("отобрана"), "done"
    RESERVE = "reserve", _l("в резерве"), "soon"
    REFUSED = "refused", _l("отказано"), "late"


class TargetApplicationEvent(StrEnum):
    """What happens to an application."""

    APPLY = "apply"
    CORRECT = "correct"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    SELECT = "select"
    RESERVE = "reserve"
    REFUSE = "refuse"
    DRAFT = "draft"


class OrderingRule(LabelledEnum):
    """By what applications are ordered; the lottery decides among equals."""

    AVERAGE_MARK = "average_mark", _l("средний балл, больший выше")
    LIVES_IN_TOWN = "lives_in_town", _l("живёт в населённом пункте организации")
    PRACTISED = "practised", _l("проходил(а) практику у организации")


class TargetRefusal(LabelledEnum):
    """Why an application is refused: the list is closed, see docs/legal.md."""

    REQUIREMENTS = "requirements", _l("не выполнено требование предложения")
    UNTRUE = "untrue", _l("сведения заявки не подтвердились")
    IN_FORCE = "in_force", _l("уже есть действующий договор о целевом обучении")
    NOT_STUDYING = "not_studying", _l("больше не учится в колледже")
    NO_SEATS = "no_seats", _l("мест меньше, чем заявок: по порядку отбора места не хватило")
    CANCELLED = "cancelled", _l("организация отменила предложение")


# What a person may choose; the others follow from what happened.
CHOSEN_REFUSALS = (TargetRefusal.REQUIREMENTS, TargetRefusal.UNTRUE)
