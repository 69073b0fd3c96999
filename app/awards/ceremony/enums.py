"""How awards are handed over, and the bounds of what is written of it."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class ProgrammeOrder(LabelledEnum):
    """In what order people go up."""

    RISING = "rising", _l("письма, затем награды от последнего места к первому")
    FALLING = "falling", _l("награды от первого места, затем письма")
    BY_ORGANIZATION = "by_organization", _l("по организациям")


class HandoverWay(LabelledEnum):
    """How an award reached whom it was given to."""

    IN_PERSON = "in_person", _l("лично"), "done"
    BY_PROXY = "by_proxy", _l("через представителя"), "done"
    BY_POST = "by_post", _l("отправлено почтой"), "done"
