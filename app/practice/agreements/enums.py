"""Kinds, states and events of agreements on practical training."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_STUDENTS = 1000
EXPIRING_DAYS = 60


class AgreementKind(LabelledEnum):
    """For how much an agreement is made."""

    THROUGH = "through", _l("на все периоды практики")
    PERIOD = "period", _l("на один период практики")


class AgreementState(LabelledEnum):
    """Where an agreement stands; `EXPIRED` is never stored, the day says it."""

    DRAFT = "draft", _l("проект"), "idle"
    SIGNED = "signed", _l("подписан"), "done"
    EXTENDED = "extended", _l("продлён"), "done"
    EXPIRED = "expired", _l("истёк"), "late"
    TERMINATED = "terminated", _l("расторгнут или отменён"), "idle"


class AgreementEvent(StrEnum):
    """What happens to an agreement."""

    EDIT = "edit"
    SIGN = "sign"
    AMEND = "amend"
    EXTEND = "extend"
    EXPIRE = "expire"
    TERMINATE = "terminate"


class AgreementActor(StrEnum):
    """Whose step it is: the college's, or nobody's, the day alone."""

    COLLEGE = "college"
    CALENDAR = "calendar"


class AgreementSide(LabelledEnum):
    """The two parties of an agreement."""

    COLLEGE = "college", _l("Колледж")
    ORGANIZATION = "organization", _l("Организация")


class AgreementStage(LabelledEnum):
    """What a list of agreements is narrowed to, on the day it is looked at."""

    DRAFT = "draft", _l("проекты")
    IN_FORCE = "in_force", _l("действуют")
    EXPIRING = "expiring", _l("скоро истекают")
    EXPIRED = "expired", _l("истекли")
    TERMINATED = "terminated", _l("расторгнуты или отменены")


class AgreementGap(LabelledEnum):
    """Why no agreement covers a practice, from the nearest to a remedy to the furthest."""

    SPECIALITY = "speciality", _l("в приложении 1 нет этой специальности")
    BASE = "base", _l("договор не распространяется на эту базу")
    ENDS_EARLY = "ends_early", _l("договор заканчивается раньше практики")
    STARTS_LATE = "starts_late", _l("договор начинает действовать позже практики")
    TERMINATED = "terminated", _l("договор расторгнут")
    UNSIGNED = "unsigned", _l("договор ещё не подписан")
    NONE = "none", _l("договора нет")
