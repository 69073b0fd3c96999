"""Who gives a consent, how, and how it stands."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class ConsentState(LabelledEnum):
    """How a consent stands."""

    GIVEN = "given", _l("дано"), "done"
    WITHDRAWN = "withdrawn", _l("отозвано"), "late"


class ConsentEvent(StrEnum):
    """What happens to a consent; a new one is a record of its own."""

    WITHDRAW = "withdraw"


class ConsentParty(StrEnum):
    """Who takes part: the person (or the representative), and the college on their behalf."""

    PERSON = "person"
    COLLEGE = "college"


class GivenBy(LabelledEnum):
    """Whose consent it is."""

    PERSON = "person", _l("сам человек")
    REPRESENTATIVE = "representative", _l("законный представитель")


class ConsentWay(LabelledEnum):
    """How a consent was received."""

    PAPER = "paper", _l("на бумаге")
    IN_PERSON = "in_person", _l("лично, на сайте")
    LINK = "link", _l("по ссылке из письма")


class RepresentativeKind(LabelledEnum):
    """Who may act for a minor."""

    PARENT = "parent", _l("родитель")
    ADOPTER = "adopter", _l("усыновитель")
    GUARDIAN = "guardian", _l("опекун")
    TRUSTEE = "trustee", _l("попечитель")
    AUTHORITY = "authority", _l("орган опеки и попечительства")


class Standing(LabelledEnum):
    """How a person's consents of one kind stand as a whole: the filter of the list."""

    FULL = "full", _l("получено"), "done"
    PARTLY = "partly", _l("не хватает подписи"), "soon"
    MISSING = "missing", _l("нет"), "late"


class Seen(LabelledEnum):
    """What was opened of somebody's data."""

    CARD = "card", _l("карточка")
    EDIT = "edit", _l("изменение карточки")
    HELD = "held", _l("все данные о человеке")
    SHEET = "sheet", _l("список студентов файлом")
    CV = "cv", _l("резюме")
    REQUISITES = "requisites", _l("паспорт и счёт для договора")
